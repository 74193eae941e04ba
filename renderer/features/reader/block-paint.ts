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
 * The ranges that marks are drawn in, block by block. What was worked out is kept while its block
 * is on screen and has the same marks: a frame in which a mark is added has time for one block, and
 * styles whose ranges are the same are not drawn anew.
 */
export class BlockPaint {
  #dom: PassageDom | null = null;
  /** By the id of the block. */
  #painted = new Map<string, Painted>();

  rangesOf(
    dom: PassageDom,
    visible: readonly TextRange[],
    marksIn: (block: TextRange) => readonly DrawnMark[],
    chosenId: string | null,
  ): readonly StyledRanges[] {
    const former = this.#dom === dom ? this.#painted : new Map<string, Painted>();
    this.#dom = dom;
    this.#painted = new Map();
    for (const block of visible.flatMap((section) => dom.blocksIn(section))) {
      const marks = marksIn(block);
      if (marks.length === 0) continue;
      const chosen = marks.some(({ id }) => id === chosenId) ? chosenId : null;
      const known = former.get(block.id);
      const isKept = known?.chosenId === chosen && isSame(known.marks, marks);
      const ranges = isKept ? known.ranges : rangesOf(dom, [block], strokesOf(marks, chosen));
      this.#painted.set(block.id, isKept ? known : { marks, chosenId: chosen, ranges });
    }
    return [...this.#painted.values()].map(({ ranges }) => ranges);
  }
}

function isSame(some: readonly DrawnMark[], others: readonly DrawnMark[]): boolean {
  return some.length === others.length && some.every((mark, index) => mark === others[index]);
}
