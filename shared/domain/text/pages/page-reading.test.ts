import { expect, it } from "vitest";
import { nothingFound } from "../reading.ts";
import { blocksOf, column, type Drawn, page } from "./drawn-for-tests.ts";
import { quadsOf } from "./page-map.ts";
import { readPages } from "./page-reading.ts";

it("reads the left column before the right one, and what reaches across above both", () => {
  const left = column(
    60,
    200,
    "The port counted forty barges last",
    "month, and nobody doubts that it is",
    "so. The pilots said as much to the",
    "paper, which printed it on Monday.",
  );
  const right = column(
    310,
    200,
    "In the north the line was closed by",
    "snow, so that coal went by sea, and",
    "the ships were late. None of them",
    "was lost, the harbour master said.",
  );
  const rows = left.flatMap((line, index) => {
    const beside = right[index];
    return beside === undefined ? [line] : [line, beside];
  });
  const title = [
    "A winter of coal on the northern line",
    { left: 60, baseline: 150, size: 20 },
  ] as const;
  expect(blocksOf(page(1, title, ...rows))).toEqual([
    "title: A winter of coal on the northern line",
    "paragraph: The port counted forty barges last month, and nobody doubts that it is so. The pilots said as much to the paper, which printed it on Monday.",
    "paragraph: In the north the line was closed by snow, so that coal went by sea, and the ships were late. None of them was lost, the harbour master said.",
  ]);
});

it("begins a paragraph at an indent and after a line that ends early", () => {
  const lines = [
    ["The port counted forty barges last month and", { left: 60, baseline: 200 }],
    ["nobody doubts it.", { left: 60, baseline: 213 }],
    ["Snow closed the line in the north for a week,", { left: 60, baseline: 226 }],
    ["so that coal went by sea for most of the month", { left: 60, baseline: 239 }],
    ["In spring it opened again, as everybody hoped.", { left: 72, baseline: 252 }],
  ] as const;
  expect(blocksOf(page(1, ...lines))).toEqual([
    "paragraph: The port counted forty barges last month and nobody doubts it.",
    "paragraph: Snow closed the line in the north for a week, so that coal went by sea for most of the month",
    "paragraph: In spring it opened again, as everybody hoped.",
  ]);
});

it("joins a word that a line broke, and keeps a hyphen that the document has elsewhere", () => {
  const lines = column(
    60,
    200,
    "The long-term figures of the port author-",
    "ity were printed on Monday, and the long-",
    "term average was what it had been before.",
  );
  expect(blocksOf(page(1, ...lines))).toEqual([
    "paragraph: The long-term figures of the port authority were printed on Monday, and the long-term average was what it had been before.",
  ]);
});

it("joins lines of Japanese without a space", () => {
  const lines = column(
    60,
    200,
    "港の当局は石炭埠頭の数字を確認した。二月は十",
    "九隻で、嵐のために入港が少なかった。",
  );
  expect(blocksOf(page(1, ...lines))).toEqual([
    "paragraph: 港の当局は石炭埠頭の数字を確認した。二月は十九隻で、嵐のために入港が少なかった。",
  ]);
});

const running = (number: number, ...lines: readonly (readonly [string, Drawn])[]) =>
  page(number, ["The Quay Monitor", { left: 60, baseline: 40, size: 8 }], ...lines, [
    String(number),
    { left: 300, baseline: 810, size: 8 },
  ]);

it("folds running heads and page numbers away and joins what a page broke off", () => {
  const first = column(
    60,
    200,
    "The port counted forty barges last month, and",
    "nobody doubts that the pilots, who had seen all",
  );
  const second = column(60, 80, "of them, were right about it, as they always are", "in winter.");
  expect(blocksOf(running(1, ...first), running(2, ...second))).toEqual([
    "(running-head) The Quay Monitor",
    "paragraph: The port counted forty barges last month, and nobody doubts that the pilots, who had seen all of them, were right about it, as they always are in winter.",
    "(page-number) 1",
    "(running-head) The Quay Monitor",
    "(page-number) 2",
  ]);
});

