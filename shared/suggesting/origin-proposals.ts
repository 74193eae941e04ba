import { type Alias, foldedName, otherNamesOf } from "../domain/alias/alias.ts";
import { pairDismissalId } from "../domain/dismissal/dismissal.ts";
import type { Evidence, Speaker } from "../domain/evidence/evidence.ts";
import type { SpeakerInWords } from "../domain/evidence/speakers-in-words.ts";
import { overlapOf } from "../domain/likeness/overlap.ts";
import type { Origin } from "../domain/origin/origin.ts";
import {
  type Counted,
  isRoundedFigure,
  isSameDay,
  isSameFigure,
  pairsWorthComparing,
} from "./drift-proposals.ts";
import { atOnce, type InTurns } from "./in-turns.ts";
import { StemWeights, stemsOf, type ToldPassage } from "./told-passages.ts";

const originRuleIds = [
  "shared-citation",
  "quoted-report",
  "same-figure",
  "near-figure",
  "same-words",
] as const;
export type OriginRuleId = (typeof originRuleIds)[number];

/** A passage that somebody tied to a claim, with all that tells where it comes from. */
export interface RestingPassage
  extends Pick<ToldPassage, "id" | "articleId" | "quote" | "stems">,
    Counted {
  readonly evidence: Pick<Evidence, "id" | "claimId" | "annotationId">;
  /** What its origin goes back to in the end; null while none is known. */
  readonly root: Pick<Origin, "id" | "kind"> | null;
  /** The voices its sentence names, and those the analyst recorded. */
  readonly voices: readonly Voice[];
}

/** Somebody whose words or work a passage passes on, by name. */
export interface Voice {
  readonly name: string;
  /** True for a work cited in brackets. */
  readonly isCitation: boolean;
}

/** Two passages that may go back to one origin. Nobody's origin changes until the analyst says so. */
export interface OriginProposal {
  /** Under which it is dismissed. */
  readonly id: string;
  readonly rule: OriginRuleId;
  /** The one whose origin is known, or the one read first. */
  readonly left: RestingPassage;
  readonly right: RestingPassage;
  /** The report or body both name; null where figures or words alone speak for it. */
  readonly name: string | null;
  readonly likeness: number;
}

