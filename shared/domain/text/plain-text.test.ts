import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlainText, withLineFeeds } from "./plain-text.ts";
import type { Reading } from "./reading.ts";
import { cleanedText, displayText } from "./text-version.ts";

const prose = (subject: string) =>
  `${subject} has kept the harbour busy through the autumn, and the officials who watch it say that they expect more of the same. Nobody has counted the barges twice.`;

/** The lines somebody reads, as `role: text` or `reason: text`. */
function linesOf(reading: Reading): string[] {
  return reading.blocks
    .filter((block) => block.role !== "blank")
    .map((block) => {
      const text = displayText(reading.text.slice(block.start, block.end));
      return `${block.removedReason ?? block.role}: ${text.length > 40 ? `${text.slice(0, 40)}…` : text}`;
    });
}

const read = (...lines: string[]) => readPlainText(lines.join("\n"));

describe("headings", () => {
  it("makes short lines without a full stop headings, also with a colon at the end", () => {
    const reading = read(
      prose("Grain"),
      "What the Pilots Saw",
      prose("Coal"),
      "For the ferry towns along the coast, the traffic has brought three changes:",
      prose("Timber"),
      "Outlook:",
      prose("Gravel"),
    );

    expect(reading.blocks.map((block) => block.role)).toEqual([
      "paragraph",
      "heading",
      "paragraph",
      "paragraph",
      "paragraph",
      "heading",
      "paragraph",
    ]);
  });

  it("finds the heading that runs into its paragraph", () => {
    const reading = read(prose("Grain"), `Lessons for the Port: ${prose("Coal")}`);
    const block = reading.blocks[1];

    expect(block?.role).toBe("paragraph");
    expect(reading.text.slice(block?.start, block?.runInEnd ?? 0)).toBe("Lessons for the Port:");
  });

  it("points behind the run-in heading in the raw text, whatever white space it holds", () => {
    const reading = read(prose("Grain"), `  Lessons\u00a0 for the Port:  ${prose("Coal")}`);
    const block = reading.blocks[1];

    expect(reading.text.slice(block?.start, block?.runInEnd ?? 0)).toBe(
      "  Lessons\u00a0 for the Port:",
    );
  });

  it("takes no speaker of an interview for a run-in heading", () => {
    const reading = read(
      prose("Grain"),
      `Mara Holt: ${prose("Coal")}`,
      `Mara Holt: ${prose("Timber")}`,
    );

    expect(reading.blocks.every((block) => block.runInEnd === null)).toBe(true);
  });

  it("leaves a line that somebody's words follow a paragraph", () => {
    const reading = read(prose("Grain"), "The mayor said:", `“${prose("Coal")}”`);

    expect(reading.blocks[1]?.role).toBe("paragraph");
  });

  it("takes no last line without a full stop for a heading", () => {
    expect(read(prose("Grain"), "Harbour office").blocks[1]?.role).toBe("paragraph");
  });
});

describe("the title", () => {
  it("is not made from the first sentence", () => {
    expect(read(prose("Grain"), prose("Coal")).metadata.title).toBeNull();
  });

  it("is not made from the first of several headings", () => {
    const reading = read("The Grain Barges", prose("Grain"), "The Coal Barges", prose("Coal"));

    expect(reading.metadata.title).toBeNull();
    expect(reading.blocks[0]?.role).toBe("heading");
  });

  it("is inferred from a first line that stands alone", () => {
    const reading = read("Barges Crowd the Northern Harbour", "", prose("Grain"), prose("Coal"));

    expect(reading.metadata.title).toEqual({
      value: "Barges Crowd the Northern Harbour",
      basis: "inferred",
      evidence: "line 1",
    });
  });

  it("is stated where a byline and a day set it apart", () => {
    const { metadata } = read(
      "Barges Crowd the Northern Harbour",
      "By Mara Holt, Staff Writer",
      "March 4, 2022",
      prose("Grain"),
    );

    expect(metadata.title).toMatchObject({
      value: "Barges Crowd the Northern Harbour",
      basis: "stated",
    });
    expect(metadata.byline).toEqual({ value: "Mara Holt", basis: "stated", evidence: "line 2" });
    expect(metadata.published).toEqual({
      value: "2022-03-04",
      basis: "stated",
      evidence: "line 3",
    });
  });

  it("has no day when the only day is in the running text", () => {
    expect(read(`On March 4, 2022, ${prose("grain")}`).metadata.published).toBeNull();
  });
});

