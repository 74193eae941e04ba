import type { ModelInline, Reference } from "./brief-model.ts";

/**
 * The references to print at one place of a paragraph. Citations side by side read as
 * one: the first of them carries the numbers of all, each once, in ascending order.
 */
export function printedReferences(
  inlines: readonly ModelInline[],
  index: number,
): readonly Reference[] {
  if (inlines[index]?.kind !== "citation" || inlines[index - 1]?.kind === "citation") return [];
  const printed = new Map<number, Reference>();
  for (const inline of inlines.slice(index)) {
    if (inline.kind !== "citation") break;
    for (const reference of inline.references) {
      if (!printed.has(reference.endnote)) printed.set(reference.endnote, reference);
    }
  }
  return [...printed.values()].sort((a, b) => a.endnote - b.endnote);
}
