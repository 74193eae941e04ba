import { expect, it } from "vitest";
import { createTranslate } from "../../messages/catalogue.ts";
import type { Shown } from "./brief.ts";
import { checkBrief } from "./brief-check.ts";
import { composeBrief } from "./compose.ts";
import { groundOf } from "./ground.ts";
import { ferryNotebook, type NotebookForTests } from "./rows-for-tests.ts";
import { withinMarking } from "./within-marking.ts";

const t = createTranslate("en");

/** A brief whose bottom line shows words of what it cites. */
function showing(target: string, shows: Shown): NotebookForTests {
  const book = ferryNotebook().write("p1", "bottom-line", [target]);
  const content = [{ kind: "citation", citationId: "p1-cite-0", shows }];
  return book.put("paragraphs", { id: "p1", content });
}

function printed(book: NotebookForTests): string {
  const [paragraph] = composeBrief(groundOf(book.rows), book.brief(), t).bottomLine;
  return (paragraph?.inlines ?? [])
    .map((inline) => (inline.kind === "text" ? inline.text : `[${inline.references.length}]`))
    .join("");
}

it.each([
  ["claim:c1", "statement", "About 40 ferries lay at the northern pier on 4 March 2024[2]"],
  ["claim:c1", "rating", "C/E 3[2]"],
  ["evidence:e1", "quote", "“approximately 40 ferries at the northern pier”[1]"],
  ["evidence:e1", "figure", "approximately 40 ferries[1]"],
] as const)("prints of %s its %s with the reference after it", (target, shows, words) => {
  expect(printed(showing(target, shows))).toBe(words);
});

it("shows a judgement as its likelihood sentence", () => {
  expect(printed(showing("judgement:j1", "statement"))).toMatch(
    /^It is likely \(55-80 %\) that the northern pier will stay crowded/u,
  );
});

it("stays live, and the check says what has changed", () => {
  const book = showing("claim:c1", "rating").put("claims", { id: "c1", credibility: 5 });
  expect(printed(book)).toBe("C/E 5[2]");
  const found = checkBrief(groundOf(book.rows), book.brief(), t);
  expect(found).toContainEqual(
    expect.objectContaining({ ruleId: "cited-thing-changed", excerpt: "C/E 5" }),
  );
});

it("prints what it kept when its target is gone", () => {
  const book = showing("claim:c3", "statement").remove("claims", "c3").remove("evidence", "e4");
  expect(printed(book)).toBe("The cargo of the ferries may be fuel[1]");
});

it("is held back with what it shows", () => {
  const book = showing("claim:c2", "statement").put("articles", { id: "a3", marking: "TLP:RED" });
  const { rows, brief } = withinMarking(book.rows, book.brief(), "TLP:AMBER");
  expect(JSON.stringify(composeBrief(groundOf(rows), brief, t))).not.toContain("ministry");
});
