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
 * How marks are drawn. Where one lies alone it takes its own fill and underline; where
 * marks overlap, the longest gives the fill, the next its underline and a third its
 * line above the words, so that every one of them can be seen.
 */
export function strokesOf(marks: readonly DrawnMark[], chosenId: string | null): readonly Stroke[] {
  const longestFirst = [...marks].sort((a, b) => b.end - b.start - (a.end - a.start));
  return layersOf(longestFirst).map(({ start, end, items }) => {
    const names = namesOf(items);
    const isChosen = chosenId !== null && items.some(({ id }) => id === chosenId);
    return { start, end, names: isChosen ? [...names, "mark-chosen"] : names };
  });
}

function namesOf([first, second, third]: readonly DrawnMark[]): readonly string[] {
  if (first === undefined) return [];
  const { colour, style } = first.annotation;
  const isFilled = style === "highlight";
  if (second === undefined) {
    return isFilled ? [`mark-fill-${colour}`, `mark-line-${colour}`] : [`mark-line-${colour}`];
  }
  const names = [`mark-line-${second.annotation.colour}`];
  // An underline that lies below others moves above the words, so that the two do not cover each other.
  names.push(isFilled ? `mark-fill-${colour}` : `mark-above-${colour}`);
  if (third !== undefined && isFilled) names.push(`mark-above-${third.annotation.colour}`);
  return names;
}