it("keeps the rows of a table together", () => {
  const cells = [
    ["Month", { left: 60, baseline: 200 }],
    ["Barges", { left: 200, baseline: 200 }],
    ["March", { left: 60, baseline: 214 }],
    ["41", { left: 200, baseline: 214 }],
  ] as const;
  const { reading } = readPages([page(1, ...cells)], nothingFound);
  expect(reading.text).toBe("Month\tBarges\nMarch\t41");
  expect(reading.blocks.map(({ cell }) => [cell?.row, cell?.column])).toEqual([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]);
});

it("takes a line that is spread out to fill its column for words, not for cells", () => {
  const words = ["under", "difficult", "conditions"];
  let left = 60;
  const spread = words.map((word) => {
    const place = { left, baseline: 213 };
    left += word.length * 5 + 30;
    return [word, place] as const;
  });
  const lines = [
    ["The figures had been collected", { left: 60, baseline: 200 }],
    ...spread,
    ["and were not in any doubt then.", { left: 60, baseline: 226 }],
  ] as const;
  expect(blocksOf(page(1, ...lines))).toEqual([
    "paragraph: The figures had been collected under difficult conditions and were not in any doubt then.",
  ]);
});

it("says where on the page a passage of the text stands", () => {
  const lines = column(
    60,
    200,
    "The port counted forty barges last month,",
    "and nobody doubts it.",
  );
  const { reading, runs } = readPages([page(1, ...lines)], nothingFound);
  const start = reading.text.indexOf("month, and");
  const [first, second] = quadsOf(runs, start, start + "month, and".length);
  expect(first).toMatchObject({ page: 1, left: 60 + 35 * 5, width: 30 });
  expect(second).toMatchObject({ page: 1, left: 60, width: 15 });
});

it("reads a narrow column beside the article after it, and folds a column of links away", () => {
  const article = column(
    60,
    200,
    "The port counted forty barges last month, and nobody",
    "doubts that it is so. The pilots said as much to the",
    "paper, which printed it on Monday without a word of",
    "doubt, and the harbour master has not denied it yet.",
    "He speaks to the council in the course of the week.",
  );
  const links = ["Most read", "Ferry", "stops", "Mayor", "denies", "report"].map((text, index) => {
    const font = index === 0 ? "bold" : "body";
    return [text, { left: 480, baseline: 195 + index * 11.3, size: 8, font }] as const;
  });
  expect(blocksOf(page(1, ...article, ...links))).toEqual([
    `paragraph: ${article.map(([text]) => text).join(" ")}`,
    "(related-links) Most read",
    "(related-links) Ferry stops Mayor denies report",
  ]);
});

it("takes the headline that a browser names at the top of its pages, and the address below", () => {
  const edges = [
    ["Coal returns to the quay - The Harbour Times", { left: 200, baseline: 20, size: 8 }],
    ["https://harbour.example/2022/coal", { left: 30, baseline: 830, size: 8 }],
  ] as const;
  const { reading } = readPages(
    [
      page(
        1,
        ...edges,
        ["The Harbour Times", { left: 60, baseline: 80, size: 24 }],
        ["Coal returns to the quay", { left: 60, baseline: 120, size: 18 }],
        ...column(
          60,
          160,
          "Forty barges came to the quay in March, as the port",
          "said on Monday.",
        ),
      ),
      page(2, ...edges, ...column(60, 160, "Nobody knows who buys the coal that they brought.")),
    ],
    nothingFound,
  );
  expect(reading.metadata.title).toMatchObject({
    value: "Coal returns to the quay",
    basis: "stated",
  });
  expect(reading.metadata.url?.value).toBe("https://harbour.example/2022/coal");
});

it("takes the headline below the kind of a paper, and all of its authors", () => {
  const { reading } = readPages(
    [
      page(
        1,
        ["MEMORANDUM", { left: 60, baseline: 80, size: 24 }],
        ["Coal quay: what the records show", { left: 60, baseline: 120, size: 16 }],
        ["Haruka Shimizu∗", { left: 60, baseline: 150 }],
        ["Park Min-jun", { left: 60, baseline: 175 }],
        ["14 March 2022", { left: 60, baseline: 200 }],
        ...column(
          60,
          240,
          "Forty barges came to the quay in March, as the port",
          "said on Monday.",
        ),
      ),
    ],
    nothingFound,
  );
  expect(reading.metadata.title?.value).toBe("Coal quay: what the records show");
  expect(reading.metadata.byline?.value).toBe("Haruka Shimizu, Park Min-jun");
  expect(reading.metadata.published?.value).toBe("2022-03-14");
});

