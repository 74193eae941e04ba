import type { Evidence, QuantityQualifier } from "../evidence/evidence.ts";
import type { Passage } from "./ground.ts";
import { withoutQuotations } from "./sentences.ts";

interface Figure {
  readonly words: string;
  readonly value: number;
  readonly index: number;
}

const month =
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";

/** Dates and what is a name rather than a count: "5 October 2023", "2023-10-05", "2023年10月5日", "COVID-19", "38th". */
const notCounts = [
  new RegExp(
    `\\b\\d{1,2}(?:st|nd|rd|th)?(?: (?:and|to) \\d{1,2}|-\\d{1,2})?(?: of)? ${month}(?:,? \\d{4})?`,
    "giu",
  ),
  new RegExp(`\\b${month} \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?`, "giu"),
  new RegExp(`\\b${month} \\d{4}\\b`, "giu"),
  /\b\d{4}-\d{2}(?:-\d{2})?\b/gu,
  /\d{1,4}\s*[年月日년월일]/gu,
  /\b(?:19|20)\d{2}s?\b/gu,
  /\p{L}[\p{L}.]*-?\d+\b/gu,
  /\b\d+(?:st|nd|rd|th)\b/giu,
  /\[\d+\]/gu,
];

/** The counts and measures of a text; dates, years and names with digits are none. */
export function figuresIn(text: string): readonly Figure[] {
  const plain = notCounts.reduce(
    (rest, pattern) => rest.replace(pattern, (words) => " ".repeat(words.length)),
    // Full-width digits become plain ones of the same length.
    text.replace(/[０-９]/gu, (digit) => digit.normalize("NFKC")),
  );
  return [...plain.matchAll(/\d{1,3}(?:[,\u2009\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/gu)].map(
    (match) => ({
      words: match[0],
      value: Number(match[0].replace(/[,\u2009\u202f]/gu, "")),
      index: match.index,
    }),
  );
}

/** Figures of a sentence that stand in none of its sources. */
export function changedFigures(sentence: string, sources: readonly string[]): readonly string[] {
  const known = new Set(sources.flatMap((source) => allNumbersIn(source)));
  return figuresIn(sentence)
    .filter(({ value }) => !known.has(value))
    .filter(({ index, words }) => !isProbability(sentence, index, words))
    .map(({ words }) => words);
}

/** Every number of a source, dates included: what a sentence may draw from. */
function allNumbersIn(source: string): readonly number[] {
  const digits = source.replace(/[０-９]/gu, (digit) => digit.normalize("NFKC"));
  return [
    ...[...digits.matchAll(/\d{1,3}(?:[,\u2009\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/gu)].map(
      (match) => Number(match[0].replace(/[,\u2009\u202f]/gu, "")),
    ),
    ...numberWords.flatMap((word, value) =>
      new RegExp(`\\b${word}\\b`, "iu").test(source) ? [value] : [],
    ),
  ];
}

const numberWords = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/** The printed range of a likelihood ("55-80 %") is the author's, not the passage's. */
function isProbability(sentence: string, index: number, words: string): boolean {
  const around = sentence.slice(Math.max(0, index - 4), index + words.length + 6);
  return /\d{1,2}\s?[-–]\s?\d{1,2}\s?%/u.test(around);
}

const hedgesOf: Readonly<
  Partial<Record<QuantityQualifier, { readonly words: RegExp; readonly name: string }>>
> = {
  approximately: {
    words:
      /\b(?:approximately|approx\.?|about|around|roughly|some|nearly|almost|close to|circa|c\.|ca\.|estimated|an estimated)\s*$|[~≈]\s*$|(?:約|およそ|약)\s*$/iu,
    name: "approximately",
  },
  "more-than": {
    words:
      /\b(?:more than|over|above|exceed(?:s|ed|ing)?|upwards of|at least|in excess of)\s*$|[>]\s*$/iu,
    name: "more than",
  },
  "at-least": {
    words: /\b(?:at least|more than|no (?:fewer|less) than|over)\s*$|[≥]\s*$/iu,
    name: "at least",
  },
  "less-than": {
    words: /\b(?:less than|fewer than|under|below|at most)\s*$|[<]\s*$/iu,
    name: "less than",
  },
  "at-most": {
    words:
      /\b(?:at most|up to|no more than|not more than|a maximum of|fewer than)\s*(?:approximately|about|around)?\s*$|[≤]\s*$/iu,
    name: "at most",
  },
};

/** How far before a figure its hedge may stand. */
const hedgeReach = 40;

/**
 * Hedges that a cited passage puts on a figure and the sentence leaves out. One cited
 * passage that hedges is enough: another that does not may have dropped it itself.
 */
export function droppedHedges(
  sentence: string,
  passages: readonly Passage[],
): readonly { readonly hedge: string; readonly suggestion: string }[] {
  const words = withoutQuotations(sentence);
  const dropped = new Map<string, { hedge: string; suggestion: string }>();
  for (const { evidence } of passages) {
    for (const figure of figuresIn(words)) {
      if (figure.value !== evidence.quantityValue) continue;
      const hedge = droppedAt(words, figure, evidence);
      if (hedge === null) continue;
      dropped.set(`${hedge} ${figure.words}`, { hedge, suggestion: `${hedge} ${figure.words}` });
    }
  }
  return [...dropped.values()];
}

function droppedAt(sentence: string, figure: Figure, evidence: Evidence): string | null {
  const before = sentence.slice(Math.max(0, figure.index - hedgeReach), figure.index);
  const after = sentence.slice(
    figure.index + figure.words.length,
    figure.index + figure.words.length + hedgeReach,
  );
  const hedges = evidence.quantityQualifiers.flatMap((qualifier) => hedgesOf[qualifier] ?? []);
  // "approximately 20 … at most" keeps its sense with either of the two.
  if (hedges.length === 0 || hedges.some((hedge) => hedge.words.test(before))) return null;
  if (/^[^.;]*\b(?:at most|or more|or fewer|or so|at least)\b/iu.test(after)) return null;
  return hedges[0]?.name ?? null;
}
