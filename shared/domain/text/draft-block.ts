import { type Block, type BlockRole, displayText, type RemovalReason } from "./text-version.ts";

/**
 * A block on its way through the rules. `text` is what a person sees of it; `place`
 * says in words where in the file it stands, for evidence.
 */
export interface DraftBlock extends Block {
  readonly text: string;
  readonly place: string;
}

export function draftOf(block: Block, source: string, place: string): DraftBlock {
  return { ...block, text: displayText(source.slice(block.start, block.end)), place };
}

export function blockOf({ text: _text, place: _place, ...block }: DraftBlock): Block {
  return block;
}

/** The block folded away, with the reason a person is told. */
export function folded(block: DraftBlock, reason: RemovalReason, role: BlockRole): DraftBlock {
  return { ...block, removedReason: reason, role, level: null, runInEnd: null };
}

/** Where the running text of a document stands: indexes into its blocks, end exclusive. */
export interface Body {
  readonly start: number;
  readonly end: number;
}

/** True for a block with words in it that nothing has folded away yet. */
export function isOpen(block: DraftBlock): boolean {
  return block.removedReason === null && block.role !== "blank";
}

/** Scripts written without spaces between words. */
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/** Length of a line as a reader feels it: a character of a script without spaces says about as much as two or three Latin letters. */
export function weightOf(text: string): number {
  return text.length + 1.5 * (text.match(spaceless)?.length ?? 0);
}

/** Words, where two characters of a script without spaces count as one. */
export function wordCount(text: string): number {
  const runs = text.match(spaceless)?.length ?? 0;
  const words =
    text.replace(spaceless, " ").match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu)?.length ?? 0;
  return words + Math.ceil(runs / 2);
}

const sentenceEnd = /[.!?…。．！？][)\]"'”’»」』）]*$/u;
const sentenceInside = /[.!?…]["”’)]*\s+\p{Lu}|[。！？]./u;

export function endsSentence(text: string): boolean {
  return sentenceEnd.test(text);
}

/** True for running text: long enough, and with the end of a sentence in it. */
export function isProse(text: string): boolean {
  const weight = weightOf(text);
  if (weight >= 200) return wordCount(text) >= 15;
  return weight >= 60 && wordCount(text) >= 8 && (endsSentence(text) || sentenceInside.test(text));
}
