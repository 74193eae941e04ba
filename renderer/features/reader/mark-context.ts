import { boundaryAfter, boundaryBefore } from "#shared/anchoring/graphemes.ts";
import type { TextRange } from "#shared/anchoring/text-range.ts";
import type { ShownBlock } from "./article-layout.ts";

const contextUtf16 = 32;

/** What stands on either side of a passage, as far as its own paragraphs go. */
export interface MarkContext {
  readonly before: string;
  readonly after: string;
}

/**
 * The words around a passage that stands in the text shown: never those of lines that were
 * removed beside it, nor of another paragraph, and whole words where there is a space.
 *
 * @param kept the blocks whose words are shown, in order of the text
 */
export function contextIn(
  text: string,
  kept: readonly Pick<ShownBlock, "start" | "end">[],
  { start, end }: TextRange,
): MarkContext {
  const first = kept.findLast((block) => block.start <= start);
  const last = kept.findLast((block) => block.start < end);
  const from = Math.min(start, Math.max(first?.start ?? start, start - contextUtf16));
  const to = Math.max(end, Math.min(last?.end ?? end, end + contextUtf16));
  const before = text.slice(Math.min(boundaryAfter(text, from), start), start);
  const after = text.slice(end, Math.max(boundaryBefore(text, to), end));
  return {
    before: from === first?.start ? before : cutBefore(before),
    after: to === last?.end ? after : cutAfter(after),
  };
}

/** What is kept with a passage by length alone, for one that has no place in the text. */
export function keptContext({
  prefix,
  suffix,
}: {
  readonly prefix: string;
  readonly suffix: string;
}): MarkContext {
  return { before: cutBefore(prefix), after: cutAfter(suffix) };
}

function cutBefore(prefix: string): string {
  const end = prefix.search(/\s/u);
  return end < 0 || end === prefix.length - 1 ? prefix : `…${prefix.slice(end)}`;
}

function cutAfter(suffix: string): string {
  const end = suffix.search(/\s\S*$/u);
  return end <= 0 ? suffix : `${suffix.slice(0, end)} …`;
}
