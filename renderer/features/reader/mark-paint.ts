import { layersOf } from "#shared/anchoring/interval-index.ts";
import type { TextRange } from "#shared/anchoring/text-range.ts";
import type { AnnotationRow } from "./reader-queries.ts";

/** What is drawn of a mark, or of one that is on its way. */
export interface DrawnMark extends TextRange {
  readonly id: string;
  readonly annotation: Pick<AnnotationRow, "colour" | "style">;
}

/** A stretch of text and the names of the highlight styles of `marks.css` that it takes. */
export interface Stroke extends TextRange {
  readonly names: readonly string[];
}

/**
 * How marks are drawn. Where one lies alone it takes its own fill and underline. Where marks
 * overlap, the longest highlight gives the fill, the longest of the others its line below the
 * words and the next its line above them, so that every one of three can be seen.
 */
export function strokesOf(marks: readonly DrawnMark[], chosenId: string | null): readonly Stroke[] {
  const longestFirst = [...marks].sort((a, b) => b.end - b.start - (a.end - a.start));
  return layersOf(longestFirst).map(({ start, end, items }) => {
    const names = namesOf(items);
    const isChosen = chosenId !== null && items.some(({ id }) => id === chosenId);
    return { start, end, names: isChosen ? [...names, "mark-chosen"] : names };
  });
}

function namesOf(longestFirst: readonly DrawnMark[]): readonly string[] {
  const filled = longestFirst.find(({ annotation }) => annotation.style === "highlight");
  const [below = filled, above] = longestFirst.filter((mark) => mark !== filled);
  return [
    ...(filled === undefined ? [] : [`mark-fill-${filled.annotation.colour}`]),
    ...(below === undefined ? [] : [`mark-line-${below.annotation.colour}`]),
    ...(above === undefined ? [] : [`mark-above-${above.annotation.colour}`]),
  ];
}
