import type { Block, BlockRole, RemovalReason } from "#shared/domain/text/text-version.ts";
import { ShownText } from "./shown-text.ts";
import { stretchesOf } from "./stretches.ts";

/** A block, or a stretch of a very long one, with what it takes to show it. */
export interface ShownBlock {
  /** Its place in the text version, and behind a dot which stretch of it where that is not the first. */
  readonly id: string;
  /** Where the stored block starts, which decisions on it name. */
  readonly blockStart: number;
  /** True for a stretch that goes on where the one before it ended. */
  readonly isContinued: boolean;
  /** True for a stretch that another one continues. */
  readonly goesOn: boolean;
  readonly start: number;
  readonly end: number;
  readonly role: BlockRole;
  readonly level: number | null;
  readonly cell: Block["cell"];
  readonly mark?: string | undefined;
  readonly text: ShownText;
  /** Where a run-in heading ends, as an offset of the text version; null when there is none. */
  readonly runInEnd: number | null;
  readonly removedReason: RemovalReason | null;
}

/** A block that was folded away, with its stretches. */
export type RemovedBlock = readonly [ShownBlock, ...ShownBlock[]];

/**
 * What stands under one another in the article: blocks removed in a row are one part. A long list or table comes in several parts,
 * each but the first continuing the one before it.
 */
export type Part =
  | { readonly kind: "text"; readonly block: ShownBlock }
  | { readonly kind: "removed"; readonly blocks: readonly RemovedBlock[] }
  | {
      readonly kind: "list";
      readonly blocks: readonly ShownBlock[];
      readonly isContinued: boolean;
      readonly goesOn: boolean;
    }
  | {
      readonly kind: "table";
      /** Of each row its cells, of each cell its paragraphs and their stretches. */
      readonly rows: readonly (readonly (readonly ShownBlock[])[])[];
      readonly isContinued: boolean;
      readonly goesOn: boolean;
    };

/** Parts that are laid out together once they come near the window. */
export interface Section {
  /** The same for the same content: an edit elsewhere leaves this section as it is. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** About how many lines it takes on screen. */
  readonly lines: number;
  readonly parts: readonly Part[];
}

export interface Layout {
  readonly sections: readonly Section[];
  /** Blocks whose words are shown, in order of the text. */
  readonly kept: readonly ShownBlock[];
  readonly headings: readonly ShownBlock[];
}

/** About two screens: few enough to lay out at once, many enough that a long article has few sections. */
const sectionWeight = 6000;
/** A table is cut where it must be only, since the columns of its parts can not follow one another's words. */
const tableWeight = 12_000;
/** What an element costs besides its words: a section of a thousand short lines would hold the window up. */
const elementWeight = 80;
/** Once unfolded each has an element of its own. */
const mostFoldedTogether = 200;
/** Characters in a line, to guess how high a section is before it is laid out. */
const lineUtf16 = 66;

/**
 * Lays the blocks out as they stand after the analyst's decisions. Blank lines are not shown.
 *
 * @param keepsLines true where a line end inside a block is shown as one
 */
export function layoutOf(text: string, blocks: readonly Block[], keepsLines = false): Layout {
  const work = layingOut(text, blocks, keepsLines);
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
  }
}

/** The same step by step, since a hundred thousand blocks take a while. */
export function* layingOut(
  text: string,
  blocks: readonly Block[],
  keepsLines: boolean,
): Generator<undefined, Layout, undefined> {
  const parts = new PartWriter();
  const kept: ShownBlock[] = [];
  for (const [index, block] of blocks.entries()) {
    yield undefined;
    if (block.role === "blank" || isEmpty(text, block)) continue;
    for (const shown of shownBlocks(text, block, index, keepsLines)) {
      parts.add(shown);
      if (shown.removedReason === null) kept.push(shown);
      yield undefined;
    }
  }
  const sections: Section[] = [];
  for (const section of sectionsOf(parts.finished())) {
    sections.push(section);
    yield undefined;
  }
  return {
    sections,
    kept,
    headings: kept.filter(
      ({ role, isContinued }) => (role === "heading" || role === "title") && !isContinued,
    ),
  };
}

function isEmpty(text: string, { start, end, role }: Block): boolean {
  return role === "code" ? start === end : !/\S/u.test(text.slice(start, end));
}

/** One element a block; a very long one in several, as all of it at once holds the window up. */
function* shownBlocks(
  text: string,
  block: Block,
  index: number,
  keepsLines: boolean,
): Generator<ShownBlock> {
  const { start: blockStart, role } = block;
  const kind = role === "code" ? "code" : "prose";
  const words = text.slice(blockStart, block.end);
  let stretch = 0;
  for (const [from, to] of stretchesOf(words, kind)) {
    const [start, end] = [blockStart + from, blockStart + to];
    const goesOn = end < block.end;
    yield {
      ...block,
      id: stretch === 0 ? String(index) : `${index}.${stretch}`,
      blockStart,
      isContinued: stretch > 0,
      goesOn,
      start,
      end,
      text: new ShownText(text, { start, end }, { isKept: kind === "code", goesOn, keepsLines }),
      runInEnd: stretch === 0 ? block.runInEnd : null,
    };
    stretch += 1;
  }
}