describe("a page dump of a school paper", () => {
  const reading = read(
    "The student voice of Northgate Academy since 1962",
    "",
    "The Lantern",
    "Menu",
    "THE LANTERN",
    "",
    "Harbour Trade Doubles as Neighbours Look On",
    "",
    "barges_at_the_pier_2022.jpg",
    "Photo courtesy of Northgate Harbour Office",
    "Ida Brandt, Features Editor",
    "March 4, 2022",
    prose("Grain"),
    "Story continues below advertisement",
    prose("Coal"),
    "Leave a Comment",
    "More Stories",
    "Library roof to be mended in June",
    "Donate to The Lantern",
    "$120",
    "About the Writer",
    "Ida Brandt, Features Editor",
    "Ida Brandt is a junior and in her second year on the paper. She likes maps, tides and long walks along the harbour wall.",
    "The Lantern",
    "© 2022 The Lantern. All rights reserved.",
  );

  it("keeps the article and folds away the rest, each line with its reason", () => {
    expect(linesOf(reading)).toEqual([
      "site-masthead: The student voice of Northgate Academy s…",
      "site-name-repeated: The Lantern",
      "navigation: Menu",
      "site-name-repeated: THE LANTERN",
      "title: Harbour Trade Doubles as Neighbours Look…",
      "encoded-alt-text: barges_at_the_pier_2022.jpg",
      "caption-and-credit: Photo courtesy of Northgate Harbour Offi…",
      "byline: Ida Brandt, Features Editor",
      "dateline: March 4, 2022",
      "paragraph: Grain has kept the harbour busy through …",
      "advertisement: Story continues below advertisement",
      "paragraph: Coal has kept the harbour busy through t…",
      "comments: Leave a Comment",
      "end-of-article-furniture: More Stories",
      "related-links: Library roof to be mended in June",
      "newsletter-sign-up: Donate to The Lantern",
      "related-links: $120",
      "contributor-box: About the Writer",
      "byline-in-furniture: Ida Brandt, Features Editor",
      "contributor-bio: Ida Brandt is a junior and in her second…",
      "site-name-repeated: The Lantern",
      "copyright-line: © 2022 The Lantern. All rights reserved.",
    ]);
  });

  it("folds away what a newsletter says of its own sending", () => {
    const reading = read(
      "View this email in your browser",
      prose("Grain"),
      prose("Coal"),
      "You are receiving this because you signed up at quay.example. Unsubscribe | Update preferences",
      "Unsubscribe | Update preferences",
      "配信停止はこちら",
      "수신거부",
    );

    expect(linesOf(reading).filter((line) => line.startsWith("newsletter-sign-up"))).toHaveLength(
      5,
    );
    expect(linesOf(reading).filter((line) => line.startsWith("paragraph"))).toHaveLength(2);
  });

  it("keeps what the page says of paper and author", () => {
    expect(reading.metadata).toMatchObject({
      title: {
        value: "Harbour Trade Doubles as Neighbours Look On",
        basis: "stated",
        evidence: "line 7",
      },
      byline: { value: "Ida Brandt" },
      publisher: { value: "The Lantern", evidence: "lines 3, 5, 24" },
      published: { value: "2022-03-04" },
      publisherDescriptor: "The student voice of Northgate Academy since 1962",
      authorDescriptor: expect.stringContaining("Ida Brandt is a junior") as unknown,
    });
  });
});

describe("a Japanese article in vertical print", () => {
  const body = (topic: string) =>
    `${topic}をめぐり、港の担当者は来月から監視の体制を見直すと明らかにした。地元の漁業者からは不安の声も上がっている。`;

  it.each([
    ["二〇二二年三月十四日　佐伯真理子記者", "2022-03-14"],
    ["令和四年十月三十一日　佐伯真理子記者", "2022-10-31"],
    ["二〇二二年三月二〇日　佐伯真理子記者", "2022-03-20"],
  ])("says its day and its author in %s", (line, day) => {
    const { metadata } = read(
      "北浜港の貨物量が倍増、住民に戸惑い広がる",
      line,
      body("貨物"),
      body("夜間"),
    );

    expect(metadata.published?.value).toBe(day);
    expect(metadata.byline?.value).toBe("佐伯真理子");
  });
});

