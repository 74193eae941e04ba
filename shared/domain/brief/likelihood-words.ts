import { type LikelihoodTerm, likelihoodOf, likelihoodTerms } from "../judgement/likelihood.ts";

/** A likelihood term found in running text, as written there. */
export interface FoundTerm {
  readonly id: LikelihoodTerm;
  readonly row: 1 | 2;
  readonly words: string;
}

/** Forms in running text beside the term itself; `remote` alone is a place, so it needs its noun. */
const forms: Readonly<Partial<Record<LikelihoodTerm, string>>> = {
  "almost-certain": "almost certain(?:ly)?",
  "nearly-certain": "nearly certain(?:ly)?",
  remote: "remote (?:chance|possibility|likelihood)|chances? (?:is|are) remote",
  improbable: "improbabl[ey]",
  "highly-improbable": "highly improbabl[ey]",
  probable: "probabl[ey]",
  "highly-probable": "highly probabl[ey]",
};

// Longest first, so that "very unlikely" is not read as "unlikely", nor "unlikely" as "likely".
const patterns = likelihoodTerms
  .map((entry) => ({ entry, source: forms[entry.id] ?? entry.term }))
  .sort((a, b) => b.source.length - a.source.length);

const anyTerm = new RegExp(
  `\\b(?:${patterns.map(({ source }) => `(${source})`).join("|")})\\b`,
  "giu",
);

/** The ICD 203 terms in a text, in order. */
export function termsIn(text: string): readonly FoundTerm[] {
  return [...text.matchAll(anyTerm)].flatMap((match) => {
    const index = patterns.findIndex((_, position) => match[position + 1] !== undefined);
    const entry = patterns[index]?.entry;
    return entry === undefined ? [] : [{ id: entry.id, row: entry.row, words: match[0] }];
  });
}

const confidenceWords =
  /\b(?:(?:low|moderate|medium|high)(?:ly)?[- ]confiden(?:ce|t)|confiden(?:ce|t)\b[^.;]{0,60}?\b(?:low|moderate|medium|high)|(?:we|i) (?:are|am|have) (?:\w+ )?confiden(?:ce|t)|with (?:\w+ )?confidence)\b/iu;

/** A likelihood and a confidence in one sentence, which ICD 203 forbids; null when they are apart. */
export function likelihoodWithConfidence(
  sentence: string,
): { readonly likelihood: string; readonly confidence: string } | null {
  const confidence = confidenceWords.exec(sentence)?.[0];
  const likelihood = termsIn(sentence)[0]?.words;
  return confidence === undefined || likelihood === undefined ? null : { likelihood, confidence };
}

export interface MixedRows {
  readonly first: string;
  readonly second: string;
  /** The row used less; the first of its terms is the one to change. */
  readonly strayRow: 1 | 2;
  readonly strayTerm: LikelihoodTerm;
}

/** Terms of both rows in one brief; null when it keeps to one. */
export function mixedRows(
  judged: readonly LikelihoodTerm[],
  written: readonly FoundTerm[],
): MixedRows | null {
  const all: readonly FoundTerm[] = [
    ...judged.map((id) => {
      const { row, term } = likelihoodOf(id);
      return { id, row, words: term };
    }),
    ...written,
  ];
  const ofRow = (row: 1 | 2) => all.filter((term) => term.row === row);
  const [first] = ofRow(1);
  const [second] = ofRow(2);
  if (first === undefined || second === undefined) return null;
  const strayRow = ofRow(2).length <= ofRow(1).length ? 2 : 1;
  const stray = strayRow === 2 ? second : first;
  const other = strayRow === 2 ? first : second;
  return { first: stray.words, second: other.words, strayRow, strayTerm: stray.id };
}
