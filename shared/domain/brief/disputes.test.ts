import { expect, it } from "vitest";
import { createTranslate } from "../../messages/catalogue.ts";
import { checkBrief } from "./brief-check.ts";
import { composeBrief } from "./compose.ts";
import { groundOf } from "./ground.ts";
import { ferryNotebook, type NotebookForTests } from "./rows-for-tests.ts";

const t = createTranslate("en");

function disputed(book: NotebookForTests) {
  return checkBrief(groundOf(book.rows), book.brief(), t)
    .filter(({ ruleId }) => ruleId === "verdict-disputed")
    .map(({ section, targetKind, targetId, params }) => [
      section,
      `${targetKind} ${targetId}`,
      params["what"],
    ]);
}

const printed = (book: NotebookForTests) => composeBrief(groundOf(book.rows), book.brief(), t);

it("finds each verdict under the brief that people gave apart", () => {
  const book = ferryNotebook()
    .rival("judgements", "j1", { likelihood: "unlikely", confidence: "high" })
    .rival("impacts", "impact~c1~strait-safety", { severity: "critical" })
    .rival("claims", "c3", { credibility: 2 })
    .rival("sources", "s-gazette", { reliability: "E" });
  expect(disputed(book)).toEqual([
    ["key-judgements", "judgement j1", "likelihood"],
    ["key-judgements", "judgement j1", "confidence"],
    ["lens-meaning", "claim c1", "Strait safety"],
    ["evidence-table", "claim c3", "credibility"],
    ["endnotes", "source s-gazette", "reliability"],
  ]);
});

it("finds nothing where two people decided the same, or the thing is not in the brief", () => {
  const book = ferryNotebook()
    .rival("judgements", "j1", { likelihood: "likely" })
    .put("judgements", { ...ferryNotebook().rows.judgements[0], id: "j2" })
    .rival("judgements", "j2", { likelihood: "unlikely" });
  expect(disputed(book)).toEqual([]);
});

it("prints the other verdicts where the brief prints one", () => {
  const book = ferryNotebook()
    .rival("judgements", "j1", { likelihood: "unlikely", confidence: "high" })
    .rival("impacts", "impact~c1~strait-safety", { direction: "improves", severity: "critical" })
    .rival("claims", "c3", { credibility: 2 });
  const model = printed(book);
  expect(model.judgements[0]?.confidenceSentence).toContain(
    "Analysts differ on the likelihood: “unlikely” stands too. Analysts differ on the confidence: “high” stands too.",
  );
  const impact = model.lensMeanings
    .flatMap(({ impacts }) => impacts)
    .find(({ claimId }) => claimId === "c1");
  expect(impact?.verdict).toBe(
    "▲ worsens, moderate severity (also judged: ▼ improves, critical severity)",
  );
  const ratings = model.evidence.rows.map(({ rating }) => rating);
  expect(ratings).toContain("C4 (also judged: C2)");
});

it("prints nothing beside verdicts that everybody shares", () => {
  const words = JSON.stringify(printed(ferryNotebook()));
  expect(words).not.toContain("also judged");
  expect(words).not.toContain("Analysts differ");
});