/** Groups blocks, as they come, into what stands under one another. */
class PartWriter {
  private readonly parts: Part[] = [];
  private list: ShownBlock[] = [];
  private rows: ShownBlock[][][] = [];
  private removed: [ShownBlock, ...ShownBlock[]][] = [];
  private openWeight = 0;
  private isContinued = false;

  add(block: ShownBlock): void {
    const { cell, role, removedReason, isContinued } = block;
    if (removedReason !== null) {
      const isFull = this.removed.length >= mostFoldedTogether;
      if (!isContinued && (this.removed.length === 0 || isFull)) this.close();
      if (isContinued) this.removed.at(-1)?.push(block);
      else this.removed.push([block]);
    } else if (role === "list-item") {
      this.addItem(block);
    } else if (role === "table-cell" && cell !== null) {
      this.addCell(block, cell);
    } else {
      this.close();
      this.parts.push({ kind: "text", block });
    }
  }

  finished(): readonly Part[] {
    this.close();
    return this.parts;
  }

  private addItem(block: ShownBlock): void {
    if (this.list.length === 0) this.close();
    else if (this.openWeight >= sectionWeight) this.goOn();
    this.list.push(block);
    this.openWeight += weightOf(block);
  }

  private addCell(block: ShownBlock, cell: NonNullable<Block["cell"]>): void {
    const before = this.rows.at(-1)?.at(-1)?.[0]?.cell ?? null;
    if (before === null || before.table !== cell.table) this.close();
    const isSameRow = this.rows.length > 0 && before?.row === cell.row;
    if (!isSameRow) {
      if (this.openWeight >= tableWeight) this.goOn();
      this.rows.push([[block]]);
    } else if (block.isContinued || before?.column === cell.column) {
      this.rows.at(-1)?.at(-1)?.push(block);
    } else {
      this.rows.at(-1)?.push([block]);
    }
    this.openWeight += weightOf(block);
  }

  /** Ends the part, and goes on with the same list or table in another. */
  private goOn(): void {
    this.end(true);
    this.isContinued = true;
  }

  private close(): void {
    this.end(false);
    this.isContinued = false;
  }

  private end(goesOn: boolean): void {
    const { isContinued } = this;
    if (this.list.length > 0) {
      this.parts.push({ kind: "list", blocks: this.list, isContinued, goesOn });
    }
    if (this.rows.length > 0) {
      this.parts.push({ kind: "table", rows: this.rows, isContinued, goesOn });
    }
    if (this.removed.length > 0) this.parts.push({ kind: "removed", blocks: this.removed });
    this.list = [];
    this.rows = [];
    this.removed = [];
    this.openWeight = 0;
  }
}

export function blocksOf(part: Part): readonly ShownBlock[] {
  switch (part.kind) {
    case "list":
      return part.blocks;
    case "table":
      return part.rows.flat(2);
    case "removed":
      return part.blocks.flat();
    case "text":
      return [part.block];
  }
}

function weightOf({ start, end }: ShownBlock): number {
  return end - start + elementWeight;
}

function* sectionsOf(parts: readonly Part[]): Generator<Section> {
  let open: Part[] = [];
  let weight = 0;
  for (const part of parts) {
    open.push(part);
    // Of what is folded a line is shown.
    weight += part.kind === "removed" ? elementWeight * 2 : sum(blocksOf(part), weightOf);
    if (weight < sectionWeight) continue;
    yield sectionOf(open);
    open = [];
    weight = 0;
  }
  if (open.length > 0) yield sectionOf(open);
}

function sectionOf(parts: readonly Part[]): Section {
  const blocks = parts.flatMap(blocksOf);
  return {
    key: blocks.map(({ id, removedReason }) => `${id}${removedReason ?? ""}`).join(" "),
    start: blocks[0]?.start ?? 0,
    end: blocks.at(-1)?.end ?? 0,
    lines: sum(parts, linesOf),
    parts,
  };
}

function linesOf(part: Part): number {
  if (part.kind === "removed") return 1;
  // The cells of a row stand beside one another.
  if (part.kind === "table") return part.rows.length * 1.5;
  return sum(blocksOf(part), ({ start, end }) => Math.ceil((end - start) / lineUtf16) + 0.5);
}

function sum<Item>(items: readonly Item[], valueOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + valueOf(item), 0);
}