describe("a Japanese page dump", () => {
  const body = (topic: string) =>
    `${topic}をめぐり、港の担当者は来月から監視の体制を見直すと明らかにした。地元の漁業者からは不安の声も上がっている。`;
  const reading = read(
    "ホーム",
    "北浜日報",
    "ニュース",
    "北浜日報",
    "北浜港の貨物量が倍増、住民に戸惑い広がる",
    "2022年3月4日 17:30",
    "佐伯 真理子記者",
    "北浜港に並ぶ貨物船（写真＝北浜市提供）",
    body("貨物の急増"),
    body("夜間の運航"),
    "この記事をシェア",
    "関連記事",
    "市議会が港湾計画を可決",
    "この記事を書いた人",
    "佐伯 真理子",
    "北浜市生まれ。2015年に入社し、港湾と漁業を担当。趣味は写真。",
    "北浜日報",
    "無断転載を禁じます",
  );

  it("folds away the site's own lines", () => {
    expect(linesOf(reading)).toEqual([
      "navigation: ホーム",
      "site-name-repeated: 北浜日報",
      "navigation: ニュース",
      "site-name-repeated: 北浜日報",
      "title: 北浜港の貨物量が倍増、住民に戸惑い広がる",
      "dateline: 2022年3月4日 17:30",
      "byline: 佐伯 真理子記者",
      "caption-and-credit: 北浜港に並ぶ貨物船（写真＝北浜市提供）",
      expect.stringMatching(/^paragraph: 貨物/u),
      expect.stringMatching(/^paragraph: 夜間/u),
      "share-links: この記事をシェア",
      "end-of-article-furniture: 関連記事",
      "related-links: 市議会が港湾計画を可決",
      "contributor-box: この記事を書いた人",
      "byline-in-furniture: 佐伯 真理子",
      expect.stringMatching(/^contributor-bio: 北浜市生まれ/u),
      "site-name-repeated: 北浜日報",
      "copyright-line: 無断転載を禁じます",
    ]);
    expect(reading.metadata).toMatchObject({
      publisher: { value: "北浜日報" },
      byline: { value: "佐伯 真理子" },
      published: { value: "2022-03-04" },
    });
  });
});

describe("a Korean page dump", () => {
  const body = (topic: string) =>
    `${topic}에 대해 항만 관계자는 다음 달부터 감시 체계를 다시 점검하겠다고 밝혔다. 지역 어민들 사이에서는 불안하다는 목소리도 나온다.`;
  const reading = read(
    "본문 바로가기",
    "북항신문",
    "정치",
    "북항신문",
    "북항 물동량 두 배로 늘어, 주민들 걱정 커져",
    "입력 2022.03.04 09:12",
    "수정 2022.03.05 10:00",
    "[사진=북항시 제공]",
    body("화물 급증"),
    body("야간 운항"),
    "한서윤 기자 seoyun@bukhang.example",
    "관련기사",
    "시의회 항만 계획 의결",
    "저작권자 ⓒ 북항신문 무단전재 및 재배포 금지",
  );

  it("folds away the site's own lines and finds author and day", () => {
    expect(linesOf(reading)).toEqual([
      "navigation: 본문 바로가기",
      "site-name-repeated: 북항신문",
      "navigation: 정치",
      "site-name-repeated: 북항신문",
      "title: 북항 물동량 두 배로 늘어, 주민들 걱정 커져",
      "dateline: 입력 2022.03.04 09:12",
      "dateline: 수정 2022.03.05 10:00",
      "caption-and-credit: [사진=북항시 제공]",
      expect.stringMatching(/^paragraph: 화물/u),
      expect.stringMatching(/^paragraph: 야간/u),
      "byline-in-furniture: 한서윤 기자 seoyun@bukhang.example",
      "end-of-article-furniture: 관련기사",
      "related-links: 시의회 항만 계획 의결",
      expect.stringMatching(/^copyright-line: /u),
    ]);
    expect(reading.metadata).toMatchObject({
      publisher: { value: "북항신문" },
      byline: { value: "한서윤", evidence: "line 11" },
      published: { value: "2022-03-04", evidence: "line 6" },
    });
  });
});

