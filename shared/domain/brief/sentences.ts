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

// Made once: making one takes longer than a sentence.
const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** Splits running text into sentences, trailing space kept; Japanese and Korean included. */
export function sentencesOfText(text: string): readonly string[] {
  const sentences: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
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
  return sentencePartsOf(content).flatMap((parts) => {
    const text = textOfParagraph(parts).trim();
    const citationIds = parts.flatMap((part) => (part.kind === "citation" ? part.citationId : []));
    return text === "" ? [] : [{ text, citationIds }];
  });
}

/** The content of a paragraph cut into its sentences; put together again it is the same. */
export function sentencePartsOf(content: readonly Inline[]): readonly (readonly Inline[])[] {
  const citations: { readonly inline: Inline; readonly offset: number }[] = [];
  let text = "";
  for (const inline of content) {
    if (inline.kind === "text") text += inline.text;
    else citations.push({ inline, offset: text.length });
  }
  // A paragraph of nothing but citations is one sentence without words.
  const sentences = text === "" ? [""] : sentencesOfText(text);
  let start = 0;
  return sentences.map((sentence) => {
    const from = start;
    start += sentence.length;
    const own = citations.filter(({ offset }) => (offset > from || from === 0) && offset <= start);
    return partsBetween(sentence, from, own);
  });
}

function partsBetween(
  sentence: string,
  from: number,
  citations: readonly { readonly inline: Inline; readonly offset: number }[],
): readonly Inline[] {
  const parts: Inline[] = [];
  let done = 0;
  for (const { inline, offset } of citations) {
    if (offset - from > done) {
      parts.push({ kind: "text", text: sentence.slice(done, offset - from) });
      done = offset - from;
    }
    parts.push(inline);
  }
  if (done < sentence.length) parts.push({ kind: "text", text: sentence.slice(done) });
  return parts;
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
