import search from "approx-string-match";
import { anchor, contextAt, placesOf } from "./anchor.ts";
import { wholeGraphemes } from "./graphemes.ts";
import type { Selectors } from "./selectors.ts";
import type { TextRange } from "./text-range.ts";

/** A place where a lost passage may be. `score` runs from 0 to 1: two parts words, one part context. */
export interface Candidate extends TextRange {
  readonly score: number;
}

/** Above this length the matcher takes too long over a whole text. */
const mostUtf16 = 200;
/** Share of a quote that may differ for a place to be worth a look: more than for a proposal. */
const mostErrors = 0.4;
/** A longer text is looked through around the place only where the passage should be. */
const windowUtf16 = 60_000;

/** The likeliest places of a passage, the best first, none over another: for a person to choose from. */
export function candidatesOf(
  text: string,
  selectors: Selectors,
  previousText?: string,
  most = 3,
): readonly Candidate[] {
  const proposed = anchor(text, selectors, previousText);
  const ranges = [
    ...(proposed === null ? [] : [proposed]),
    ...placesOf(text, selectors.exact).map((start) => ({
      start,
      end: start + selectors.exact.length,
    })),
    ...alike(text, selectors, proposed?.start ?? selectors.start),
  ];
  const weighed = ranges
    .map(({ start, end }) => ({ start, end, score: scoreOf(text, selectors, { start, end }) }))
    .sort((a, b) => b.score - a.score);
  const chosen: Candidate[] = [];
  for (const candidate of weighed) {
    const isOver = chosen.some(({ start, end }) => start < candidate.end && candidate.start < end);
    if (!isOver) chosen.push(candidate);
    if (chosen.length === most) break;
  }
  return chosen;
}

function alike(text: string, { exact }: Selectors, expected: number): readonly TextRange[] {
  const pattern = exact.slice(0, mostUtf16);
  const from = Math.max(0, expected - windowUtf16);
  const near = text.slice(from, expected + windowUtf16);
  return search(near, pattern, Math.floor(pattern.length * mostErrors))
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.errors - b.errors)
    .slice(0, 50)
    .map(({ start, end }) => {
      const missing = exact.length - pattern.length;
      return wholeGraphemes(text, {
        start: from + start,
        end: Math.min(text.length, from + end + missing),
      });
    });
}

function scoreOf(text: string, selectors: Selectors, { start, end }: TextRange): number {
  const words = text.slice(start, end);
  const context = contextAt(text, { ...selectors, exact: words }, start);
  return (2 * likenessOf(selectors.exact, words) + context) / 3;
}

/** 1 for equal words, less by the share of letters that differ. */
function likenessOf(wanted: string, found: string): number {
  if (wanted === found) return 1;
  const pattern = wanted.slice(0, mostUtf16);
  const errors = search(found, pattern, pattern.length).reduce(
    (least, match) => Math.min(least, match.errors),
    pattern.length,
  );
  const lengthError = Math.abs(wanted.length - found.length);
  return Math.max(0, 1 - Math.max(errors, lengthError) / Math.max(1, pattern.length));
}
