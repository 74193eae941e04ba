import { expect, it } from "vitest";
import { createTranslate } from "../../messages/catalogue.ts";
import brief from "../../messages/en/brief.json" with { type: "json" };
import { briefSections } from "./brief.ts";
import { checkBrief } from "./brief-check.ts";
import { groundOf } from "./ground.ts";
import { ferryNotebook, type NotebookForTests } from "./rows-for-tests.ts";

const t = createTranslate("en");
const check = (book: NotebookForTests, textOf?: (id: string) => string | null) =>
  checkBrief(groundOf(book.rows), book.brief(), t, textOf);
const rules = (book: NotebookForTests) => check(book).map((finding) => finding.ruleId);
const bottomLine = (...parts: readonly string[]) =>
  ferryNotebook().write("p1", "bottom-line", parts);

it("finds nothing in a brief that keeps the rules", () => {
  expect(check(ferryNotebook())).toEqual([]);
});

it("finds a sentence that cites nothing, and accepts it as own assessment", () => {
  const findings = check(
    bottomLine("Ferries lie at the pier.", "claim:c1", " The harbour is lost."),
  );
  expect(findings).toMatchObject([
    { ruleId: "sentence-without-reference", targetId: "p1", excerpt: "The harbour is lost." },
  ]);

  const own = ferryNotebook().write("p2", "lens-meaning", ["The harbour is lost."], true);
  expect(rules(own)).toEqual([]);
});

it.each([
  ["It is likely that ships stay, with high confidence."],
  ["We are highly confident that ships will very likely stay."],
  ["Our confidence that it is unlikely is moderate."],
])("finds likelihood and confidence in one sentence: %s", (sentence) => {
  expect(rules(bottomLine(sentence, "claim:c1"))).toContain("likelihood-with-confidence");
});

it("accepts likelihood and confidence in two sentences", () => {
  const book = bottomLine(
    "It is likely that ships stay.",
    "claim:c1",
    " Confidence is low.",
    "claim:c1",
  );
  expect(rules(book)).toEqual([]);
});

it("finds a likelihood in the reason for a confidence", () => {
  const book = ferryNotebook().put("judgements", {
    id: "j1",
    confidenceReason: "It is very likely that the image is old.",
  });
  expect(rules(book)).toEqual(["likelihood-with-confidence"]);
});

it("finds terms of both rows, in text and among judgements", () => {
  expect(rules(bottomLine("The ships will probably stay.", "claim:c1"))).toEqual([
    "mixed-likelihood-rows",
  ]);

  const book = ferryNotebook()
    .put("judgements", {
      id: "j2",
      statement: "the channel will be closed",
      likelihood: "improbable",
      confidence: "low",
      confidenceReason: "One image.",
      lensId: null,
      assumptions: null,
      wouldChange: null,
      position: "a1",
    })
    .put("judgementClaims", { id: "j2~c1", judgementId: "j2", claimId: "c1", stance: "for" })
    .put("briefJudgements", { id: "b1~j2", briefId: "b1", judgementId: "j2", position: "a1" });
  expect(check(book)).toMatchObject([
    { ruleId: "mixed-likelihood-rows", targetKind: "judgement", targetId: "j2" },
  ]);
});

it("leaves a remote area and a quoted term alone", () => {
  expect(rules(bottomLine("Ferries lie at a remote pier.", "claim:c1"))).toEqual([]);
});

it("refuses credibility 1 and the word confirmed on one origin", () => {
  const rated = ferryNotebook().put("claims", { id: "c1", credibility: 1 });
  expect(check(rated)).toContainEqual(
    expect.objectContaining({ ruleId: "credibility-one-refused", targetId: "c1" }),
  );

  const said = bottomLine("It is confirmed that about 40 ferries lay there.", "claim:c1");
  expect(check(said)).toMatchObject([
    { ruleId: "single-origin-confirmed", params: { word: "confirmed", origins: "1" } },
  ]);
});

it.each([
  "Nobody has confirmed the report of about 40 ferries.",
  "That about 40 ferries lay there has not been independently verified.",
  "The unconfirmed count is about 40.",
])("does not take a denial for a confirmation: %s", (sentence) => {
  expect(rules(bottomLine(sentence, "claim:c1"))).toEqual([]);
});