it("sets small kana above a line in brackets behind the letters that they stand on", () => {
  const sheet = page(
    1,
    ["石炭を積んだ列車が豆満江", { left: 60, baseline: 200 }],
    ["とまんこう", { left: 152, baseline: 190, size: 5 }],
    ["の橋を渡ったと港の職員は月曜日に話した。それは", { left: 180, baseline: 200 }],
    ["冬のあいだ続いた。", { left: 60, baseline: 218 }],
  );
  expect(blocksOf(sheet)).toEqual([
    "paragraph: 石炭を積んだ列車が豆満江(とまんこう)の橋を渡ったと港の職員は月曜日に話した。それは冬のあいだ続いた。",
  ]);
});

it("parts cells that stand close where another row of the table shows that they are two", () => {
  const cells = (baseline: number, ...row: readonly (readonly [string, number])[]) =>
    row.map(([text, left]) => [text, { left, baseline }] as const);
  const table = page(
    1,
    ...cells(200, ["Month", 60], ["Barges", 120], ["Trains", 180]),
    // Five points of room before 52, which ends where Barges does.
    ...cells(213, ["Since January 1", 60], ["52", 140], ["8", 205]),
    ...cells(226, ["May", 60], ["97", 140], ["11", 200]),
  );
  expect(blocksOf(table).slice(3, 6)).toEqual([
    "table-cell: Since January 1",
    "table-cell: 52",
    "table-cell: 8",
  ]);
});

it("parts the cells of all rows of a table once one row shows them, and folds contents away", () => {
  const cells = (baseline: number, ...row: readonly (readonly [string, number])[]) =>
    row.map(([text, left]) => [text, { left, baseline }] as const);
  const table = [
    ...cells(200, ["Month", 60], ["2020", 120], ["2021", 148]),
    ...cells(213, ["January", 60], ["112", 125], ["8", 163]),
    ...cells(226, ["February", 60], ["97", 130], ["11", 158]),
  ];
  const contents = [
    ["Contents", { left: 60, baseline: 400, size: 14 }],
    ["Summary of all . . . . . 2", { left: 60, baseline: 430 }],
    ["The northern ports . . . . 3", { left: 60, baseline: 443 }],
  ] as const;
  expect(blocksOf(page(1, ...table, ...contents))).toEqual([
    ...["Month", "2020", "2021", "January", "112", "8", "February", "97", "11"].map(
      (text) => `table-cell: ${text}`,
    ),
    "(navigation) Contents",
    "(navigation) Summary of all . . . . . 2",
    "(navigation) The northern ports . . . . 3",
  ]);
});

it("keeps the raised number of a note with the note", () => {
  const lines = [
    ...column(60, 200, "The port counted forty barges last month and nobody", "doubts that."),
    ["1", { left: 66, baseline: 696, size: 6 }],
    ["Interview with a harbour official.", { left: 70, baseline: 700, size: 8 }],
  ] as const;
  expect(blocksOf(page(1, ...lines)).at(-1)).toBe("footnote: 1 Interview with a harbour official.");
});

it("keeps raised numbers of notes and powers apart from the word or figure before them", () => {
  const raised = (text: string, left: number, top: number) =>
    [text, { left, baseline: top - 3.5, size: 6 }] as const;
  const lines = [
    ["The port was shut, the master said", { left: 60, baseline: 200 }],
    raised("1", 230, 200),
    [", and nobody", { left: 233, baseline: 200 }],
    ["doubts it since 2022", { left: 60, baseline: 213 }],
    raised("3", 160, 213),
    [". The yard has 40 km", { left: 163, baseline: 213 }],
    raised("2", 263, 213),
    [" of sheds,", { left: 266, baseline: 213 }],
    ["as the clerks of the port wrote.", { left: 60, baseline: 226 }],
    raised("12", 220, 226),
    raised(",", 226, 226),
    raised("14", 229, 226),
  ] as const;
  expect(blocksOf(page(1, ...lines))).toEqual([
    "paragraph: The port was shut, the master said[1], and nobody doubts it since 2022³. The yard has 40 km² of sheds, as the clerks of the port wrote.[12,14]",
  ]);
  const { reading, runs } = readPages([page(1, ...lines)], nothingFound);
  const mark = reading.text.indexOf("[1]") + 1;
  expect(runs.find(({ start }) => start === mark)).toMatchObject({ end: mark + 1, left: 230 });
});

