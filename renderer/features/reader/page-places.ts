import type { TextRange } from "#shared/anchoring/text-range.ts";
import type { PageRegion } from "#shared/domain/annotation/annotation.ts";
import { type MappedRun, quadsOf } from "#shared/domain/text/pages/page-map.ts";
import type { DrawnBox, LetterSpot } from "#shared/ipc/pdf-frame-messages.ts";

/** The way between offsets of a text and letters on the pages that it was read from. */
export class PagePlaces {
  readonly #runs: readonly MappedRun[];
  readonly #byPage = new Map<number, MappedRun[]>();
  /** Of a piece that something was set into: how many of its letters stand before this run, and in all. */
  readonly #parts = new Map<MappedRun, { readonly before: number; readonly of: number }>();

  /** @param runs in order of the text */
  constructor(runs: readonly MappedRun[]) {
    this.#runs = runs;
    for (const run of runs) {
      const ofPage = this.#byPage.get(run.page);
      if (ofPage === undefined) this.#byPage.set(run.page, [run]);
      else ofPage.push(run);
    }
    for (const ofPage of this.#byPage.values()) this.#partsOf(ofPage);
  }

  #partsOf(ofPage: readonly MappedRun[]): void {
    const byItem = new Map<number, MappedRun[]>();
    for (const run of ofPage) {
      const ofItem = byItem.get(run.item);
      if (ofItem === undefined) byItem.set(run.item, [run]);
      else ofItem.push(run);
    }
    for (const ofItem of byItem.values()) {
      if (ofItem.length < 2) continue;
      const of = ofItem.reduce((sum, { start, end }) => sum + end - start, 0);
      let before = 0;
      for (const run of ofItem) {
        this.#parts.set(run, { before, of });
        before += run.end - run.start;
      }
    }
  }

  /** The offset of a letter on a page; null for a piece that is not in the text, as a stamp along the margin. */
  offsetOf({ page, item, at, of }: LetterSpot): number | null {
    const runs = this.#byPage.get(page)?.filter((one) => one.item === item) ?? [];
    const [run] = runs;
    if (run === undefined) return null;
    const whole = this.#parts.get(run)?.of;
    if (whole === undefined) return run.start + sameLetter(at, of, run.end - run.start);
    const letter = sameLetter(at, of, whole);
    const part = runs.findLast((one) => (this.#parts.get(one)?.before ?? 0) <= letter) ?? run;
    return Math.min(part.end, part.start + letter - (this.#parts.get(part)?.before ?? 0));
  }

  /** What lies between two letters, whichever of them comes first in the text; null when nothing does. */
  rangeBetween(from: LetterSpot, to: LetterSpot): TextRange | null {
    const [one, other] = [this.offsetOf(from), this.offsetOf(to)];
    if (one === null || other === null || one === other) return null;
    return { start: Math.min(one, other), end: Math.max(one, other) };
  }

  /** The boxes that cover a range of the text, one for each piece it touches. */
  boxesOf(range: TextRange, look: string): readonly DrawnBox[] {
    const boxes = quadsOf(this.#runs, range.start, range.end).map((quad, index): DrawnBox => {
      const run = this.#runs[this.#firstEndingAfter(range.start) + index];
      if (run === undefined) return { ...quad, look, words: null };
      const { before, of } = this.#parts.get(run) ?? { before: 0, of: run.end - run.start };
      const from = before + Math.max(0, range.start - run.start);
      const to = before + Math.min(run.end - run.start, range.end - run.start);
      return { ...quad, look, words: { item: run.item, from, to, of } };
    });
    return inColumns(boxes);
  }

  /** The page on which a place of the text stands. */
  pageAt(offset: number): number | null {
    return (this.#runs[this.#firstEndingAfter(offset)] ?? this.#runs.at(-1))?.page ?? null;
  }

  /** Where the text of a page begins; null for one without text. */
  startOf(page: number): number | null {
    return this.#byPage.get(page)?.[0]?.start ?? null;
  }

  /** The stretches of the text that stand on these pages, those that touch as one. */
  rangesOn(first: number, last: number): readonly TextRange[] {
    const ranges: { start: number; end: number }[] = [];
    for (let page = first; page <= last; page += 1) {
      for (const { start, end } of this.#byPage.get(page) ?? []) {
        const open = ranges.at(-1);
        // A space or a line's end between two pieces is no gap.
        if (open !== undefined && start >= open.start && start - open.end <= 2) open.end = end;
        else ranges.push({ start, end });
      }
    }
    return ranges;
  }

  #firstEndingAfter(offset: number): number {
    let low = 0;
    let high = this.#runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#runs[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A letter of a piece as the page draws it, in the text's piece: the same, but for a hyphen that was joined. */
function sameLetter(at: number, of: number, length: number): number {
  if (Math.abs(of - length) <= 1) return Math.min(at, length);
  return Math.min(length, Math.round((at * length) / Math.max(1, of)));
}

export function regionBox({ page, left, top, width, height }: PageRegion, look: string): DrawnBox {
  return { page, left, top, width, height, look, words: null };
}

/** True where a point lies in a region. */
export function isInRegion(
  region: PageRegion,
  at: { readonly page: number; readonly left: number; readonly top: number },
): boolean {
  return (
    region.page === at.page &&
    at.left >= region.left &&
    at.left <= region.left + region.width &&
    at.top >= region.top &&
    at.top <= region.top + region.height
  );
}

/** Letters that stand below each other, as in vertical writing, as one box: they would else be a ladder. */
function inColumns(boxes: readonly DrawnBox[]): readonly DrawnBox[] {
  const found: DrawnBox[] = [];
  for (const box of boxes) {
    const before = found.at(-1);
    if (before === undefined || !goesOnBelow(before, box)) {
      found.push(box);
      continue;
    }
    const left = Math.min(before.left, box.left);
    const right = Math.max(before.left + before.width, box.left + box.width);
    const height = box.top + box.height - before.top;
    found[found.length - 1] = { ...before, left, width: right - left, height, words: null };
  }
  return found;
}

function goesOnBelow(before: DrawnBox, box: DrawnBox): boolean {
  const isLetter = (box.words?.of ?? 1) <= 2 && box.width < box.height * 1.4;
  const isColumn = before.words === null || before.width < before.height * 1.4;
  const gap = box.top - before.top - before.height;
  return (
    before.page === box.page &&
    isLetter &&
    isColumn &&
    Math.abs(box.left - before.left) < box.width * 0.4 &&
    Math.abs(gap) < box.height * 0.4
  );
}
