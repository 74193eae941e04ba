import { expect, it } from "vitest";
import { createTranslate } from "../../messages/catalogue.ts";
import { sentimentReachId } from "../lens/built-in-lenses.ts";
import { standardSections } from "./brief.ts";
import { checkBrief } from "./brief-check.ts";
import { findingText } from "./finding-text.ts";
import { groundOf } from "./ground.ts";
import { ferryNotebook, type NotebookForTests } from "./rows-for-tests.ts";

const t = createTranslate("en");
const check = (book: NotebookForTests) => checkBrief(groundOf(book.rows), book.brief(), t);
const rules = (book: NotebookForTests) => check(book).map(({ ruleId }) => ruleId);

/** The ferries, and one shopkeeper who is afraid of them. */
function withOneVoice(): NotebookForTests {
  const book = ferryNotebook()
    .claim("c9", "The shopkeeper fears the ships", { kind: "sentiment", credibility: null })
    .passage("e9", "c9", "a2", "나는 배가 무섭다", { originStanding: "unknown" })
    .put("impacts", {
      id: "impact~c9~strait-safety",
      claimId: "c9",
      lensId: "strait-safety",
      decision: "relevant",
      direction: "worsens",
      severity: "low",
      reason: null,
    });
  return book.put("impactDimensions", {
    id: "reach",
    impactId: "impact~c9~strait-safety",
    dimensionId: sentimentReachId,
    value: 1,
  });
}

it("finds every fault planted in one brief, with a place and words for each", () => {
  const book = withOneVoice()
    .put("briefs", {
      id: "b1",
      title: "What Haneul saw at the pier",
      marking: "TLP:GREEN",
      cutOff: "2024-03-06",
      sections: standardSections.filter((id) => id !== "source-summary"),
    })
    .put("articles", { id: "a1", marking: "TLP:RED" })
    .put("sources", { id: "s-gazette", reliability: null })
    .put("claims", { id: "c2", credibility: 1 })
    .put("conflicts", { id: "k1", note: null })
    .put("judgements", {
      id: "j1",
      statement: "the 60 ferries might stay",
      confidence: "moderate",
      confidenceReason: "It is very likely that the image is old.",
    })
    .remove("paragraphs", "p3")
    .remove("paragraphs", "p4")
    .write("p1", "bottom-line", [
      "The harbour is lost.",
      " It is likely that ships stay, with high confidence.",
      "claim:c1",
      " They will probably leave.",
      "claim:c1",
      " It is confirmed that 40 ferries lay there.",
      "claim:c1",
      " Later 400 lay there.",
      "claim:c1",
      " Their cargo is fuel.",
      "claim:c3",
      " It tells of “approximately 40 ferries at the Northern pier”.",
      "evidence:e1",
      " Haneul counted about 40.",
      "claim:c1",
      " South Koreans fear the ships.",
      "claim:c9",
    ])
    .write("p2", "lens-meaning", ["Perhaps 30 % of all crews are late."], true);

  const findings = check(book);
  expect([...new Set(findings.map(({ ruleId }) => ruleId))].sort()).toEqual(
    [
      "claim-stated-as-fact",
      "confidence-not-carried",
      "confidence-not-judged",
      "conflict-left-out",
      "credibility-one-refused",
      "later-than-cut-off",
      "estimative-word",
      "figure-not-in-passage",
      "hedge-dropped",
      "likelihood-with-confidence",
      "marking-too-low",
      "mixed-likelihood-rows",
      "no-alternatives",
      "no-gaps",
      "no-source-summary",
      "public-beyond-evidence",
      "quote-differs",
      "reach-not-stated",
      "section-left-out",
      "sentence-without-reference",
      "single-origin-confirmed",
      "source-unrated",
      "withheld-name-printed",
    ].sort(),
  );
  for (const finding of findings) {
    expect(finding.targetId).not.toBe("");
    expect(findingText(finding, t).advice).not.toBe("");
  }
});

it.each([
  ["South Koreans fear the ships."],
  ["The South Korean public is growing anxious."],
  ["There is growing fear among South Koreans."],
  ["Public opinion has shifted since the ships came."],
  ["韓国人は船を恐れている。"],
  ["韓国世論は不安を強めている。"],
  ["한국인들은 배를 두려워한다."],
  ["국민의 불안이 커지고 있다."],
])("does not let one person speak for a public: %s", (sentence) => {
  const book = withOneVoice().write("p8", "lens-meaning", [sentence, "claim:c9"]);

  expect(check(book).filter(({ ruleId }) => ruleId === "public-beyond-evidence")).toMatchObject([
    { targetKind: "paragraph", targetId: "p8", params: { people: "1" } },
  ]);
});

