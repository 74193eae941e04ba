import type { TextRange } from "./text-range.ts";

/**
 * Ranges of a text, found by where they are. Immutable: built once per set of marks
 * in O(n log n); a question costs O(log n) plus its answers.
 */
export class IntervalIndex<Item extends TextRange> {
  readonly #items: readonly Item[];
  /** Furthest end of the items below each node of an implicit binary tree over `#items`. */
  readonly #furthest: Float64Array;
  readonly #leaves: number;

  constructor(items: readonly Item[]) {
    this.#items = [...items].sort((a, b) => a.start - b.start || b.end - a.end);
    this.#leaves = 1;
    while (this.#leaves < this.#items.length) this.#leaves *= 2;
    this.#furthest = new Float64Array(2 * this.#leaves).fill(-1);
    this.#items.forEach((item, index) => {
      this.#furthest[this.#leaves + index] = item.end;
    });
    for (let node = this.#leaves - 1; node >= 1; node -= 1) {
      this.#furthest[node] = Math.max(this.#endBelow(2 * node), this.#endBelow(2 * node + 1));
    }
  }

  get size(): number {
    return this.#items.length;
  }

  /** All items, by start; of those that start together the longest first. */
  get all(): readonly Item[] {
    return this.#items;
  }

  /** Items that share at least one unit with the range, by start. */
  overlapping(range: TextRange): readonly Item[] {
    const found: Item[] = [];
    this.#collect(1, 0, this.#leaves, range, found);
    return found;
  }

  /** Items that cover the unit at `offset`, by start. */
  at(offset: number): readonly Item[] {
    return this.overlapping({ start: offset, end: offset + 1 });
  }

  /** The first item that starts after `offset`, or null. */
  after(offset: number): Item | null {
    return this.#items[this.#firstFrom(offset + 1)] ?? null;
  }

  /** The last item that starts before `offset`, or null. */
  before(offset: number): Item | null {
    return this.#items[this.#firstFrom(offset) - 1] ?? null;
  }

  #endBelow(node: number): number {
    return this.#furthest[node] ?? -1;
  }

  #firstFrom(offset: number): number {
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#items[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #collect(node: number, first: number, width: number, range: TextRange, found: Item[]): void {
    const item = this.#items[first];
    if (item === undefined || item.start >= range.end || this.#endBelow(node) <= range.start)
      return;
    if (width === 1) {
      found.push(item);
      return;
    }
    this.#collect(2 * node, first, width / 2, range, found);
    this.#collect(2 * node + 1, first + width / 2, width / 2, range, found);
  }
}

/** A stretch over which the same items lie, in the order in which they were given. */
export interface Layer<Item> extends TextRange {
  readonly items: readonly Item[];
}

/** Cuts overlapping ranges into stretches that do not overlap, in order; stretches with nothing on them are left out. */
export function layersOf<Item extends TextRange>(items: readonly Item[]): readonly Layer<Item>[] {
  const cuts = [...new Set(items.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const byStart = items
    .map((item, order) => ({ item, order }))
    .sort((a, b) => a.item.start - b.item.start);
  const layers: Layer<Item>[] = [];
  let open: { item: Item; order: number }[] = [];
  let next = 0;
  for (const [index, start] of cuts.entries()) {
    const end = cuts[index + 1];
    if (end === undefined) break;
    open = open.filter(({ item }) => item.end > start);
    for (let entry = byStart[next]; entry !== undefined && entry.item.start <= start; ) {
      if (entry.item.end > start) open.push(entry);
      next += 1;
      entry = byStart[next];
    }
    if (open.length === 0) continue;
    open.sort((a, b) => a.order - b.order);
    layers.push({ start, end, items: open.map(({ item }) => item) });
  }
  return layers;
}
