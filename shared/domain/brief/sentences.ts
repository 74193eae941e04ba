import type { Inline } from "./brief.ts";

/** One sentence of a paragraph with the citations that stand in it or right after it. */
export interface Sentence {
  readonly text: string;
  readonly citationIds: readonly string[];
}

/** The words of a paragraph without its citations. */
export function textOfParagraph(content: readonly Inline[]): string {
  return content.map((inline) => (inline.kind === "text" ? inline.text : "")).join("");
}

/** Abbreviations after which a capital does not begin a sentence. */
const abbreviation =
  /(?:^|[\s(“"])(?:[A-Z]\.)+\s*$|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Sen|Rep|Gov|St|No|vs|al|cf|approx|ca|c|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\s*$/u;

/** Splits running text into sentences, trailing space kept; Japanese and Korean included. */
export function sentencesOfText(text: string): readonly string[] {
  const sentences: string[] = [];
  for (const { segment } of new Intl.Segmenter("en", { granularity: "sentence" }).segment(text)) {
    const last = sentences.length - 1;
    const former = sentences[last];
    const continues =
      former !== undefined &&
      !former.includes("\n") &&
      (abbreviation.test(former) || isTail(segment));
    if (continues) sentences[last] = former + segment;
    else sentences.push(segment);
  }
  return sentences;
}

/** A closing quotation mark or bracket left behind belongs to the sentence before. */
function isTail(segment: string): boolean {
  return /^[\s”’"')\]】」』]+$/u.test(segment);
}

/**
 * The sentences of a paragraph. A citation belongs to the sentence whose words it
 * follows, whether it stands before or after the full stop.
 */
export function sentencesOf(content: readonly Inline[]): readonly Sentence[] {
  const citations: { readonly id: string; readonly offset: number }[] = [];
  let text = "";
  for (const inline of content) {
    if (inline.kind === "text") text += inline.text;
    else citations.push({ id: inline.citationId, offset: text.length });
  }
  const sentences: Sentence[] = [];
  let start = 0;
  for (const raw of sentencesOfText(text)) {
    const end = start + raw.length;
    const isFirst = start === 0;
    const citationIds = citations
      .filter(({ offset }) => (offset > start || isFirst) && offset <= end)
      .map(({ id }) => id);
    if (raw.trim() !== "") sentences.push({ text: raw.trim(), citationIds });
    start = end;
  }
  return sentences;
}

/** The text with its quotations blanked out, same length: their words are the source’s, not the author’s. */
export function withoutQuotations(text: string): string {
  return quotationsIn(text).reduceRight(
    (rest, { start, end }) => rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end),
    text,
  );
}

export interface Quotation {
  /** Between the outermost marks. */
  readonly text: string;
  /** Offsets in the text given, marks included. */
  readonly start: number;
  readonly end: number;
}

const closers: Readonly<Record<string, string>> = {
  "“": "”",
  "「": "」",
  "『": "』",
  "«": "»",
  "„": "“",
};

/**
 * The quotations of a text, outermost marks only, so that marks inside a quotation stay
 * part of it. An opening mark that is never closed opens nothing.
 */
export function quotationsIn(text: string): readonly Quotation[] {
  const found: Quotation[] = [];
  let index = 0;
  while (index < text.length) {
    const end = closingMark(text, index);
    if (end === null) {
      index += 1;
      continue;
    }
    found.push({ text: text.slice(index + 1, end), start: index, end: end + 1 });
    index = end + 1;
  }
  return found;
}

/** Where the quotation that opens at `start` closes; null when none opens there or it never closes. */
function closingMark(text: string, start: number): number | null {
  const open = text.charAt(start);
  if (open === '"') {
    const end = text.indexOf('"', start + 1);
    return end === -1 ? null : end;
  }
  const close = closers[open];
  if (close === undefined) return null;
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    const mark = text.charAt(index);
    if (mark === open) depth += 1;
    else if (mark === close) {
      depth -= 1;
      if (depth === 0) return index;
    }
  }
  return null;
}
