import type { TextRange } from "#shared/anchoring/text-range.ts";

/** More are not counted: nobody steps through them, and each one costs memory. */
const mostMatches = 10_000;

const quoteMarks = ["'‘’‚ʼ", '"“”„«»'] as const;

/**
 * Where words occur in a text, whatever their case. Straight and curly quotation marks
 * are equal, and a space stands for any white space.
 */
export function findInText(text: string, words: string): readonly TextRange[] {
  const wanted = words.trim();
  if (wanted === "") return [];
  const matches: TextRange[] = [];
  for (const match of text.matchAll(new RegExp(patternOf(wanted), "giu"))) {
    matches.push({ start: match.index, end: match.index + match[0].length });
    if (matches.length === mostMatches) break;
  }
  return matches;
}

function patternOf(words: string): string {
  return words
    .split(/\s+/u)
    .map((word) => Array.from(word, unitPattern).join(""))
    .join("\\s+");
}

function unitPattern(unit: string): string {
  const marks = quoteMarks.find((kind) => kind.includes(unit));
  if (marks !== undefined) return `[${marks}]`;
  return unit.replace(/[\\^$.*+?()[\]{}|/]/u, "\\$&");
}