describe("what the cleaner leaves alone", () => {
  it.each([
    [
      "an article about newsletters",
      "The ministry told residents to sign up for its newsletter by Friday, and most of the residents did so at once. Others waited.",
    ],
    [
      "a sentence that names a picture agency",
      "The pictures, which the ministry bought from Getty Images, show forty barges at the northern pier on Monday morning. They are clear.",
    ],
    [
      "a sentence that begins with Figure",
      "Figure 2 shows that the number of barges rose by a tenth between the two surveys, while the fees fell. No reason was given.",
    ],
    [
      "a sentence about comments",
      "Comments by the mayor were met with silence in the council, where nobody had expected him to speak about barges at all.",
    ],
  ])("keeps %s", (_what, sentence) => {
    const reading = read(prose("Grain"), sentence, prose("Coal"));

    expect(reading.blocks[1]?.removedReason).toBeNull();
  });

  it("keeps a line that repeats only inside the running text", () => {
    const reading = read(
      prose("Grain"),
      "The refrain",
      prose("Coal"),
      "The refrain",
      prose("Timber"),
    );

    expect(reading.blocks.every((block) => block.removedReason === null)).toBe(true);
  });

  it("keeps short lines that repeat in a text without any sentence", () => {
    const reading = read("barge", "barge", "barge", "tug");

    expect(reading.blocks.every((block) => block.removedReason === null)).toBe(true);
  });

  it("goes on with the article after links in the middle of it", () => {
    const reading = read(
      prose("Grain"),
      "Related stories",
      "Library roof to be mended",
      prose("Coal"),
      prose("Timber"),
      prose("Gravel"),
    );

    expect(reading.blocks.at(-1)?.removedReason).toBeNull();
    expect(reading.blocks[3]?.removedReason).toBeNull();
  });
});

