import type { TextRange } from "#shared/anchoring/text-range.ts";
import type { Layout, ShownBlock } from "./article-layout.ts";

type Point = { readonly node: Text; readonly offset: number };
type Edge = "start" | "end";

/** Marks the element that shows a block, with the block's id. */
export const blockAttribute = "data-block";

/**
 * The way between offsets of the text and places in the document, exact both ways.
 * Made anew whenever the article's elements are.
 */
export class PassageDom {
  readonly root: HTMLElement;
  readonly #blocks: readonly ShownBlock[];
  /** Places in `#blocks` by the id of the block. */
  readonly #places = new Map<string, number>();
  readonly #elements = new Map<string, HTMLElement>();

  constructor(root: HTMLElement, layout: Layout) {
    this.root = root;
    this.#blocks = layout.kept;
    layout.kept.forEach((block, place) => {
      this.#places.set(block.id, place);
    });
  }

  /** Ranges of the document that show a range of the text, one for each text node. */
  staticRangesOf(range: TextRange): readonly StaticRange[] {
    return this.#spansOf(range).map(([start, end]) => {
      return new StaticRange({
        startContainer: start.node,
        startOffset: start.offset,
        endContainer: end.node,
        endOffset: end.offset,
      });
    });
  }

  /** A live range from the first shown unit to the last, or null when nothing of it is shown. */
  rangeOf(range: TextRange): Range | null {
    const spans = this.#spansOf(range);
    const first = spans[0]?.[0];
    const last = spans.at(-1)?.[1];
    if (first === undefined || last === undefined) return null;
    const found = document.createRange();
    found.setStart(first.node, first.offset);
    found.setEnd(last.node, last.offset);
    return found;
  }

  /** What a range of the document covers in the text; null when that is nothing. */
  textRangeOf(range: AbstractRange): TextRange | null {
    if (!this.root.contains(range.startContainer) && !this.root.contains(range.endContainer))
      return null;
    const start = this.offsetAt(range.startContainer, range.startOffset, "start");
    const end = this.offsetAt(range.endContainer, range.endOffset, "end");
    return start === null || end === null || start >= end ? null : { start, end };
  }

  /** The offset in the text under a point of the window; null beside the words. */
  offsetFromPoint(x: number, y: number): number | null {
    const caret = document.caretRangeFromPoint(x, y);
    if (caret === null || !(caret.startContainer instanceof Text)) return null;
    if (this.#blockOf(caret.startContainer) === null) return null;
    return this.offsetAt(caret.startContainer, caret.startOffset, "start");
  }

  /** The offset in the text of a place in the document; a place between blocks goes to the next or the last one. */
  offsetAt(node: Node, offset: number, edge: Edge): number | null {
    const block = this.#blockOf(node);
    if (block === null) return this.#offsetBetween(node, offset, edge);
    const element = this.#elementOf(block);
    if (element === undefined) return null;
    const before = document.createRange();
    before.setStart(element, 0);
    before.setEnd(node, offset);
    const shown = before.toString().length;
    return edge === "start" ? block.text.textStartOf(shown) : block.text.textEndOf(shown);
  }

  elementAt(offset: number): HTMLElement | null {
    const block = this.blockAt(offset);
    return block === null ? null : (this.#elementOf(block) ?? null);
  }

  /** The shown block that holds an offset, or the last one before it. */
  blockAt(offset: number): ShownBlock | null {
    let low = 0;
    let high = this.#blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#blocks[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return this.#blocks[Math.max(0, low - 1)] ?? null;
  }

  /** The shown blocks that share at least one unit with the range, in order. */
  blocksIn({ start, end }: TextRange): readonly ShownBlock[] {
    const first = this.blockAt(start);
    if (first === null) return [];
    let from = this.#places.get(first.id) ?? 0;
    if (first.end <= start) from += 1;
    let to = from;
    while ((this.#blocks[to]?.start ?? end) < end) to += 1;
    return this.#blocks.slice(from, to);
  }

  /** Sections far down come into the document later, so elements are looked for when they are needed. */
  #elementOf(block: ShownBlock): HTMLElement | undefined {
    const known = this.#elements.get(block.id);
    if (known?.isConnected) return known;
    const found = this.root.querySelector<HTMLElement>(`[${blockAttribute}="${block.id}"]`);
    if (found === null) return undefined;
    this.#elements.set(block.id, found);
    return found;
  }

  #blockOf(node: Node): ShownBlock | null {
    const element = node instanceof Element ? node : node.parentElement;
    const id = element?.closest(`[${blockAttribute}]`)?.getAttribute(blockAttribute);
    if (id === null || id === undefined) return null;
    const place = this.#places.get(id);
    return place === undefined ? null : (this.#blocks[place] ?? null);
  }

  #offsetBetween(node: Node, offset: number, edge: Edge): number | null {
    const here = document.createRange();
    here.setStart(node, offset);
    const isBefore = (block: ShownBlock) => {
      const element = this.#elementOf(block);
      return element !== undefined && here.comparePoint(element, 0) < 0;
    };
    if (edge === "start") return this.#blocks.find((block) => !isBefore(block))?.start ?? null;
    return this.#blocks.findLast(isBefore)?.end ?? null;
  }

  #spansOf({ start, end }: TextRange): readonly (readonly [Point, Point])[] {
    const spans: (readonly [Point, Point])[] = [];
    const first = this.blockAt(start);
    if (first === null) return spans;
    for (let at = this.#places.get(first.id) ?? 0; at < this.#blocks.length; at += 1) {
      const block = this.#blocks[at];
      if (block === undefined || block.start >= end) break;
      const from = block.text.shownOffsetOf(Math.max(start, block.start));
      const to = block.text.shownOffsetOf(Math.min(end, block.end));
      if (from < to) spans.push(...this.#nodesOf(block, from, to));
    }
    return spans;
  }

  #nodesOf(block: ShownBlock, from: number, to: number): readonly (readonly [Point, Point])[] {
    const element = this.#elementOf(block);
    if (element === undefined) return [];
    const spans: (readonly [Point, Point])[] = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let passed = 0;
    for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
      const start = Math.max(from - passed, 0);
      const end = Math.min(to - passed, node.length);
      if (start < end)
        spans.push([
          { node, offset: start },
          { node, offset: end },
        ]);
      passed += node.length;
      if (passed >= to) break;
    }
    return spans;
  }
}
