import { isAbbreviation, isSentenceStarter } from "./abbreviations.ts";
import type { TextRange } from "./text-range.ts";

/** Quotations longer than this are cut into their own sentences; shorter ones stay whole. */
const wholeQuoteUtf16 = 400;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string, granularity: "sentence" | "word"): Intl.Segmenter {
  const key = `${granularity} ${language}`;
  const known = segmenters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.Segmenter(language, { granularity });
  segmenters.set(key, made);
  return made;
}

/**
 * The sentences of a passage in UTF-16 units of it, in order, without the white space
 * between them. Never cuts after an abbreviation or inside a short quotation; cuts
 * where a writer forgot the space after a full stop.
 *
 * @param language BCP 47; "und" when it is not known
 */
export function sentencesOf(text: string, language = "und"): readonly TextRange[] {
  // A single line end inside a paragraph is a wrapped line, not the end of a sentence. Same length, same offsets.
  const unwrapped = text.replace(/(?<![\r\n])(?:\r\n|[\r\n])(?![\r\n])/gu, (end) =>
    " ".repeat(end.length),
  );
  const quotes = shortQuotationsOf(unwrapped);
  const cuts = [
    ...new Set([...segmentedCuts(unwrapped, language), ...forgottenSpaceCuts(unwrapped)]),
  ]
    .sort((a, b) => a - b)
    .filter((cut) => isSentenceEnd(unwrapped, cut, quotes));

  const sentences: TextRange[] = [];
  let from = 0;
  for (const cut of [...cuts, text.length]) {
    const words = text.slice(from, cut);
    const kept = words.trim();
    if (kept !== "") {
      const start = from + words.length - words.trimStart().length;
      sentences.push({ start, end: start + kept.length });
    }
    from = cut;
  }
  return sentences;
}

function segmentedCuts(text: string, language: string): readonly number[] {
  return [...segmenterFor(language, "sentence").segment(text)].map(({ index }) => index).slice(1);
}

/**
 * Full stops with no space after them: "(Faulconbridge & Choi).The contents". What
 * follows must look like the first word of a sentence, so that "U.S.A.", "Figure.1"
 * and addresses stay whole.
 */
function forgottenSpaceCuts(text: string): readonly number[] {
  const cuts: number[] = [];
  const pattern = /(?:\p{Ll}{2}|[)\]”’"」』\d%])[.!?]+[)\]”’"]*(?=[“‘"([]?\p{Lu}(?:\p{Ll}|\s))/gu;
  for (const match of text.matchAll(pattern)) {
    const cut = match.index + match[0].length;
    const token = /\S*$/u.exec(text.slice(Math.max(0, cut - 200), cut))?.[0] ?? "";
    if (!/[/@]|^www\./iu.test(token)) cuts.push(cut);
  }
  return cuts;
}

function isSentenceEnd(text: string, cut: number, quotes: readonly TextRange[]): boolean {
  if (quotes.some(({ start, end }) => start < cut && cut < end)) return false;
  const before = text.slice(Math.max(0, cut - 80), cut);
  const after = text.slice(cut, cut + 80).trimStart();
  if (/[\r\n]\s*$/u.test(before)) return true;
  if (/^\p{Ll}/u.test(after)) return false;
  return !isQuotingOn(before, after) && !isAbbreviated(before, after);
}

/** Japanese and Korean go on after the closing quote with the particle that names it a quotation. */
function isQuotingOn(before: string, after: string): boolean {
  if (!/[」』”’"'》〉]$/u.test(before)) return false;
  return (
    /^(?:と(?!ころ|き)|って|など|という)/u.test(after) ||
    /^(?:이라고|라고|라는|이라는|이라며|라며|고 |며|면서|란 |이란 |는 |은 )/u.test(after)
  );
}

/** True when the full stop belongs to "U.S.", "Mr." or an initial, and what follows does not open a sentence. */
function isAbbreviated(before: string, after: string): boolean {
  const word = /(?:^|[\s([“‘"'])((?:\p{L}[\p{L}.’]*)\.)\s+$/u.exec(before)?.[1];
  if (word === undefined || !isAbbreviation(word, before)) return false;
  const next = /^[\p{L}’']+/u.exec(after)?.[0] ?? "";
  return !isSentenceStarter(next) || word === "Mr." || word === "Ms." || word === "Dr.";
}

const closing: Readonly<Record<string, string>> = { "“": "”", "«": "»", "「": "」", "『": "』" };
const openingOf = new Map(Object.entries(closing).map(([open, close]) => [close, open]));

/**
 * The outermost quotations short enough to stay whole, balanced: in “to “great Russia”
 * and friendship” the first closing mark closes the inner one. A mark that is never
 * closed (each paragraph of a long quotation opens anew) starts no quotation.
 */
export function shortQuotationsOf(text: string): readonly TextRange[] {
  const open: { readonly mark: string; readonly start: number }[] = [];
  const quotations: TextRange[] = [];
  for (const match of text.matchAll(/[“”«»「」『』]/gu)) {
    const mark = match[0];
    if (mark in closing) {
      open.push({ mark, start: match.index });
      continue;
    }
    const partner = open.findLastIndex((one) => one.mark === openingOf.get(mark));
    const opened = open[partner];
    if (opened === undefined) continue;
    open.length = partner;
    const end = match.index + 1;
    while ((quotations.at(-1)?.start ?? -1) > opened.start) quotations.pop();
    if (end - opened.start <= wholeQuoteUtf16) quotations.push({ start: opened.start, end });
  }
  return quotations;
}

/** The words of a passage in UTF-16 units of it; "surface-to-air", "1,000" and "U.S." are one word each. */
export function wordsOf(text: string, language = "und"): readonly TextRange[] {
  const words: { start: number; end: number }[] = [];
  for (const { index, segment, isWordLike } of segmenterFor(language, "word").segment(text)) {
    if (!isWordLike) continue;
    const end = index + segment.length;
    const last = words.at(-1);
    const between = last === undefined ? "" : text.slice(last.end, index);
    const isAcronym = /^(?:\p{Lu}\.)+\p{Lu}$/u.test(segment) && text[end] === ".";
    const wordEnd = isAcronym ? end + 1 : end;
    if (last !== undefined && /^[-‐‑]$/u.test(between)) last.end = wordEnd;
    else words.push({ start: index, end: wordEnd });
  }
  return words;
}

/** The range that holds `offset`, or else the one before it, or the first; null when there are none. */
export function rangeAt(ranges: readonly TextRange[], offset: number): TextRange | null {
  const after = ranges.findIndex(({ start }) => start > offset);
  return ranges[after === -1 ? ranges.length - 1 : Math.max(0, after - 1)] ?? null;
}
