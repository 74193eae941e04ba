import { expect, it } from "vitest";
import { translateFor } from "../../messages/catalogue.ts";
import type { Language } from "../../messages/languages.ts";
import { sentimentReachId } from "../lens/built-in-lenses.ts";
import type { BriefSection } from "./brief.ts";
import { checkBrief } from "./brief-check.ts";
import { groundOf } from "./ground.ts";
import { proposalsFor } from "./proposals.ts";
import { ferryNotebook, type NotebookForTests } from "./rows-for-tests.ts";

/** The ferry brief before anything was written into it. */
function unwritten(language: Language = "en"): NotebookForTests {
  const book = ferryNotebook().put("briefs", { id: "b1", language });
  for (const { id } of book.rows.paragraphs) book.remove("paragraphs", id);
  for (const { id } of book.rows.citations) book.remove("citations", id);
  return book;
}

function offered(book: NotebookForTests, section: BriefSection) {
  const brief = book.brief();
  return proposalsFor(brief, groundOf(book.rows), translateFor(brief.language))(section);
}

const sentences = (book: NotebookForTests, section: BriefSection) =>
  offered(book, section).map(({ sentence }) => sentence);

/** One reader's letter, counted as one person, through the lens of the brief. */
function withOneVoice(book: NotebookForTests): NotebookForTests {
  return book.put("impactDimensions", {
    id: "answer",
    impactId: "impact~c3~strait-safety",
    dimensionId: sentimentReachId,
    value: 1,
  });
}

it("offers as gaps what is unsettled, unread, of one origin, of none, and undated", () => {
  const book = unwritten().put("lenses", { id: "strait-safety", region: "Russia" });

  expect(sentences(book, "gaps")).toEqual([
    "It is not settled which of the two holds: The ministry says that the ferries carry no passengers; or: The cargo of the ferries may be fuel.",
    "No source in Russian is among the articles read.",
    "No second, independent origin has been found for what comes from Orbit Watch image of 4 March 2024.",
    "No second, independent origin has been found for what comes from Statement of the transport ministry.",
    "For 1 of these claims no origin is known.",
    "1 article does not say when it was published.",
  ]);
});

it("says nothing of the languages of a region that it does not know, or whose press was read", () => {
  for (const region of ["The strait", "Japan"]) {
    const book = unwritten().put("lenses", { id: "strait-safety", region });
    expect(sentences(book, "gaps").join(" ")).not.toContain("No source in");
  }
});

it("opens the bottom line with how few the evidence speaks for, and cites it where nothing is hedged", () => {
  expect(offered(withOneVoice(unwritten()), "bottom-line")[0]).toMatchObject({
    claimIds: [],
    isOwnAssessment: true,
  });
  const book = withOneVoice(unwritten()).put("claims", { id: "c3", hedge: "unhedged" });
  const [first, second] = offered(book, "bottom-line");

  expect(first).toEqual({
    sentence: "The evidence speaks for 1 person (n = 1); it is not representative of any public.",
    claimIds: ["c3"],
    isOwnAssessment: false,
  });
  expect(second?.claimIds).toEqual(["c1"]);
});

it("goes on offering what those say whom the bottom line counts", () => {
  const book = withOneVoice(unwritten()).put("claims", { id: "c3", hedge: "unhedged" });
  const [first, ...others] = sentences(book, "bottom-line");
  book.write("p1", "bottom-line", [first ?? "", "claim:c3"]);

  expect(sentences(book, "bottom-line")).toEqual(others);
  expect(others.join(" ")).toContain("The cargo of the ferries may be fuel");
});

it("names the origin, or the article's author, where no passage names who says so", () => {
  const ofMinistry = { originStanding: "known", originId: "o-ministry" };
  const named = unwritten().put("evidence", { id: "e4", ...ofMinistry });
  expect(sentences(named, "bottom-line").at(-1)).toBe(
    "According to Statement of the transport ministry: The cargo of the ferries may be fuel.",
  );
  const own = unwritten().put("evidence", { id: "e4", ...ofMinistry, originId: "o-own" });
  expect(sentences(own, "bottom-line").at(-1)).toBe(
    "According to the author of the article: The cargo of the ferries may be fuel.",
  );
});

it("lets a claim that names who says so stand by itself", () => {
  const book = unwritten().claim("c1", "Orbit Watch counted about 40 ferries");

  expect(sentences(book, "bottom-line")[0]).toBe("Orbit Watch counted about 40 ferries.");
});

it("ends a quotation that has its own stop in no second one", () => {
  const book = unwritten().claim("c1", "The level is “far greater (Moor et al.).”");

  expect(sentences(book, "bottom-line")[0]).toMatch(
    /: The level is “far greater \(Moor et al\.\)\.”$/u,
  );
});

it("offers no half sentence, and no speaker that is nobody", () => {
  const book = unwritten().claim("c1", "Although no smuggler claimed the barge");
  expect(sentences(book, "bottom-line").join(" ")).not.toContain("smuggler");

  const said = unwritten();
  for (const { id } of said.rows.speakers) {
    said.put("speakers", { id, name: "there have been suspicions" });
  }
  expect(sentences(said, "bottom-line").join(" ")).not.toContain("there have been suspicions");
});

it("offers what competes as another explanation, and what is foreseen as an indicator", () => {
  const book = unwritten()
    .put("hypotheses", {
      id: "h1",
      statement: "The ferries wait for repair",
      note: null,
      position: "a0",
    })
    .claim("c3", "The ferries may leave in May", {
      kind: "forecast",
      hedge: "possible",
      credibility: null,
      credibilityReason: null,
    });

  expect(sentences(book, "alternatives")).toEqual(["The ferries wait for repair."]);
  expect(sentences(book, "indicators")).toEqual([
    "Signs that this comes about: The ferries may leave in May.",
    "A second, independent origin for what comes from Orbit Watch image of 4 March 2024.",
    "A second, independent origin for what comes from Statement of the transport ministry.",
  ]);
});

it("offers to make no judgement only where none is printed, as the author's own assessment", () => {
  const book = unwritten();
  expect(offered(book, "key-judgements")).toEqual([]);
  for (const { id } of book.rows.briefJudgements) book.remove("briefJudgements", id);

  expect(offered(book, "key-judgements")).toEqual([
    {
      sentence: "No judgement is made on Strait safety: the evidence does not carry one.",
      claimIds: [],
      isOwnAssessment: true,
    },
  ]);
});

it("does not offer again what stands there", () => {
  const book = unwritten();
  const [first, ...others] = sentences(book, "gaps");
  book.write("p1", "gaps", [first ?? ""]);

  expect(sentences(book, "gaps")).toEqual(others);
});

it.each(["en", "ja", "ko"] as const)(
  "offers nothing that the check finds fault with: %s",
  (language) => {
    const book = withOneVoice(unwritten(language));
    book.put("lenses", { id: "strait-safety", region: "Russia" });
    for (const { id } of book.rows.briefJudgements) book.remove("briefJudgements", id);
    for (const section of ["bottom-line", "key-judgements", "gaps", "indicators"] as const) {
      for (const [place, one] of offered(book, section).entries()) {
        const cited = one.claimIds.map((id) => `claim:${id}`);
        book.write(`p-${section}-${place}`, section, [one.sentence, ...cited], one.isOwnAssessment);
      }
    }
    const t = translateFor("en");
    const found = checkBrief(groundOf(book.rows), book.brief(), t).map(({ ruleId, targetId }) => [
      ruleId,
      targetId,
    ]);

    expect(found).toEqual([["no-alternatives", "b1"]]);
  },
);
