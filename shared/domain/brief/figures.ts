import type { Language } from "../../messages/languages.ts";
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
  // Latin letters alone: scripts without spaces put letters right before a count.
  /\p{Script=Latin}[\p{Script=Latin}.]*-?\d+\b/gu,
  /\b\d+(?:st|nd|rd|th)\b/giu,
  /\b(?:judgements?|figures?|sections?|tables?|notes?|paragraphs?|pages?|annex|articles?) \d+\b|(?:判断|図|表|注|판단|그림|표)\s?\d+/giu,
  /\[\d+\]/gu,
];

const plainNumber = "(?:\\d{1,3}(?:[,\\u2009\\u202f]\\d{3})+|\\d+)(?:\\.\\d+)?";

/** Powers of ten that are written out behind a number. */
const multipliers: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  百: 1e2,
  千: 1e3,
  万: 1e4,
  億: 1e8,
  兆: 1e12,
  백: 1e2,
  천: 1e3,
  만: 1e4,
  억: 1e8,
  조: 1e12,
};

const multiplied = `${plainNumber}\\s?(?:${Object.keys(multipliers).join("|")})`;
/** "73", "1,000", "1.2 million", "1万2千": a number with its powers of ten. */
const anyNumber = new RegExp(`(?:${multiplied}\\s?)+(?:${plainNumber})?|${plainNumber}`, "giu");
const pieceOfNumber = new RegExp(
  `(${plainNumber})\\s?(${Object.keys(multipliers).join("|")})?`,
  "giu",
);

function numbersIn(text: string): readonly Figure[] {
  // Full-width digits become plain ones of the same length.
  const digits = text.replace(/[０-９，．]/gu, (digit) => digit.normalize("NFKC"));
  return [...digits.matchAll(anyNumber)].map((match) => ({
    words: match[0].trim(),
    value: [...match[0].matchAll(pieceOfNumber)].reduce(
      (sum, [, number = "", power = ""]) =>
        sum +
        Number(number.replace(/[,\u2009\u202f]/gu, "")) * (multipliers[power.toLowerCase()] ?? 1),
      0,
    ),
    index: match.index,
  }));
}

/** The counts and measures of a text; dates, years and names with digits are none. */
export function figuresIn(text: string): readonly Figure[] {
  if (!/\p{Nd}/u.test(text)) return [];
  const digits = text.replace(/[０-９]/gu, (digit) => digit.normalize("NFKC"));
  return numbersIn(
    notCounts.reduce(
      (rest, pattern) => rest.replace(pattern, (words) => " ".repeat(words.length)),
      digits,
    ),
  );
}

/** Figures of a sentence that stand in none of its sources. */
export function changedFigures(sentence: string, sources: readonly string[]): readonly string[] {
  const stated = figuresIn(sentence).filter(
    ({ index, words }) => !isProbability(sentence, index, words),
  );
  // Most sentences state none, and there may be a thousand sources.
  if (stated.length === 0) return [];
  const known = new Set(sources.flatMap((source) => allNumbersIn(source)));
  return stated.filter(({ value }) => !known.has(value)).map(({ words }) => words);
}

