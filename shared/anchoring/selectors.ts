import { boundaryAfter, boundaryBefore, wholeGraphemes } from "./graphemes.ts";
import type { TextRange } from "./text-range.ts";

/**
 * A stored description of a passage: the W3C TextQuoteSelector (`exact`, `prefix`,
 * `suffix`) and TextPositionSelector (`start`, `end`), both in UTF-16 units.
 */
export interface Selectors extends TextRange {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** As in the Hypothesis client: enough to tell two equal quotes apart, short enough to survive edits. */
const contextUtf16 = 32;

/**
 * Describes a passage so that it can be found again. Widens the range to whole
 * graphemes; context is cut back to whole graphemes. Throws when the range is empty.
 */
export function selectorsOf(text: string, range: TextRange): Selectors {
  const { start, end } = wholeGraphemes(text, range);
  if (start >= end) throw new RangeError("An empty passage can not be described");
  const prefixStart = boundaryAfter(text, Math.max(0, start - contextUtf16));
  const suffixEnd = boundaryBefore(text, Math.min(text.length, end + contextUtf16));
  return {
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(Math.min(prefixStart, start), start),
    suffix: text.slice(end, Math.max(suffixEnd, end)),
  };
}

/** What `selectorsOf` is called by who uses this folder as a library: `describe`, then `anchor`. */
export { selectorsOf as describe };

/** The range without the white space at its ends; null when nothing else is in it. */
export function trimmedRange(text: string, range: TextRange): TextRange | null {
  const words = text.slice(range.start, range.end);
  const kept = words.trim();
  if (kept === "") return null;
  const start = range.start + (words.length - words.trimStart().length);
  return { start, end: start + kept.length };
}
