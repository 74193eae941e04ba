import { isSameDayOfYear } from "../domain/date/edtf.ts";
import { pairDismissalId } from "../domain/dismissal/dismissal.ts";
import type { DateInWords } from "../domain/evidence/date-in-words.ts";
import { type DriftKind, doubtOf, isLoose, isSameUnit } from "../domain/evidence/drift.ts";
import type { FigureInWords } from "../domain/evidence/figure-in-words.ts";
import { patternOf } from "../domain/wording/phrases.ts";
import { wordingOf } from "../domain/wording/wordings.ts";
import { atOnce, type InTurns } from "./in-turns.ts";
import { hedgeOf, StemWeights, type ToldPassage } from "./told-passages.ts";

/** Two passages that seem to tell the same thing, the one more firmly than the other. Nothing is entered by itself. */
export interface DriftProposal<P extends ToldPassage = ToldPassage> {
  /** Under which it is dismissed. */
  readonly id: string;
  readonly kind: DriftKind;
  /** The one that commits itself less; of two figures the one read first. */
  readonly careful: P;
  readonly firm: P;
  /** How much alike their words are, 0 to 1. */
  readonly likeness: number;
}

/**
 * Where passages of one article or of several part from each other: a lost hedge, another
 * figure, raised certainty, a cause in the place of a coincidence. The likest first.
 */
export function driftProposals<P extends ToldPassage>(
  passages: readonly P[],
): readonly DriftProposal<P>[] {
  return atOnce(driftsInTurns(passages));
}

/** The same, with a pause after every pair. */
export function* driftsInTurns<P extends ToldPassage>(
  passages: readonly P[],
): InTurns<readonly DriftProposal<P>[]> {
  const weights = new StemWeights(passages);
  const found: DriftProposal<P>[] = [];
  for (const [one, other] of pairsWorthComparing(passages, weights)) {
    const proposal = driftOf(one, other, weights);
    if (proposal !== null) found.push(proposal);
    yield;
  }
  return found.sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1));
}

/** A word in more passages than this leads to no pairs of its own: all of them would be compared. */
const mostPassages = 40;

/** Pairs that share a figure or a rarer word, each once. */
export function* pairsWorthComparing<
  P extends Pick<ToldPassage, "id" | "stems"> & Pick<Counted, "quantity">,
>(passages: readonly P[], weights: StemWeights): Generator<readonly [P, P]> {
  const buckets = new Map<string, P[]>();
  for (const passage of passages) {
    const value = passage.quantity?.value ?? null;
    const keys = [...passage.stems].filter((stem) => weights.passagesWith(stem) <= mostPassages);
    const met = new Set<P>();
    for (const key of value === null ? keys : [...keys, `= ${value}`]) {
      const bucket = buckets.get(key) ?? [];
      for (const other of bucket) {
        if (met.has(other) || other.id === passage.id) continue;
        met.add(other);
        yield [other, passage];
      }
      bucket.push(passage);
      buckets.set(key, bucket);
    }
  }
}

/** With less in common two passages are about different things. Measured on the labelled articles. */
const leastLikeness = {
  "figure-changed": 0.4,
  "certainty-raised": 0.4,
  "cause-for-coincidence": 0.22,
} as const;

function driftOf<P extends ToldPassage>(
  one: P,
  other: P,
  weights: StemWeights,
): DriftProposal<P> | null {
  if (one.articleId === other.articleId && one.sentence === other.sentence) return null;
  const { likeness, share, words } = weights.alike(one, other);
  const propose = (kind: DriftKind, isOneCareful: boolean): DriftProposal<P> => ({
    id: pairDismissalId("drift", one.id, other.id),
    kind,
    careful: isOneCareful ? one : other,
    firm: isOneCareful ? other : one,
    likeness,
  });

  if (isSameFigure(one, other, share)) {
    const [oneLoose, otherLoose] = [one, other].map(isLooseFigure);
    return oneLoose === otherLoose ? null : propose("hedge-dropped", oneLoose === true);
  }
  if (isOtherFigure(one, other) && words >= 3 && likeness >= leastLikeness["figure-changed"]) {
    return propose("figure-changed", true);
  }
  if (words >= 2 && likeness >= leastLikeness["cause-for-coincidence"]) {
    if (one.link === "coincides" && other.link === "causes") {
      return propose("cause-for-coincidence", true);
    }
    if (one.link === "causes" && other.link === "coincides") {
      return propose("cause-for-coincidence", false);
    }
  }
  const doubt = doubtIn(one) - doubtIn(other);
  if (doubt === 0 || !canBeFirmer(one) || !canBeFirmer(other)) return null;
  const isOneCareful = doubt > 0;
  const firm = isOneCareful ? other : one;
  if (words < 3 || likeness < leastLikeness["certainty-raised"] || doubtIn(firm) > 0) return null;
  // A headline only points at what the article then tells.
  if ((isOneCareful ? one : other).rule === "title-concludes") return null;
  return propose("certainty-raised", isOneCareful);
}

