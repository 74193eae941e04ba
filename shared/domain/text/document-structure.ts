import type { DraftBlock } from "./draft-block.ts";
import { looksLikeHeading } from "./heading.ts";

/**
 * Most documents have no style for their headings: a short line in bold letters above text is one.
 *
 * @param bold where the blocks start that are all in bold letters
 */
export function withBoldHeadings(
  blocks: readonly DraftBlock[],
  bold: ReadonlySet<number>,
): readonly DraftBlock[] {
  const lines = blocks.filter(isRunning);
  // Where bold is the rule it marks nothing.
  if (lines.filter(({ start }) => bold.has(start)).length > lines.length / 2) return blocks;
  const last = blocks.findLastIndex((block) => isRunning(block) && !bold.has(block.start));
  return blocks.map((block, index) => {
    const isHeading =
      index < last && isRunning(block) && bold.has(block.start) && looksLikeHeading(block.text);
    return isHeading ? { ...block, role: "heading", level: 2 } : block;
  });
}

const isRunning = ({ role, removedReason }: DraftBlock) =>
  role === "paragraph" && removedReason === null;

const listMark = /^(?:[•‣▪●○◦・–-]|\(?\d{1,2}[.)]|[①-⑳])\s+\S/u;

/** Items that a program wrote with their marks, several in a row, are a list. */
export function withListItems(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const isItem = (block: DraftBlock | undefined) =>
    block !== undefined && isRunning(block) && listMark.test(block.text);
  return blocks.map((block, index) =>
    isItem(block) && (isItem(blocks[index - 1]) || isItem(blocks[index + 1]))
      ? { ...block, role: "list-item", level: 1 }
      : block,
  );
}

const ownMark =
  /^(?:[-*•‣▪●○◦・·–—]|[([（]?(?:\p{N}{1,3}|\p{L}|[ivxlc]{1,7}|[IVXLC]{1,7}|[〇一二三四五六七八九十]{1,4})[.)\]）．、]|\d{1,2}(?:\.\d{1,2}){1,4}\.?|[①-⑳])(?:\s|$|(?<=[）．、]))/u;

/** True for an item that has its mark or number in its words, so that none is drawn beside it. */
export function hasOwnMark(item: string): boolean {
  return ownMark.test(item);
}
