import type { ModelInline, Reference } from "./brief-model.ts";

/**
 * The references to print at one place of a paragraph. Citations side by side read as one,
 * so an article is numbered once among them.
 */
export function printedReferences(
  inlines: readonly ModelInline[],
  index: number,
): { readonly references: readonly Reference[]; readonly isContinued: boolean } {
  const inline = inlines[index];
  if (inline?.kind !== "citation") return { references: [], isContinued: false };
  const before = new Set<number>();
  for (let former = index - 1; former >= 0; former -= 1) {
    const other = inlines[former];
    if (other?.kind !== "citation") break;
    for (const { endnote } of other.references) before.add(endnote);
  }
  const references = inline.references.filter(({ endnote }) => !before.has(endnote));
  return { references, isContinued: before.size > 0 && references.length > 0 };
}
