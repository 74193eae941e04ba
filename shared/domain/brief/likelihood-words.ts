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

/** The terms as briefs in Japanese and Korean print them, with the particles and endings of running text. */
const formsElsewhere: Readonly<Record<LikelihoodTerm, readonly string[]>> = {
  "almost-no-chance": [
    "可能性[はが](?:ほとんど|ほぼ)(?:な[いく]|ありません)",
    "가능성[이은]?\\s*거의 없",
  ],
  "very-unlikely": ["可能性[はが](?:非常に|極めて|きわめて)低", "가능성[이은]?\\s*매우 낮"],
  unlikely: ["可能性[はが]低", "가능성[이은]?\\s*낮"],
  "roughly-even-chance": ["可能性[はが](?:ほぼ)?五分五分", "가능성[이은]?\\s*(?:대략 )?반반"],
  likely: ["可能性[はが]高", "가능성[이은]?\\s*높"],
  "very-likely": ["可能性[はが](?:非常に|極めて|きわめて)高", "가능성[이은]?\\s*매우 높"],
  "almost-certain": ["ほぼ確実", "거의 확실"],
  remote: ["見込み[はが]ごくわずか", "개연성[이은]?\\s*희박"],
  "highly-improbable": ["およそありそうに(?:も)?な", "개연성[이은]?\\s*매우 낮"],
  improbable: ["(?<!およそ)ありそうに(?:も)?な", "개연성[이은]?\\s*낮"],
  "roughly-even-odds": ["見込み[はが](?:ほぼ)?互角", "개연성[이은]?\\s*(?:대략 )?반반"],
  probable: ["(?<!大いに)ありそうで", "개연성[이은]?\\s*높"],
  "highly-probable": ["大いにありそう", "개연성[이은]?\\s*매우 높"],
  "nearly-certain": ["確実に近", "확실에 가까"],
};

// Longest first, so that "very unlikely" is not read as "unlikely", nor "unlikely" as "likely".
const patterns = likelihoodTerms
  .flatMap((entry) => [
    { entry, source: `\\b${forms[entry.id] ?? entry.term}\\b` },
    ...formsElsewhere[entry.id].map((source) => ({ entry, source })),
  ])
  .sort((a, b) => b.source.length - a.source.length);

const anyTerm = new RegExp(patterns.map(({ source }) => `(${source})`).join("|"), "giu");

/** The ICD 203 terms in a text, in order. */
export function termsIn(text: string): readonly FoundTerm[] {
  return [...text.matchAll(anyTerm)].flatMap((match) => {
    const index = patterns.findIndex((_, position) => match[position + 1] !== undefined);
    const entry = patterns[index]?.entry;
    return entry === undefined ? [] : [{ id: entry.id, row: entry.row, words: match[0] }];
  });
}

const confidenceWords =
  /\b(?:(?:low|moderate|medium|high)(?:ly)?[- ]confiden(?:ce|t)|confiden(?:ce|t)\b[^.;]{0,60}?\b(?:low|moderate|medium|high)|(?:we|i) (?:are|am|have) (?:\w+ )?confiden(?:ce|t)|with (?:\w+ )?confidence)\b|確信度|(?:高い|低い|中程度の|強い)確信|확신도|(?:높은|낮은|중간) (?:수준의 )?확신/iu;

const highConfidence =
  /\b(?:high(?:ly)?[- ]confiden(?:ce|t)|confiden(?:ce|t)\b[^.;]{0,30}?\bhigh)\b|高い確信|確信度[はが]?高|높은 (?:수준의 )?확신|확신도[가는]?\s*높/iu;

/** The words of a text that claim high confidence, or null. */
export function highConfidenceIn(text: string): string | null {
  return highConfidence.exec(text)?.[0] ?? null;
}

/** Words that say how likely something is and stand in neither row of the standard. */
const estimative =
  /\b(?:possibly|perhaps|maybe|conceivabl[ey]|presumabl[ey]|plausibl[ey]|doubtful(?:ly)?|apparently|arguably|(?:may|might|could) well|might|(?:good|fair|real|serious|strong|distinct|slim|small) (?:chance|possibility|likelihood)|chances are|in all likelihood|as likely as not|more likely than not|bound to|certain to|no doubt|undoubtedly)\b|おそらく|恐らく|たぶん|多分|もしかすると|ひょっとすると|かもしれ|に違いない|아마도?|어쩌면|혹시|일지도 모|을지도 모|ㄹ지도 모|틀림없이/iu;

/** Beside a likelihood that the program prints, these say it a second time. */
const doubledEstimative =
  /\b(?:may|might|could)\b(?! not\b)|かもしれ|可能性がある|지도 모|수도 있/iu;

/** The first estimative word outside the table, or null. A term of the table is none. */
export function estimativeWordIn(text: string, isLikelihoodPrinted: boolean): string | null {
  const rest = text.replace(anyTerm, (words) => " ".repeat(words.length));
  const found = estimative.exec(rest)?.[0] ?? null;
  if (found !== null || !isLikelihoodPrinted) return found;
  return doubledEstimative.exec(rest)?.[0] ?? null;
}

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