const doubtIn = (passage: ToldPassage) => doubtOf(hedgeOf(passage));

/** A demand or a feeling is not a firmer form of a suspicion. */
const canBeFirmer = ({ kind }: ToldPassage) => kind !== "prescription" && kind !== "sentiment";

const isLooseFigure = ({ quantity }: ToldPassage) =>
  quantity !== null && isLoose(quantity.qualifiers);

/** What a passage counts, of when and where. */
export interface Counted extends Pick<ToldPassage, "place"> {
  readonly quantity: Pick<FigureInWords, "value" | "upTo" | "unit"> | null;
  readonly date: Pick<DateInWords, "date"> | null;
}

/** Small numbers meet by chance. */
const leastTelling = 10;

/**
 * True when both give one number of one thing, and day, place or words say that they
 * speak of the same.
 */
export function isSameFigure(one: Counted, other: Counted, likeness: number): boolean {
  const [a, b] = [one.quantity, other.quantity];
  if (a === null || b === null || a.value === null || a.value !== b.value) return false;
  if (a.upTo !== b.upTo || !isUnitOf(a, b)) return false;
  if (likeness >= 0.4) return true;
  return a.value >= leastTelling && (isSameDay(one, other) || isSamePlace(one, other));
}

/** Rounding takes away no more than this share of a number that is still the same. */
const mostRounded = 0.1;

/** True when one gives the number of the other in round, of the same day or place. */
export function isRoundedFigure(one: Counted, other: Counted): boolean {
  const [a, b] = [one.quantity, other.quantity];
  if (a?.value == null || b?.value == null || a.upTo !== b.upTo || !isUnitOf(a, b)) return false;
  const [low, high] = a.value < b.value ? [a.value, b.value] : [b.value, a.value];
  if (low < leastTelling || low === high || high - low > mostRounded * high) return false;
  if (!isRoundOf(low, high) && !isRoundOf(high, low)) return false;
  return isSameDay(one, other) || isSamePlace(one, other);
}

/** True for 70 of 73, for 1,000 of 1,012: fewer digits that count, and nearest to the number. */
function isRoundOf(round: number, exact: number): boolean {
  const step = 10 ** (String(round).length - String(round).replace(/0+$/u, "").length);
  return step > 1 && Math.round(exact / step) * step === round;
}

type Unit = Pick<FigureInWords, "unit">;

const isUnitOf = (a: Unit, b: Unit) =>
  a.unit === null || b.unit === null || isSameUnit(a.unit, b.unit);

/** True when both are dated, on one day; a year that is not stated fits any. */
export function isSameDay(one: Pick<Counted, "date">, other: Pick<Counted, "date">): boolean {
  const [a, b] = [one.date?.date, other.date?.date];
  return a !== undefined && b !== undefined && (a === b || isSameDayOfYear(a, b));
}

function isSamePlace(one: Pick<Counted, "place">, other: Pick<Counted, "place">): boolean {
  const [a, b] = [one.place, other.place];
  const isExact = a?.place?.kind === "site" || a?.place?.kind === "city";
  return isExact && a?.place?.id === b?.place?.id;
}

/** Other numbers of the same thing; of other days they are other counts, and no drift. */
function isOtherFigure(one: ToldPassage, other: ToldPassage): boolean {
  const [a, b] = [one.quantity, other.quantity];
  if (a === null || b === null || a.value === null || b.value === null) return false;
  if (a.unit === null || !isSameUnit(a.unit, b.unit) || a.value === b.value) return false;
  if (Math.min(a.value, b.value) < leastTelling || isOfFormerTime(one) !== isOfFormerTime(other)) {
    return false;
  }
  return one.date === null || other.date === null || isSameDay(one, other);
}

const isOfFormerTime = ({ quote }: ToldPassage) => patternOf(wordingOf(quote).formerly).test(quote);
