import type { TextRange } from "#shared/anchoring/text-range.ts";
import { rangesOf, type StyledRanges } from "./highlight-painter.ts";
import { type DrawnMark, strokesOf } from "./mark-paint.ts";
import type { PassageDom } from "./passage-dom.ts";

interface Painted {
  readonly marks: readonly DrawnMark[];
  readonly chosenId: string | null;
  readonly ranges: StyledRanges;
}

/**
 * The ranges that marks are drawn in, section by section. What was worked out is kept while its
 * section is on screen and has the same marks: a frame of scrolling has time for one section.
 */
export class SectionPaint {
  #dom: PassageDom | null = null;
  #painted = new Map<number, Painted>();

  rangesOf(
    dom: PassageDom,
    visible: readonly TextRange[],
    marksIn: (section: TextRange) => readonly DrawnMark[],
    chosenId: string | null,
  ): readonly StyledRanges[] {
    const former = this.#dom === dom ? this.#painted : new Map<number, Painted>();
    this.#dom = dom;
    this.#painted = new Map(
      visible.map((section) => {
        const marks = marksIn(section);
        const chosen = marks.some(({ id }) => id === chosenId) ? chosenId : null;
        const known = former.get(section.start);
        if (known?.chosenId === chosen && isSame(known.marks, marks)) return [section.start, known];
        const ranges = rangesOf(dom, [section], strokesOf(marks, chosen));
        return [section.start, { marks, chosenId: chosen, ranges }];
      }),
    );
    return [...this.#painted.values()].map(({ ranges }) => ranges);
  }
}

function isSame(some: readonly DrawnMark[], others: readonly DrawnMark[]): boolean {
  return some.length === others.length && some.every((mark, index) => mark === others[index]);
}