it.each([
  ["One shopkeeper fears the ships (n = 1)."],
  ["No judgement of what South Koreans feel is made."],
  ["Japanese officials fear the ships."],
  ["ある筆者は船を恐れており、韓国世論を代表しない。"],
  ["한 사람이 배를 두려워하며 국민을 대표하지 않는다."],
])("accepts a feeling that is given to whoever has it: %s", (sentence) => {
  const book = withOneVoice().write("p8", "lens-meaning", [sentence, "claim:c9"]);

  expect(rules(book)).not.toContain("public-beyond-evidence");
});

it("accepts a public's feeling where a poll carries it", () => {
  const book = withOneVoice()
    .put("impactDimensions", { id: "reach", value: 1200 })
    .write("p8", "lens-meaning", ["South Koreans fear the ships.", "claim:c9"]);

  expect(rules(book)).toEqual([]);
});

it("finds a judgement and a claim that make a public of one person", () => {
  const book = withOneVoice()
    .put("claims", { id: "c9", statement: "South Koreans fear the ships" })
    .put("judgements", { id: "j1", statement: "the public fears the ships" })
    .put("judgementClaims", { id: "j1~c9", judgementId: "j1", claimId: "c9", stance: "for" })
    .remove("judgementClaims", "j1~c1");
  const found = check(book).filter(({ ruleId }) => ruleId === "public-beyond-evidence");

  expect(found.map(({ targetKind }) => targetKind)).toEqual(["judgement", "claim"]);
});

it("asks the first paragraph to say how few people speak", () => {
  const silent = withOneVoice().write("p8", "lens-meaning", [
    "The shopkeeper is afraid.",
    "claim:c9",
  ]);
  expect(rules(silent)).toEqual(["reach-not-stated"]);

  silent.write("p0", "bottom-line", ["One shopkeeper is afraid (n = 1).", "claim:c9"]);
  silent.put("paragraphs", { id: "p0", position: "A0" });
  expect(rules(silent)).toEqual([]);
});

it("asks nobody to count officials whose fear is told through a lens that counts no people", () => {
  const book = withOneVoice().remove("impactDimensions", "reach");
  book.write("p8", "lens-meaning", ["The shopkeeper is afraid.", "claim:c9"]);

  expect(rules(book)).not.toContain("reach-not-stated");
});

it.each([
  ["ja", "船は残る可能性が高く、確信度は低い。", "likelihood-with-confidence"],
  ["ja", "船は残るだろう、ありそうである。", "mixed-likelihood-rows"],
  ["ja", "4隻ではなく400隻が停泊していた。", "figure-not-in-passage"],
  ["ja", "北埠頭に40隻が停泊していた。", "hedge-dropped"],
  ["ja", "約40隻の停泊が確認された。", "single-origin-confirmed"],
  ["ja", "同紙は「およそ四十隻の船がいた」と書く。", "quote-differs"],
  ["ko", "배가 남을 가능성이 높으며 확신도는 낮다.", "likelihood-with-confidence"],
  ["ko", "배가 남을 개연성이 높음.", "mixed-likelihood-rows"],
  ["ko", "부두에 400척이 있었다.", "figure-not-in-passage"],
  ["ko", "부두에 40척이 있었다.", "hedge-dropped"],
  ["ko", "약 40척이 확인됐다.", "single-origin-confirmed"],
  ["ko", "신문은 “북쪽 부두에 배가 사십 척”이라고 썼다.", "quote-differs"],
] as const)("checks a brief in %s: %s", (language, sentence, rule) => {
  const book = ferryNotebook()
    .put("briefs", { id: "b1", language })
    .write("p8", "lens-meaning", [sentence, "claim:c1"]);

  const found = check(book).filter(({ targetId, ruleId }) => targetId === "p8" && ruleId === rule);
  expect(found.length).toBeGreaterThan(0);
});

it("offers the hedge in the language of the brief", () => {
  const book = ferryNotebook()
    .put("briefs", { id: "b1", language: "ja" })
    .write("p8", "lens-meaning", ["北埠頭に40隻が停泊していた。", "claim:c1"]);

  expect(check(book)).toMatchObject([{ params: { hedge: "約", suggestion: "約40" } }]);
});