/** The voices of a passage that carry a name, as the words give them and as the analyst recorded them. */
export function voicesOf(
  words: readonly SpeakerInWords[],
  recorded: readonly Pick<Speaker, "name" | "isUnnamed">[],
): readonly Voice[] {
  const voices = new Map<string, Voice>();
  for (const { name, isUnnamed, cue } of words) {
    if (!isUnnamed) voices.set(foldedName(name), { name, isCitation: /^[(（]/u.test(cue) });
  }
  for (const { name, isUnnamed } of recorded) {
    if (name === null || isUnnamed || voices.has(foldedName(name))) continue;
    voices.set(foldedName(name), { name, isCitation: false });
  }
  return [...voices.values()];
}

/**
 * Pairs of passages that rest on one origin by the look of them, the surest first: they
 * cite one work, quote one report on one matter, give one figure of one day or place, exact
 * or in round, or have a stretch of words in common. A passage without an origin is held against the one
 * that fits best; two known origins are proposed once, whatever passages rest on them.
 */
export function originProposals(
  passages: readonly RestingPassage[],
  aliases: readonly SpellingPair[] = [],
): readonly OriginProposal[] {
  return atOnce(originsInTurns(passages, aliases));
}

type SpellingPair = Pick<Alias, "left" | "right" | "standing">;

/** The same, with a pause after every pair. */
export function* originsInTurns(
  passages: readonly RestingPassage[],
  aliases: readonly SpellingPair[],
): InTurns<readonly OriginProposal[]> {
  const open = passages.filter(({ root }) => root?.kind !== "own-judgement");
  const weights = new StemWeights(open);
  const nameOf = canonicalNames(aliases);
  const best = new Map<string, OriginProposal>();
  for (const [one, other] of pairs(open, weights, nameOf)) {
    yield;
    if (one.root !== null && one.root.id === other.root?.id) continue;
    const proposal = proposalOf(one, other, weights, nameOf);
    if (proposal === null) continue;
    for (const key of keysOf(proposal)) {
      const former = best.get(key);
      if (former === undefined || bySurety(proposal, former) < 0) best.set(key, proposal);
    }
  }
  return [...new Map([...best.values()].map((one) => [one.id, one])).values()].sort(bySurety);
}

function* pairs(
  passages: readonly RestingPassage[],
  weights: StemWeights,
  nameOf: (name: string) => string,
): Generator<readonly [RestingPassage, RestingPassage]> {
  // Who speaks leads to a pair as a rare word does, and is no word of the matter.
  const named = passages.map((passage) => {
    const { id, quantity, stems } = passage;
    const voices = passage.voices.map(({ name }) => `voice ${nameOf(name)}`);
    return { id, quantity, stems: new Set([...stems, ...voices]), passage };
  });
  for (const [one, other] of pairsWorthComparing(named, weights)) {
    yield [one.passage, other.passage];
  }
}

function proposalOf(
  one: RestingPassage,
  other: RestingPassage,
  weights: StemWeights,
  nameOf: (name: string) => string,
): OriginProposal | null {
  const { likeness } = weights.alike(matterOf(one), matterOf(other));
  const found = ruleFor(one, other, likeness, nameOf);
  if (found === null) return null;
  const [left, right] = one.root === null && other.root !== null ? [other, one] : [one, other];
  const id = pairDismissalId("origin", one.evidence.id, other.evidence.id);
  return { id, left, right, likeness, ...found };
}

/** What a passage is about, without the names of those who say it. */
function matterOf({ stems, voices }: RestingPassage): Pick<RestingPassage, "stems"> {
  const named = stemsOf({ quote: voices.map(({ name }) => name).join(" "), place: null });
  return { stems: new Set([...stems].filter((stem) => !named.has(stem))) };
}

/** Whoever speaks of two matters speaks twice; of one matter, passages are one report. */
const leastLikeness = 0.15;
const leastSharedWords = 0.3;

function ruleFor(
  one: RestingPassage,
  other: RestingPassage,
  likeness: number,
  nameOf: (name: string) => string,
): Pick<OriginProposal, "rule" | "name"> | null {
  const others = new Map(other.voices.map((voice) => [nameOf(voice.name), voice]));
  const shared = one.voices.filter(({ name }) => others.has(nameOf(name)));
  const cited = shared.find(
    ({ name, isCitation }) => isCitation && others.get(nameOf(name))?.isCitation === true,
  );
  if (cited !== undefined) return { rule: "shared-citation", name: cited.name };
  const [quoted] = shared;
  if (quoted !== undefined && (likeness >= leastLikeness || isSameDay(one, other))) {
    return { rule: "quoted-report", name: quoted.name };
  }
  if (isSameFigure(one, other, likeness)) return { rule: "same-figure", name: null };
  if (isRoundedFigure(one, other)) return { rule: "near-figure", name: null };
  // Words in common are looked for where there are enough of them.
  if (likeness < leastSharedWords) return null;
  const { passages } = overlapOf(one.quote, other.quote);
  return passages.length > 0 ? { rule: "same-words", name: null } : null;
}

/** A passage asks once for its origin, and two origins are held against each other once. */
function keysOf({ left, right }: OriginProposal): readonly string[] {
  if (left.root !== null && right.root !== null) {
    return [[left.root.id, right.root.id].sort().join(" ")];
  }
  return [left, right]
    .filter(({ root }) => root === null)
    .map(({ evidence }) => `of ${evidence.id}`);
}

/** A partner whose origin is known first, then the surer rule, then the likest words. */
function bySurety(one: OriginProposal, other: OriginProposal): number {
  const isKnown = (proposal: OriginProposal) => (proposal.left.root === null ? 1 : 0);
  const rank = ({ rule }: OriginProposal) => originRuleIds.indexOf(rule);
  return (
    isKnown(one) - isKnown(other) ||
    rank(one) - rank(other) ||
    other.likeness - one.likeness ||
    (one.id < other.id ? -1 : 1)
  );
}

/** One name for all that were accepted as names of one thing. */
function canonicalNames(aliases: readonly SpellingPair[]): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const folded = foldedName(name);
    const former = known.get(folded);
    if (former !== undefined) return former;
    const [first = folded] = [folded, ...otherNamesOf(name, aliases).map(foldedName)].sort();
    known.set(folded, first);
    return first;
  };
}