describe("lines broken at a fixed width", () => {
  const wrapped = [
    "The harbour office counted forty barges on Monday, which is",
    "twice as many as a year ago. Nobody in the office was able to",
    "say where the coal was bound, and the pilots would not talk.",
    "",
    "On Tuesday the count was repeated, with the same result. The",
    "mayor asked for patience and promised to publish the figures",
    "within a week.",
  ];

  it("become one block per paragraph", () => {
    const reading = read(...wrapped);

    expect(linesOf(reading)).toHaveLength(2);
    expect(cleanedText(reading.text, reading.blocks)).toContain("which is twice as many");
  });

  it("become one block per paragraph in Japanese, where a line is no longer than forty letters", () => {
    const reading = read(
      "　港の事務所は月曜日に四十隻のはしけを数えたと発表した。一年前の二倍に",
      "当たる数だが、石炭がどこへ運ばれたのかを答えられる者は事務所にはおらず、",
      "水先案内人も口を閉ざした。",
      "　火曜日にもう一度数えたところ、結果は同じだった。市長は住民に辛抱を求",
      "め、一週間のうちに数字を公表すると約束した。",
    );

    expect(linesOf(reading)).toHaveLength(2);
    const text = cleanedText(reading.text, reading.blocks);
    expect(text).toContain("一年前の二倍に当たる数だが");
    expect(text).toContain("辛抱を求め、一週間");
  });

  it("become one block per paragraph below a headline that is longer than they are, and a table stays one", () => {
    const reading = read(
      "KALVIA 1205 - Two guards killed in border clash, officials in both capitals say",
      "",
      "KALVIA, May 12 - Two guards were killed and five wounded late on Sunday",
      "when gunmen opened fire near the Kalvia crossing, officials in both",
      "capitals said on Monday.",
      "",
      "Killed 2",
      "Wounded 5",
      "Detained 11",
    );

    expect(linesOf(reading).slice(1)).toEqual([
      "paragraph: KALVIA, May 12 - Two guards were killed …",
      expect.stringContaining("Killed 2"),
      expect.stringContaining("Wounded 5"),
      "paragraph: Detained 11",
    ]);
  });

  it("go on behind a quotation in Japanese", () => {
    const lines = [
      "【国際】豆満江駅で貨車急増",
      "",
      "　豆満江駅の操車場に貨車が確認された。分析機関は十月五日に撮影された衛星画像に",
      "基づき、通常の三倍に当たると指摘した。政府関係者は取材に「断定はできない」",
      "と述べ、慎重な姿勢を示した。",
    ];
    const reading = read(...lines);

    expect(reading.blocks.map(({ start, end }) => reading.text.slice(start, end))).toContain(
      lines.slice(2).join("\n"),
    );
  });

  it("go on where the end of a line parts a word in Japanese", () => {
    const reading = read(
      "山田様",
      "",
      "なお、内容物については確認できておりません。関係省庁に照会中ですので、判",
      "明し次第ご連絡いたします。",
      "",
      "佐藤 順",
    );

    expect(reading.blocks.map(({ start, end }) => reading.text.slice(start, end))).toContain(
      "なお、内容物については確認できておりません。関係省庁に照会中ですので、判\n明し次第ご連絡いたします。",
    );
  });

  it("become one block per paragraph in a short Japanese mail, between its greeting and its signature", () => {
    const reading = read(
      "佐伯様",
      "",
      "お世話になっております。北浜港の石炭埠頭の件でご連絡いたします。先月の",
      "入港は十九隻で、嵐のために予定を下回りました。",
      "",
      "よろしくお願いいたします。",
      "北浜港管理事務所",
      "統計係　森田",
      "電話　〇一二三",
    );

    expect(cleanedText(reading.text, reading.blocks).split("\n")).toEqual([
      "佐伯様",
      "お世話になっております。北浜港の石炭埠頭の件でご連絡いたします。先月の入港は十九隻で、嵐のために予定を下回りました。",
      "よろしくお願いいたします。",
      "北浜港管理事務所",
      "統計係 森田",
      "電話 〇一二三",
    ]);
  });

  it("stay apart where they are headlines in Japanese, each without a full stop", () => {
    const headlines = [
      "北浜港の石炭埠頭、嵐のため入港が予定を大きく下回る見通しと港の当局が発表",
      "市長が住民に辛抱を求め、一週間のうちに数字を公表すると約束",
      "水先案内人の組合、夜間の入港をめぐり港の事務所と協議を始める",
    ];

    expect(linesOf(read(...headlines))).toHaveLength(3);
  });
});

describe("offsets", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "\n",
      "\r\n",
      "\r",
      "\u00a0",
      "\t",
      " ",
      "\u2028",
      "😀",
      "👩‍🚀",
      "豆満江",
      "한국",
      "a",
      ".",
      ":",
      "Menu",
      "By Mara Holt",
      "More to Discover",
      "About the Author",
      "A+B+C%2C+D",
      "The Lantern",
      "2022-03-04",
      "%E5%8C",
      "Grain Prices: Officials say that they are higher than they were last year.",
    ),
    fc.string({ unit: "grapheme", maxLength: 30 }),
  );
  const files = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));

  it("cover all of the text in order, with only LF between blocks", () => {
    fc.assert(
      fc.property(files, (file) => {
        const text = withLineFeeds(file);
        const { blocks } = readPlainText(text);
        let at = 0;
        for (const block of blocks) {
          expect(["", "\n"]).toContain(text.slice(at, block.start));
          expect(block.end).toBeGreaterThanOrEqual(block.start);
          const runInEnd = block.runInEnd ?? block.end;
          expect(runInEnd).toBeGreaterThanOrEqual(block.start);
          expect(runInEnd).toBeLessThanOrEqual(block.end);
          at = block.end;
        }
        expect(at).toBe(text.length);
        expect(new Set(blocks.map((block) => block.start)).size).toBe(blocks.length);
      }),
    );
  });

  it("never split a surrogate pair", () => {
    fc.assert(
      fc.property(files, (file) => {
        const text = withLineFeeds(file);
        for (const { start, end, runInEnd } of readPlainText(text).blocks) {
          for (const offset of [start, end, runInEnd ?? start]) {
            const splits =
              /[\ud800-\udbff]/u.test(text[offset - 1] ?? "") &&
              /[\udc00-\udfff]/u.test(text[offset] ?? "");
            expect(splits).toBe(false);
          }
        }
      }),
    );
  });

  it("changes nothing in the text but CR LF", () => {
    fc.assert(
      fc.property(files, (file) => {
        expect(readPlainText(withLineFeeds(file)).text).toBe(file.replaceAll("\r\n", "\n"));
      }),
    );
  });

  it("takes lines of no-break spaces for blank ones", () => {
    const { blocks } = read(prose("Grain"), "\u00a0", prose("Coal"));

    expect(blocks.map((block) => block.role)).toEqual(["paragraph", "blank", "paragraph"]);
  });
});