it("accepts the word confirmed on two independent origins", () => {
  const book = ferryNotebook().put("evidence", { id: "e2", originId: "o-ministry" });
  book.write("p1", "bottom-line", ["It is confirmed that about 40 ferries lay there.", "claim:c1"]);
  expect(rules(book)).toEqual([]);
});

it("finds a dropped hedge on a figure", () => {
  expect(check(bottomLine("On 4 March 2024, 40 ferries lay there.", "claim:c1"))).toMatchObject([
    { ruleId: "hedge-dropped", params: { hedge: "approximately", suggestion: "approximately 40" } },
  ]);
});

it("finds a changed figure and leaves dates alone", () => {
  const findings = check(bottomLine("On 5 March 2024 about 400 ferries lay there.", "claim:c1"));
  expect(findings).toMatchObject([{ ruleId: "figure-not-in-passage", params: { figure: "400" } }]);
});

it("finds a possible thing stated as a fact", () => {
  expect(check(bottomLine("Their cargo is fuel.", "claim:c3"))).toMatchObject([
    { ruleId: "claim-stated-as-fact", params: { hedge: "possible" } },
  ]);
});

it("finds an open conflict that nobody says anything about", () => {
  const book = ferryNotebook().put("conflicts", { id: "k1", note: null });
  expect(check(book)).toMatchObject([{ ruleId: "conflict-left-out", targetId: "k1" }]);

  book.write("p9", "conflicts", ["The ministry speaks of passengers only.", "claim:c2"]);
  expect(rules(book)).toEqual([]);
});

it.each([
  ["gaps", "p3", "no-gaps"],
  ["alternatives", "p4", "no-alternatives"],
  ["bottom-line", "p1", "no-bottom-line"],
] as const)("finds that nothing is written under %s", (_section, paragraphId, ruleId) => {
  expect(rules(ferryNotebook().remove("paragraphs", paragraphId))).toContain(ruleId);
});

it("finds missing indicators only when no judgement brings one", () => {
  const book = ferryNotebook().remove("paragraphs", "p5");
  expect(rules(book)).toEqual([]);

  book.put("judgements", { id: "j1", wouldChange: null });
  expect(rules(book)).toEqual(["no-indicators"]);
});

it("finds high confidence that the evidence does not carry", () => {
  const book = ferryNotebook().put("judgements", { id: "j1", confidence: "high" });
  const doubts = check(book).map((finding) => [finding.ruleId, finding.params["doubt"]]);
  expect(doubts).toContainEqual([
    "confidence-not-carried",
    "all its evidence comes from one independent origin.",
  ]);
  expect(doubts).toContainEqual(["confidence-not-carried", "an open conflict touches its claims."]);
});

it("finds a judgement without claims, likelihood or reason", () => {
  const book = ferryNotebook()
    .remove("judgementClaims", "j1~c1")
    .put("judgements", { id: "j1", likelihood: null, confidenceReason: null });
  expect(rules(book)).toEqual([
    "judgement-without-claims",
    "judgement-without-likelihood",
    "judgement-without-confidence",
  ]);
});

it("finds a source that nobody rated, and accepts F as a rating", () => {
  const book = ferryNotebook().put("sources", { id: "s-gazette", reliability: null });
  const unrated = check(book).filter(({ ruleId }) => ruleId === "source-unrated");
  expect(unrated).toMatchObject([{ targetId: "s-gazette" }]);

  book.put("sources", { id: "s-gazette", reliability: "F" });
  expect(rules(book)).not.toContain("source-unrated");
});

it("tells that a source or a claim was rated otherwise when it was cited", () => {
  const source = ferryNotebook().put("sources", { id: "s-gazette", reliability: "E" });
  expect(check(source)[0]).toMatchObject({
    ruleId: "cited-thing-changed",
    params: { field: "reliability", was: "C", now: "E" },
  });
  const claim = ferryNotebook().put("claims", { id: "c1", credibility: 5 });
  expect(check(claim)).toMatchObject([
    { ruleId: "cited-thing-changed", params: { field: "credibility", was: "3", now: "5" } },
  ]);
});

