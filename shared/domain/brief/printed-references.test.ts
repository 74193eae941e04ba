import { expect, it } from "vitest";
import type { ModelInline } from "./brief-model.ts";
import { printedReferences } from "./printed-references.ts";

const text = (words: string): ModelInline => ({ kind: "text", text: words });

/** A citation that leads to these endnotes. */
const citation = (...endnotes: readonly number[]): ModelInline => ({
  kind: "citation",
  citationId: `c${endnotes.join()}`,
  targetKind: "claim",
  targetId: "claim",
  references: endnotes.map((endnote) => ({ anchor: `r${endnote}`, endnote, passageIds: [] })),
  judgementNumber: null,
});

/** The endnote numbers printed at each place. */
const numbers = (inlines: readonly ModelInline[]) =>
  inlines.map((_inline, index) => printedReferences(inlines, index).map(({ endnote }) => endnote));

it("prints citations side by side as one list, each number once, in order", () => {
  expect(numbers([text("Said."), citation(1, 3, 4), citation(2, 3)])).toEqual([
    [],
    [1, 2, 3, 4],
    [],
  ]);
});

it("keeps citations apart that words stand between", () => {
  expect(numbers([citation(2), text("and"), citation(1, 2)])).toEqual([[2], [], [1, 2]]);
});
