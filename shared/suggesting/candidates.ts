import type { TextRange } from "../anchoring/text-range.ts";
import type { ClaimKind } from "../domain/claim/claim.ts";
import type { DateInWords } from "../domain/evidence/date-in-words.ts";
import type { FigureInWords } from "../domain/evidence/figure-in-words.ts";
import { type HedgeInWords, hedgeIn } from "../domain/evidence/hedge-in-words.ts";
import { type Reported, reportedIn } from "../domain/evidence/reported.ts";
import type { SpeakerInWords } from "../domain/evidence/speakers-in-words.ts";
import { mostExact, type PlaceInWords, placesIn } from "../domain/place/gazetteer.ts";
import type { Block } from "../domain/text/text-version.ts";
import { isFragment } from "../domain/wording/fragment.ts";
import { patternOf } from "../domain/wording/phrases.ts";
import type { KindRuleId } from "../domain/wording/rule-ids.ts";
import { wordingOf } from "../domain/wording/wordings.ts";
import { type Clause, clausesOf, trimmed } from "./clauses.ts";
import { ArticleReading, isAllQuotation } from "./cue.ts";
import { kindOf, whyNoClaim } from "./kind-rules.ts";
import { type LensProposal, lensesFor } from "./lens-rules.ts";

/**
 * A claim that an article may hold: a proposal, with the rule that fired. Nothing of it
 * is stored or counted until the analyst accepts it.
 */
export interface Candidate {
  /** UTF-16 offsets into the version's text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly kind: ClaimKind;
  readonly hedge: HedgeInWords;
  readonly speakers: readonly SpeakerInWords[];
  readonly date: DateInWords | null;
  readonly place: PlaceInWords | null;
  readonly quantity: FigureInWords | null;
  readonly lenses: readonly LensProposal[];
  readonly rule: KindRuleId;
}

const claimRoles: readonly Block["role"][] = [
  "title",
  "paragraph",
  "list-item",
  "quote",
  "table-cell",
];

/**
 * The candidate claims of an article, in reading order. Headings, captions, biographies
 * and removed blocks are not searched; of the furniture only the title is, because a
 * headline claims too.
 *
 * @param text the version's text
 * @param blocks its blocks, after the analyst's decisions
 * @param language BCP 47, "und" when it is not known
 */
export function candidatesIn(
  text: string,
  blocks: readonly Block[],
  language = "und",
): readonly Candidate[] {
  return [...candidatesByPlace(text, searchedPlaces(blocks), language)].flat();
}

/** Where claims are looked for: a block less its run-in heading. */
export interface SearchedPlace extends TextRange {
  readonly isTitle: boolean;
}

/** The places of an article that are searched, in reading order. */
export function searchedPlaces(blocks: readonly Block[]): readonly SearchedPlace[] {
  return blocks
    .filter((block) => block.removedReason === null && claimRoles.includes(block.role))
    .map(({ start, end, runInEnd, role }) => ({
      start: runInEnd ?? start,
      end,
      isTitle: role === "title",
    }));
}

/** The candidates place by place, for whoever reads a long article in short turns. */
export function* candidatesByPlace(
  text: string,
  places: readonly SearchedPlace[],
  language = "und",
): Generator<readonly Candidate[]> {
  const article = new ArticleReading(
    places.map(({ start, end }) => text.slice(start, end)).join("\n"),
  );
  for (const { start, end, isTitle } of places) {
    const words = text.slice(start, end);
    let spokenOfLast: readonly SpeakerInWords[] = [];
    let last: Candidate | null = null;
    yield clausesOf(words, language).flatMap((clause) => {
      const candidate = candidateOf(words, clause, { isTitle, article, spokenOfLast });
      // Two halves of one sentence are both offered with the whole of it.
      if (candidate === null || isSameRange(candidate, last)) return [];
      last = candidate;
      if (candidate.speakers.some((speaker) => !isCitation(speaker))) {
        spokenOfLast = candidate.speakers.filter((speaker) => !isCitation(speaker));
      }
      return [{ ...candidate, start: candidate.start + start, end: candidate.end + start }];
    });
  }
}

/** A work named in brackets carries one sentence only; a named speaker may be meant in the next. */
const isCitation = (speaker: SpeakerInWords) => /^[(（]/u.test(speaker.cue);

/** "Soon after the suspicions, officials confirmed": the opening is not what is said. */
const openingPhrase = /^(?:Soon |Shortly |Just )?(?:after|before|amid|despite)\s[^,]{3,80},\s/iu;

/** Small numbers in words count nobody's figures ("the two leaders"), unless hedged ("at least two"). */
const isCounted = (quote: string, figure: FigureInWords) =>
  figure.value !== null &&
  (figure.value > 3 ||
    !figure.qualifiers.includes("exact") ||
    /[\d０-９]/u.test(quote.slice(figure.start, figure.end)));

interface Surroundings {
  readonly isTitle: boolean;
  readonly article: ArticleReading;
  /** Who the sentence before named as speaking. */
  readonly spokenOfLast: readonly SpeakerInWords[];
}

function candidateOf(
  words: string,
  { range, sentence: sentenceRange }: Clause,
  { isTitle, article, spokenOfLast }: Surroundings,
): Candidate | null {
  const quote = words.slice(range.start, range.end);
  const sentence = words.slice(sentenceRange.start, sentenceRange.end);
  const reported = reportedIn(quote, sentence);
  const quantity = quantityOf(quote, reported);
  // “A,” said Lim. “B.”: the quotation goes on, and so does who is quoted.
  const isCarriedOn =
    (patternOf(wordingOf(sentence).released).test(sentence) || isAllQuotation(sentence)) &&
    !reported.speakers.some((speaker) => !isCitation(speaker));
  const speakers = isCarriedOn ? [...reported.speakers, ...spokenOfLast] : reported.speakers;
  const reading = {
    clause: quote,
    sentence,
    article,
    hasFigure: quantity !== null && quantity.value !== null,
    hasSpeaker: speakers.length > 0,
    isTitle,
  };
  const { kind, rule } = kindOf(reading);
  if (whyNoClaim(reading, kind) !== null) return null;
  // A headline that only names its subject; what it reports stands in the article again.
  if (isTitle && rule === "reported-as-fact") return null;
  const lenses = lensesFor(reading, kind);
  if (!isFragment(quote)) {
    const read = readOf(quote, sentence, quantity);
    return { ...range, quote, kind, speakers, lenses, rule, ...read, date: dateOf(reported) };
  }
  // Half a sentence states nothing: its whole sentence is offered for what the half says.
  const whole = trimmed(words, sentenceRange);
  const wholeWords = words.slice(whole.start, whole.end);
  if (isFragment(wholeWords)) return null;
  const told = reportedIn(wholeWords, sentence);
  const read = readOf(wholeWords, sentence, quantityOf(wholeWords, told));
  return { ...whole, quote: wholeWords, kind, speakers, lenses, rule, ...read, date: dateOf(told) };
}

const isSameRange = (one: TextRange, other: TextRange | null) =>
  other !== null && one.start === other.start && one.end === other.end;

const dateOf = ({ dates }: Reported) => dates[0] ?? null;

const quantityOf = (quote: string, { figures }: Reported) =>
  figures.find((figure) => figure.value === null || isCounted(quote, figure)) ?? null;

function readOf(quote: string, sentence: string, quantity: FigureInWords | null) {
  const places = placesIn(quote);
  return {
    hedge: hedgeIn(quote.replace(openingPhrase, "")),
    place: mostExact(places.length > 0 ? places : placesIn(sentence)),
    quantity,
  };
}