/** Every number of a source, dates included: what a sentence may draw from. */
function allNumbersIn(source: string): readonly number[] {
  return [
    ...numbersIn(source).map(({ value }) => value),
    ...[...source.matchAll(new RegExp(plainNumber, "gu"))].map(([number]) =>
      Number(number.replace(/[,\u2009\u202f]/gu, "")),
    ),
    ...[...source.matchAll(anyNumberWord)].map(([word]) => numberWords.indexOf(word.toLowerCase())),
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

const anyNumberWord = new RegExp(`\\b(?:${numberWords.join("|")})\\b`, "giu");

/** The printed range of a likelihood ("55-80 %") is the author's, not the passage's. */
function isProbability(sentence: string, index: number, words: string): boolean {
  const around = sentence.slice(Math.max(0, index - 4), index + words.length + 6);
  return /\d{1,2}\s?[-–]\s?\d{1,2}\s?%/u.test(around);
}

/** A qualifier of a figure as it is written before it, or after it, in each language. */
interface FigureHedge {
  readonly before: RegExp;
  readonly after?: RegExp;
  readonly name: Readonly<Record<Language, string>>;
}

const hedgesOf: Readonly<Partial<Record<QuantityQualifier, FigureHedge>>> = {
  approximately: {
    before:
      /\b(?:approximately|approx\.?|about|around|roughly|some|nearly|almost|close to|circa|c\.|ca\.|estimated|an estimated)\s*$|[~≈]\s*$|(?:約|およそ|おおよそ|ほぼ|약|대략)\s*$/iu,
    after: /^[\p{L}]{0,4}?(?:ほど|程度|前後|くらい|ぐらい|余り|가량|정도|안팎|쯤|여)/u,
    name: { en: "approximately", ja: "約", ko: "약" },
  },
  "more-than": {
    before:
      /\b(?:more than|over|above|exceed(?:s|ed|ing)?|upwards of|at least|in excess of)\s*$|[>]\s*$|(?:少なくとも|최소|적어도)\s*$/iu,
    after: /^[\p{L}]{0,5}?(?:を超|超|以上|을 넘|를 넘|넘는|이상|초과)/u,
    name: { en: "more than", ja: "少なくとも", ko: "최소" },
  },
  "at-least": {
    before:
      /\b(?:at least|more than|no (?:fewer|less) than|over)\s*$|[≥]\s*$|(?:少なくとも|最低|최소|적어도)\s*$/iu,
    after: /^[\p{L}]{0,5}?(?:以上|を超|이상|넘는)/u,
    name: { en: "at least", ja: "少なくとも", ko: "최소" },
  },
  "less-than": {
    before: /\b(?:less than|fewer than|under|below|at most)\s*$|[<]\s*$|(?:最大|최대)\s*$/iu,
    after: /^[\p{L}]{0,5}?(?:未満|以下|미만|이하)/u,
    name: { en: "less than", ja: "最大", ko: "최대" },
  },
  "at-most": {
    before:
      /\b(?:at most|up to|no more than|not more than|a maximum of|fewer than)\s*(?:approximately|about|around)?\s*$|[≤]\s*$|(?:最大で?も?|多くても?|최대|많아야)\s*(?:約|약)?\s*$/iu,
    after: /^[\p{L}]{0,5}?(?:以下|이하)/u,
    name: { en: "at most", ja: "最大", ko: "최대" },
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
  passages: readonly Pick<Passage, "evidence">[],
  language: Language = "en",
): readonly { readonly hedge: string; readonly suggestion: string }[] {
  const words = withoutQuotations(sentence);
  const dropped = new Map<string, { hedge: string; suggestion: string }>();
  for (const { evidence } of passages) {
    for (const figure of figuresIn(words)) {
      if (figure.value !== evidence.quantityValue) continue;
      const hedge = droppedAt(words, figure, evidence)?.[language] ?? null;
      if (hedge === null) continue;
      // Japanese puts no space there.
      const suggestion = language === "ja" ? hedge + figure.words : `${hedge} ${figure.words}`;
      dropped.set(suggestion, { hedge, suggestion });
    }
  }
  return [...dropped.values()];
}

function droppedAt(
  sentence: string,
  figure: Figure,
  evidence: Evidence,
): FigureHedge["name"] | null {
  const before = sentence.slice(Math.max(0, figure.index - hedgeReach), figure.index);
  const after = sentence.slice(
    figure.index + figure.words.length,
    figure.index + figure.words.length + hedgeReach,
  );
  const hedges = evidence.quantityQualifiers.flatMap((qualifier) => hedgesOf[qualifier] ?? []);
  // "approximately 20 … at most" keeps its sense with either of the two.
  const isHedged = hedges.some(
    (hedge) => hedge.before.test(before) || hedge.after?.test(after) === true,
  );
  if (hedges.length === 0 || isHedged) return null;
  if (/^[^.;]*\b(?:at most|or more|or fewer|or so|at least)\b/iu.test(after)) return null;
  return hedges[0]?.name ?? null;
}
