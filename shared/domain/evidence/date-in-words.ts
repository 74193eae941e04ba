import {
  type DateBasis,
  type EdtfDate,
  edtfSchema,
  isSameDayOfYear,
  lacksYear,
} from "../date/edtf.ts";

/** A date as the words give it; a year that is not stated stays missing (`XXXX-10-05`). */
export interface DateInWords {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly date: EdtfDate;
}

const months = [
  "jan(?:uary)?",
  "feb(?:ruary)?",
  "mar(?:ch)?",
  "apr(?:il)?",
  "may",
  "june?",
  "july?",
  "aug(?:ust)?",
  "sept?(?:ember)?",
  "oct(?:ober)?",
  "nov(?:ember)?",
  "dec(?:ember)?",
];
const month = `(?:${months.join("|")})\\.?`;
const day = "\\d{1,2}";
const year = "(?:1[5-9]|20)\\d{2}";

/** First year of each Japanese era, less one: Reiwa 5 is 2018 + 5. */
const eras: Readonly<Record<string, number>> = {
  令和: 2018,
  平成: 1988,
  昭和: 1925,
  大正: 1911,
  明治: 1867,
};

type Parts = {
  readonly year: string | null;
  readonly month: number | null;
  readonly day: number | null;
};
type Form = readonly [RegExp, (groups: readonly (string | undefined)[]) => Parts | null];

const parts = (y: string | undefined, m: number | null, d: string | undefined): Parts => ({
  year: y ?? null,
  month: m,
  day: d === undefined ? null : Number(d),
});

/** Longest forms first; a stretch once read is not read again. */
const forms: readonly Form[] = [
  [/\b(\d{4})-(\d{2})-(\d{2})\b/gu, ([y, m, d]) => parts(y, Number(m), d)],
  [
    /(令和|平成|昭和|大正|明治)(元|\d{1,2})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?/gu,
    ([era, count, m, d]) =>
      parts(
        String((eras[era ?? ""] ?? 0) + (count === "元" ? 1 : Number(count))),
        m === undefined ? null : Number(m),
        d,
      ),
  ],
  [
    /(\d{4}) ?[年년] ?(?:(\d{1,2}) ?[月월] ?(?:(\d{1,2}) ?[日일])?)?/gu,
    ([y, m, d]) => parts(y, m === undefined ? null : Number(m), d),
  ],
  [/(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]/gu, ([m, d]) => parts(undefined, Number(m), d)],
  [
    new RegExp(
      `\\b(${month})\\s(${day})(?:st|nd|rd|th)?(?:,?\\s(${year}))?\\b(?!\\s?(?:%|percent))`,
      "giu",
    ),
    ([m, d, y]) => parts(y, monthNumber(m), d),
  ],
  [
    new RegExp(`\\b(${day})(?:st|nd|rd|th)?(?:\\sof)?\\s(${month})(?:,?\\s(${year}))?\\b`, "giu"),
    ([d, m, y]) => parts(y, monthNumber(m), d),
  ],
  [
    new RegExp(`\\b(${month}),?\\s(${year})\\b`, "giu"),
    ([m, y]) => parts(y, monthNumber(m), undefined),
  ],
  [
    new RegExp(
      `(?<=\\b(?:in|since|of|by|from|until|during|late|early|mid|year)[\\s-])(${year})\\b(?![-–,.]?\\d)`,
      "giu",
    ),
    ([y]) => parts(y, null, undefined),
  ],
  [
    new RegExp(
      `(?<=\\b(?:(?:from|between)\\s${year}\\s(?:to|and)|compared\\s(?:with|to)|versus)\\s)(${year})(?=[.,;:)”]|$|\\s(?:and|when|after|before)\\b)(?![.,]\\d)`,
      "giu",
    ),
    ([y]) => parts(y, null, undefined),
  ],
];

/** What a passage holds itself against, and is not about: "more than in 2017", "the largest since 2012". */
const comparing =
  /\b(?:(?:compared (?:with|to)|than|versus|up from|down from|unlike)|(?:first|(?:high|low|larg|bigg|great|strong|weak|small|steep)est|most|worst|best|fewest|least)\b[^,.;]{0,60}?\bsince)(?: (?:in|on|at|for|those of|that of))?(?: (?:the|late|early))? ?$/iu;

/** True for a date that the words only compare with. */
export function isComparedWith(words: string, { start }: Pick<DateInWords, "start">): boolean {
  return comparing.test(words.slice(0, start));
}

/** The dates in a passage's words, in order of place. Nothing is added: no year, no day. */
export function datesIn(words: string): readonly DateInWords[] {
  const found: DateInWords[] = [];
  for (const [pattern, read] of forms) {
    for (const match of words.matchAll(pattern)) {
      const start = match.index;
      const text = match[0].trimEnd();
      const end = start + text.length;
      if (found.some((other) => start < other.end && end > other.start)) continue;
      const date = edtfOf(read(match.slice(1)));
      // "May 5 percent" and the verb "may" in lower case are no months.
      if (date === null || /^may\b/u.test(text)) continue;
      found.push({ start, end, text, date });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function edtfOf(read: Parts | null): EdtfDate | null {
  if (read === null) return null;
  const two = (value: number) => String(value).padStart(2, "0");
  const text = [
    read.year ?? "XXXX",
    ...(read.month === null ? [] : [two(read.month)]),
    ...(read.day === null ? [] : [two(read.day)]),
  ].join("-");
  const parsed = edtfSchema.safeParse(text);
  return parsed.success ? parsed.data : null;
}

function monthNumber(name: string | undefined): number | null {
  const index = months.findIndex((pattern) =>
    new RegExp(`^${pattern}\\.?$`, "iu").test(name ?? ""),
  );
  return index === -1 ? null : index + 1;
}

/** A dated passage elsewhere in the notebook. */
export interface DatedElsewhere {
  readonly date: EdtfDate;
  readonly basis: DateBasis | null;
  /** What to call the place it stands in, for the analyst to check. */
  readonly where: string;
}

export interface YearProposal {
  readonly date: EdtfDate;
  /** What it rests on, ready for `dateInferredFrom`. */
  readonly from: string;
}

/**
 * A year for a date without one, from passages elsewhere that state the same day with
 * a year. Null when nothing states it, or when they disagree: then nobody but the
 * analyst can tell. A proposal only; the evidence keeps what its passage states.
 */
export function yearProposal(
  date: EdtfDate | null,
  elsewhere: readonly DatedElsewhere[],
): YearProposal | null {
  if (date === null || !lacksYear(date)) return null;
  const stated = elsewhere.filter(
    (other) =>
      other.basis === "stated" && !lacksYear(other.date) && isSameDayOfYear(date, other.date),
  );
  const [first] = stated;
  if (first === undefined || new Set(stated.map((other) => other.date)).size > 1) return null;
  return { date: first.date, from: first.where };
}
