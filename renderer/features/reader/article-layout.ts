import type { Block, BlockRole, RemovalReason } from "#shared/domain/text/text-version.ts";
import { partOfShown, type ShownText, shownTextOf } from "./shown-text.ts";
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
  readonly text: ShownText;
  /** Where a run-in heading ends in the shown text; null when there is none. */
  readonly runInEnd: number | null;
  readonly removedReason: RemovalReason | null;
}

/** What stands under one another in the article. */
export type Part =
  | { readonly kind: "text"; readonly block: ShownBlock }
  | { readonly kind: "removed"; readonly block: ShownBlock }
  | { readonly kind: "list"; readonly blocks: readonly ShownBlock[] }
  | { readonly kind: "table"; readonly rows: readonly (readonly ShownBlock[])[] };

/** Parts that are laid out together once they come near the window. */
export interface Section {
  /** The same for the same content: an edit elsewhere leaves this section as it is. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly parts: readonly Part[];
}

export interface Layout {
  readonly sections: readonly Section[];
  /** Blocks whose words are shown, in order of the text. */
  readonly kept: readonly ShownBlock[];
  readonly headings: readonly ShownBlock[];
}

/** About two screens: few enough to lay out at once, many enough that a long article has few sections. */
const sectionUtf16 = 6000;

/** The shown form of every block, which decisions on what is removed do not change. */
export function shownTextsOf(text: string, blocks: readonly Block[]): readonly ShownText[] {
  return blocks.map((block) =>
    shownTextOf(text, block, block.role === "code" ? "keep" : "collapse"),
  );
}

/** Lays the blocks out as they stand after the analyst's decisions. Blank lines are not shown. */
export function layoutOf(blocks: readonly Block[], texts: readonly ShownText[]): Layout {
  const shown: ShownBlock[] = [];
  for (const [index, block] of blocks.entries()) {
    const text = texts[index];
    if (text === undefined || text.shown === "" || block.role === "blank") continue;
    shown.push(...shownBlocks(block, index, text));
  }
  const kept = shown.filter(({ removedReason }) => removedReason === null);
  return {
    sections: sectionsOf(partsOf(shown)),
    kept,
    headings: kept.filter(
      ({ role, isContinued }) => (role === "heading" || role === "title") && !isContinued,
    ),
  };
}

/** One element a block; a very long one in several, as all of it at once holds the window up. */
function shownBlocks(block: Block, index: number, text: ShownText): readonly ShownBlock[] {
  const whole: ShownBlock = {
    ...block,
    id: String(index),
    blockStart: block.start,
    isContinued: false,
    goesOn: false,
    text,
    runInEnd: runInEndOf(block, text),
  };
  // A strip shows its first words, and a cell is one.
  if (block.removedReason !== null || block.role === "table-cell") return [whole];
  const stretches = stretchesOf(text.shown);
  if (stretches.length === 1) return [whole];
  return stretches.map(([from, to], stretch) => {
    const isFirst = stretch === 0;
    const isLast = stretch === stretches.length - 1;
    return {
      ...whole,
      id: isFirst ? whole.id : `${index}.${stretch}`,
      isContinued: !isFirst,
      goesOn: !isLast,
      start: isFirst ? block.start : text.textStartOf(from),
      end: isLast ? block.end : text.textStartOf(to),
      text: partOfShown(text, from, to),
      runInEnd: isFirst ? whole.runInEnd : null,
    };
  });
}

function runInEndOf(block: Block, text: ShownText): number | null {
  if (block.runInEnd === null) return null;
  return text.shownOffsetOf(block.runInEnd);
}

function partsOf(blocks: readonly ShownBlock[]): readonly Part[] {
  const parts: Part[] = [];
  let list: ShownBlock[] = [];
  let cells: ShownBlock[] = [];
  const close = () => {
    if (list.length > 0) parts.push({ kind: "list", blocks: list });
    if (cells.length > 0) parts.push({ kind: "table", rows: rowsOf(cells) });
    list = [];
    cells = [];
  };
  for (const block of blocks) {
    const isListed = block.role === "list-item" && block.removedReason === null;
    const isCell =
      block.role === "table-cell" && block.cell !== null && block.removedReason === null;
    if (!isListed && list.length > 0) close();
    if (cells.length > 0 && (!isCell || cells[0]?.cell?.table !== block.cell?.table)) close();
    if (isListed) list.push(block);
    else if (isCell) cells.push(block);
    else parts.push({ kind: block.removedReason === null ? "text" : "removed", block });
  }
  close();
  return parts;
}

function rowsOf(cells: readonly ShownBlock[]): readonly (readonly ShownBlock[])[] {
  const rows = new Map<number, ShownBlock[]>();
  for (const cell of cells) {
    const row = cell.cell?.row ?? 0;
    rows.set(row, [...(rows.get(row) ?? []), cell]);
  }
  return [...rows.values()];
}

export function blocksOf(part: Part): readonly ShownBlock[] {
  if (part.kind === "list") return part.blocks;
  if (part.kind === "table") return part.rows.flat();
  return [part.block];
}

function sectionsOf(parts: readonly Part[]): readonly Section[] {
  const sections: Section[] = [];
  let open: Part[] = [];
  let lengthUtf16 = 0;
  const close = () => {
    const blocks = open.flatMap(blocksOf);
    const [first, last] = [blocks[0], blocks.at(-1)];
    if (first === undefined || last === undefined) return;
    const key = blocks.map(({ id, removedReason }) => `${id}${removedReason ?? ""}`).join(" ");
    sections.push({ key, start: first.start, end: last.end, parts: open });
    open = [];
    lengthUtf16 = 0;
  };
  for (const part of parts) {
    open.push(part);
    for (const block of blocksOf(part)) lengthUtf16 += block.text.shown.length;
    if (lengthUtf16 >= sectionUtf16) close();
  }
  close();
  return sections;
}
