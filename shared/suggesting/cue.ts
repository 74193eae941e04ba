import type { ClaimKind } from "../domain/claim/claim.ts";
import { type Phrases, patternAtStartOf, patternOf } from "../domain/wording/phrases.ts";
import type { Cue } from "../domain/wording/wording.ts";

/** What a rule can look at: the clause, the sentence around it, and what was read in them. */
export interface ClauseReading {
  readonly clause: string;
  readonly sentence: string;
  readonly article: ArticleReading;
  readonly hasFigure: boolean;
  readonly hasSpeaker: boolean;
  readonly isTitle: boolean;
}

/** The words of a whole article, of which each list of phrases is asked once. */
export class ArticleReading {
  readonly #words: string;
  readonly #asked = new Map<Phrases, boolean>();

  constructor(words: string) {
    this.#words = words;
  }

  has(phrases: Phrases): boolean {
    const known = this.#asked.get(phrases);
    if (known !== undefined) return known;
    const found = patternOf(phrases).test(this.#words);
    this.#asked.set(phrases, found);
    return found;
  }
}

/** True when all that the cue names is there, and nothing that it rules out. */
export function isMet(cue: Cue, reading: ClauseReading, kind: ClaimKind | null): boolean {
  const { clause, sentence, article } = reading;
  if (cue.kind !== undefined && (kind === null || !cue.kind.includes(kind))) return false;
  if (cue.notKind !== undefined && kind !== null && cue.notKind.includes(kind)) return false;
  if (cue.needs?.some((need) => !hasWhat(need, reading))) return false;
  if (cue.clause !== undefined && !patternOf(cue.clause).test(clause)) return false;
  if (cue.opens !== undefined && !patternAtStartOf(cue.opens).test(clause)) return false;
  if (cue.sentence !== undefined && !patternOf(cue.sentence).test(sentence)) return false;
  if (cue.notClause !== undefined && patternOf(cue.notClause).test(clause)) return false;
  if (cue.notSentence !== undefined && patternOf(cue.notSentence).test(sentence)) return false;
  return cue.article === undefined || article.has(cue.article);
}

function hasWhat(need: NonNullable<Cue["needs"]>[number], reading: ClauseReading): boolean {
  switch (need) {
    case "figure":
      return reading.hasFigure;
    case "speaker":
      return reading.hasSpeaker;
    case "quotation":
      return /[“"「『]/u.test(reading.clause);
    case "only-quotation":
      return isAllQuotation(reading.clause);
    case "title":
      return reading.isTitle;
  }
}

/** True for words that are a quotation from end to end. */
export function isAllQuotation(words: string): boolean {
  return /^“[^“”]+”?$/u.test(words.trim());
}