it.each([
  [
    "ja",
    [
      [
        "北埠頭には約40隻の船が停泊していた。",
        "claim:c1",
        "国土交通省は乗客はいないと述べた。",
        "claim:c2",
      ],
      ["積み荷は燃料の可能性がある。", "claim:c3"],
      ["40隻ほどが3日間停泊した。", "claim:c1"],
      ["数は確認されていない。", "claim:c1"],
    ],
  ],
  [
    "ko",
    [
      [
        "북쪽 부두에 약 40척이 있었다.",
        "claim:c1",
        " 국토교통성은 승객이 없다고 밝혔다.",
        "claim:c2",
      ],
      ["화물은 연료일 가능성이 있다.", "claim:c3"],
      ["40척가량이 3일간 머물렀다.", "claim:c1"],
      ["그 수는 확인되지 않았다.", "claim:c1"],
    ],
  ],
] as const)("finds nothing in a clean brief in %s", (language, paragraphs) => {
  const book = ferryNotebook().put("briefs", { id: "b1", language });
  for (const [index, parts] of paragraphs.entries()) book.write(`q${index}`, "lens-meaning", parts);

  expect(check(book)).toEqual([]);
});

it.each([
  ["It will possibly stay."],
  ["There is a good chance that it stays."],
  ["おそらく残る。"],
  ["아마 남을 것이다."],
])("holds the author's own assessment to the table: %s", (sentence) => {
  const own = ferryNotebook().write("p8", "lens-meaning", [sentence], true);
  expect(rules(own)).toEqual(["estimative-word"]);

  // What a source supposes keeps the words of the source, and other readings are guesses by nature.
  const told = ferryNotebook().write("p8", "lens-meaning", [sentence, "claim:c3"]);
  expect(rules(told)).not.toContain("estimative-word");
  expect(rules(ferryNotebook().write("p8", "alternatives", [sentence], true))).toEqual([]);
});

it.each([
  ["North Korea sent 1.2 million shells.", "1,200,000 shells", []],
  ["砲弾120万発が送られた。", "1,200,000発の砲弾", []],
  ["포탄 1만 2천 발이 갔다.", "12,000발", []],
  ["포탄 3만 발이 갔다.", "12,000발", ["3만"]],
])("reads numbers with their powers of ten: %s", (sentence, passage, wrong) => {
  const book = ferryNotebook()
    .claim("c8", "Shells were sent")
    .passage("e8", "c8", "a1", passage, { originStanding: "known", originId: "o-image" })
    .write("p8", "lens-meaning", [sentence, "claim:c8"]);
  const figures = check(book)
    .filter(({ ruleId }) => ruleId === "figure-not-in-passage")
    .map(({ params }) => params["figure"]);

  expect(figures).toEqual(wrong);
});

it("asks of each changed judgement why it differs from what was issued", () => {
  const book = ferryNotebook();
  const second = {
    id: "j2",
    statement: "the channel stays open",
    likelihood: "likely",
    confidence: "low",
    confidenceReason: "One image.",
    lensId: null,
    assumptions: null,
    wouldChange: null,
    position: "a1",
  } as const;
  book.put("judgements", second);
  book.put("judgementClaims", { id: "j2~c1", judgementId: "j2", claimId: "c1", stance: "for" });
  book.put("briefJudgements", { id: "b1~j2", briefId: "b1", judgementId: "j2", position: "a1" });
  const [first] = book.rows.judgements.filter(({ id }) => id === "j1");
  const issuedJudgements = [first, second].map((row) => ({
    id: row?.id,
    statement: row?.statement,
    likelihood: "unlikely",
    confidence: "low",
  }));
  book.put("briefs", {
    ...book.brief(),
    id: "b0",
    status: "issued",
    issueNumber: 1,
    issuedJudgements,
  });
  book.put("briefs", { id: "b1", formerId: "b0" });
  expect(rules(book)).toEqual(["judgement-change-unexplained", "judgement-change-unexplained"]);

  book.write("p8", "what-changed", ["A second image came in.", "judgement:j1"]);
  expect(check(book)).toMatchObject([{ params: { statement: "the channel stays open" } }]);

  book.write("p9", "what-changed", ["Judgement 2 follows from the same image.", "claim:c1"]);
  expect(rules(book)).toEqual([]);
});