it("joins the further lines of an item that are set in as far as its words", () => {
  const source =
    "Findings\n\n* A joint inquiry was announced,\n  to report in May.\n* The pier is open.\n\n  Set in.\n";
  const { text, blocks } = readPlainText(source);
  const items = blocks.filter(({ role }) => role === "list-item");
  expect(items.map(({ start, end }) => displayText(text.slice(start, end)))).toEqual([
    "* A joint inquiry was announced, to report in May.",
    "* The pier is open.",
  ]);
});

it("reads the day of a line that names only a place or a desk beside it", () => {
  const read = (line: string) =>
    readPlainText(`Two wagons missing at the north yard\n${line}\n\n${prose("The port")}\n`)
      .metadata;
  expect(read("Westhill, 3 April 2025")).toMatchObject({ published: { value: "2025-04-03" } });
  expect(read("Regional desk – 12 May 2025").published?.value).toBe("2025-05-12");
  expect(read("2023年10月7日　東京").published?.value).toBe("2023-10-07");
  expect(read("Killed two on 3 April 2025").published).toBeNull();
  expect(
    readPlainText(`Ferry book, 3 April 2025\n\n${prose("The port")}\n`).metadata.published,
  ).toBeNull();
});

it("folds a link to the rest away in the middle of a text", () => {
  const { text, blocks } = readPlainText(
    `${prose("The port")}\n\nRead more\n\n${prose("The port")}\n\n${prose("The port")}\n`,
  );
  const folded = blocks.filter(({ removedReason }) => removedReason !== null);
  expect(folded.map(({ start, end }) => text.slice(start, end))).toEqual(["Read more"]);
});

it("takes neither the number of a letter nor the head of a note for the headline", () => {
  const titleOf = (...head: readonly string[]) =>
    readPlainText(`${head.join("\n")}\n\n${prose("The port")}\n`).metadata.title?.value ?? null;
  expect(
    titleOf(
      "Ref. MT/2025/318",
      "",
      "Press service",
      "",
      "Channel reopens to deep ships",
      "18 June 2025",
    ),
  ).toBe("Channel reopens to deep ships");
  const note = [
    "Telephone note",
    "",
    "Date: 19 June 2025",
    "With: P. Orin, the pilots' union",
    "By: A. Lind",
  ];
  expect(titleOf(...note)).not.toContain("With");
});

it("goes on with a sentence that a short file broke at the end of a line", () => {
  const { text, blocks } = readPlainText(
    "He rang back at five to say that the count of ships at anchor which the\nharbour office gives leaves out six ferries.\n\nGrain     19\ncoal      14\n",
  );
  const shown = blocks.map(({ start, end }) => displayText(text.slice(start, end)));
  expect(shown.filter(Boolean)).toEqual([
    "He rang back at five to say that the count of ships at anchor which the harbour office gives leaves out six ferries.",
    "Grain 19",
    "coal 14",
  ]);
});

it("keeps the publisher empty where only the office that hands papers out is named", () => {
  const { metadata } = readPlainText(
    `Press service\n\nChannel reopens to deep ships again\n18 June 2025\n\n${prose("The port")}\n`,
  );
  expect(metadata.publisher).toBeNull();
  expect(metadata.published?.value).toBe("2025-06-18");
});