it("finds a quotation that corrects the passage", () => {
  const right = bottomLine(
    "It tells of “approximately 40 ferries at the northern pier”.",
    "evidence:e1",
  );
  expect(rules(right)).toEqual([]);

  const wrong = bottomLine(
    "It tells of “approximately 40 ferries at the Northern pier”.",
    "evidence:e1",
  );
  expect(check(wrong)).toMatchObject([
    {
      ruleId: "quote-differs",
      params: { quote: "approximately 40 ferries at the Northern pier" },
    },
  ]);
});

it("finds a passage that is not what its article says at that place", () => {
  const texts: Readonly<Record<string, string>> = { "t-a3": "別の文章" };
  const findings = check(ferryNotebook(), (id) => texts[id] ?? null);
  expect(findings).toMatchObject([{ ruleId: "passage-differs", targetId: "c2" }]);
});

it("finds the name of a withheld person, whole or in part", () => {
  const book = bottomLine("Haneul counted about 40 ferries.", "claim:c1");
  expect(check(book)).toMatchObject([
    { ruleId: "withheld-name-printed", params: { found: "Haneul", reason: "minor" } },
  ]);
});

it("does not take the words of a description for a name", () => {
  const book = ferryNotebook().put("sources", {
    id: "s-author",
    name: "A reader of the Gazette",
    withheld: "private-person",
  });
  book.put("articles", { id: "a2", byline: null });
  book.write("p1", "bottom-line", ["One reader counted about 40 ferries.", "claim:c1"]);
  expect(rules(book)).toEqual([]);
});

it("asks to decide on the name of a probable minor", () => {
  const book = ferryNotebook().put("sources", { id: "s-author", withheld: null });
  expect(check(book)).toMatchObject([{ ruleId: "author-may-be-minor", targetId: "s-author" }]);
});

it("finds a missing marking, and one lower than an article's", () => {
  expect(rules(ferryNotebook().put("briefs", { id: "b1", marking: null }))).toEqual([
    "marking-missing",
  ]);

  const book = ferryNotebook().put("articles", { id: "a1", marking: "TLP:RED" });
  expect(check(book)).toMatchObject([
    { ruleId: "marking-too-low", params: { marking: "TLP:AMBER", article: "TLP:RED" } },
  ]);
});

it("finds missing and contradictory dates", () => {
  const book = ferryNotebook();
  expect(rules(book.put("briefs", { id: "b1", date: null, cutOff: null }))).toEqual([
    "date-missing",
    "cut-off-missing",
  ]);
  expect(rules(book.put("briefs", { id: "b1", date: "2024-03-08", cutOff: "2024-03-09" }))).toEqual(
    ["cut-off-after-date"],
  );
  expect(rules(book.put("briefs", { id: "b1", date: "2024-03-10", cutOff: "2024-03-06" }))).toEqual(
    ["later-than-cut-off"],
  );
});

it("finds a cited thing that has changed or gone since", () => {
  const changed = ferryNotebook().put("claims", {
    id: "c1",
    statement: "About 60 ferries lay there",
  });
  expect(check(changed)[0]).toMatchObject({
    ruleId: "cited-thing-changed",
    params: {
      field: "statement",
      was: "About 40 ferries lay at the northern pier on 4 March 2024",
      now: "About 60 ferries lay there",
    },
  });

  const gone = ferryNotebook().remove("claims", "c3").remove("evidence", "e4");
  expect(check(gone)).toMatchObject([
    { ruleId: "cited-thing-gone", excerpt: "Their cargo may be fuel." },
  ]);
});

it("does not mind further evidence for a cited claim", () => {
  const book = ferryNotebook().passage("e9", "c1", "a3", "約40隻");
  expect(rules(book)).toEqual([]);
});

it("has words for every rule it can report", () => {
  const worst = ferryNotebook()
    .put("briefs", { id: "b1", marking: null, date: null, cutOff: null })
    .put("judgements", { id: "j1", confidence: "high" });
  for (const { ruleId } of check(worst)) expect(Object.keys(brief.finding)).toContain(ruleId);
});

it("finds a section that is left out although it says something", () => {
  const book = ferryNotebook();
  const sections = briefSections.filter((section) => section !== "conflicts" && section !== "gaps");
  const brief = { ...book.brief(), sections };
  const found = checkBrief(groundOf(book.rows), brief, t).filter(
    ({ ruleId }) => ruleId === "section-left-out",
  );

  expect(found.map(({ section }) => section)).toEqual(["gaps", "conflicts"]);
});