it("leaves what is raised but no number of a note as it is", () => {
  const lines = [
    ["The barge took CO", { left: 60, baseline: 200 }],
    ["2", { left: 145, baseline: 202.5, size: 6 }],
    [" and 5 ", { left: 148, baseline: 200 }],
    ["1", { left: 183, baseline: 196.5, size: 6 }],
    ["/", { left: 186, baseline: 200 }],
    ["2", { left: 191, baseline: 200, size: 6 }],
    [" barrels on the 1", { left: 194, baseline: 200 }],
    ["st", { left: 279, baseline: 196.5, size: 6 }],
    [" of May.", { left: 285, baseline: 200 }],
  ] as const;
  expect(blocksOf(page(1, ...lines))).toEqual([
    "paragraph: The barge took CO2 and 5 1/2 barrels on the 1st of May.",
  ]);
});

it("joins a Korean word that a line breaks, and leaves words apart that it does not", () => {
  const lines = column(
    60,
    200,
    "항만당국의 자료와 부두 관계자의 증언에서 확인됐",
    "다. 북항에 들어온 바지선은 마흔한 척이라고 한다",
    "지난해보다 많다.",
  );
  expect(blocksOf(page(1, ...lines))).toEqual([
    "paragraph: 항만당국의 자료와 부두 관계자의 증언에서 확인됐다. 북항에 들어온 바지선은 마흔한 척이라고 한다 지난해보다 많다.",
  ]);
});

it("tells a space between characters from the room a program leaves around figures", () => {
  const apart = page(
    1,
    ["2022年4月5日", { left: 60, baseline: 200 }],
    ["山田太郎記者", { left: 145, baseline: 200 }],
    ["はしけは", { left: 60, baseline: 240 }],
    ["41", { left: 102.5, baseline: 240 }],
    ["隻だった。", { left: 115, baseline: 240 }],
  );
  const { text } = readPages([apart], nothingFound).reading;
  expect(text).toContain("2022年4月5日 山田太郎記者");
  expect(text).toContain("はしけは41隻だった。");
});

it("parts the lines of who wrote and when at the right edge, and folds the address that a browser prints", () => {
  const text = column(
    60,
    200,
    "The harbour office counted what was landed at its quays, and says so on the page that follows here;",
    "it adds that all of it is provisional, and that nobody has counted what was landed twice this year.",
  );
  const edge = (words: string, baseline: number) =>
    [words, { left: 555 - words.length * 5, baseline }] as const;
  const printed = [
    ["https://quay.example/counted", { left: 60, baseline: 830 }],
    ["1/1", { left: 540, baseline: 830 }],
  ] as const;
  expect(
    blocksOf(
      page(1, edge("Marta Ilves, quay desk", 140), edge("3 April 2025", 153), ...text, ...printed),
    ),
  ).toEqual([
    expect.stringMatching(/: Marta Ilves, quay desk$/u),
    "dateline: 3 April 2025",
    expect.stringMatching(/^paragraph: The harbour office .* this year\.$/u),
    "(running-head) https://quay.example/counted",
    "(page-number) 1/1",
  ]);
});

it("keeps the lines of a quotation together that is set in from both sides", () => {
  const wide = column(
    60,
    100,
    "The contractor answered the harbour office at once, and in writing, as the law has it in these cases:",
    "the letter is of the day on which the question was put, and nobody denies that it was received there;",
    "and since it was read out at the meeting that followed, it may be quoted here as it stands, in full and",
    "without a change.",
  );
  const quotation = column(
    90,
    166,
    "“The channel will be open to vessels of twelve metres by the end of June,",
    "and not a day later than that, whatever the pilots may say about it to",
    "the papers.”",
  );
  expect(blocksOf(page(1, ...wide, ...quotation)).slice(-1)).toEqual([
    "paragraph: “The channel will be open to vessels of twelve metres by the end of June, and not a day later than that, whatever the pilots may say about it to the papers.”",
  ]);
});
