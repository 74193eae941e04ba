import { type Alias, aliasId, foldedName } from "../domain/alias/alias.ts";
import { type Mention, scriptOf } from "./names.ts";

const aliasRuleIds = [
  "same-place",
  "in-brackets",
  "same-letters",
  "romanisation",
  "few-letters-apart",
] as const;
export type AliasRuleId = (typeof aliasRuleIds)[number];

/** Two spellings that may name one thing, with a passage of each. Nothing merges by itself. */
export interface AliasProposal {
  readonly id: string;
  readonly left: Mention;
  readonly right: Mention;
  readonly rule: AliasRuleId;
}

/** A name taken apart once, for all the comparisons it goes through. */
interface Folded {
  readonly mention: Mention;
  readonly letters: string;
  readonly skeleton: string;
}

/**
 * The pairs of spellings that may be one name, the surest first, without those that were
 * decided. Two names that the gazetteer knows as different places are never proposed.
 */
export function aliasProposals(
  mentions: readonly Mention[],
  decided: readonly Pick<Alias, "id">[],
): readonly AliasProposal[] {
  const known = new Set(decided.map(({ id }) => id));
  const found = new Map<string, AliasProposal>();
  const propose = (one: Mention, other: Mention, rule: AliasRuleId) => {
    const [left, right] =
      foldedName(one.name) < foldedName(other.name) ? [one, other] : [other, one];
    const id = aliasId(left.name, right.name);
    if (foldedName(left.name) === foldedName(right.name) || known.has(id)) return;
    const former = found.get(id);
    if (former === undefined || rank(rule) < rank(former.rule)) {
      found.set(id, { id, left, right, rule });
    }
  };

  const names = firstOfEach(mentions);
  for (const one of names) {
    if (one.inBrackets !== null) {
      propose(one, { ...one, name: one.inBrackets, inBrackets: null }, "in-brackets");
    }
  }
  for (const [one, other] of pairsAlike(names)) {
    const rule = ruleFor(one, other);
    if (rule !== null) propose(one.mention, other.mention, rule);
  }
  return [...found.values()].sort((a, b) => rank(a.rule) - rank(b.rule) || (a.id < b.id ? -1 : 1));
}

const rank = (rule: AliasRuleId) => aliasRuleIds.indexOf(rule);

function firstOfEach(mentions: readonly Mention[]): readonly Mention[] {
  const first = new Map<string, Mention>();
  for (const mention of mentions) {
    const former = first.get(mention.name);
    if (former === undefined || (former.inBrackets === null && mention.inBrackets !== null)) {
      first.set(mention.name, mention);
    }
  }
  return [...first.values()];
}

/** Pairs worth comparing: of one place, or beginning alike; all pairs of ten thousand names take minutes. */
function* pairsAlike(names: readonly Mention[]): Generator<readonly [Folded, Folded]> {
  const buckets = new Map<string, Folded[]>();
  for (const mention of names) {
    const letters = lettersOf(mention.name);
    const folded = { mention, letters, skeleton: skeletonOf(letters) };
    const keys = [
      ...(mention.placeId === null ? [] : [`place ${mention.placeId}`]),
      ...(scriptOf(mention.name) === "latin" ? [`letter ${folded.skeleton.slice(0, 1)}`] : []),
    ];
    for (const key of keys) {
      const bucket = buckets.get(key) ?? [];
      for (const other of bucket) yield [folded, other];
      bucket.push(folded);
      buckets.set(key, bucket);
    }
  }
}

/** Shorter names differ by chance in few letters: Busan, Bhutan. */
const leastLetters = 6;
const leastLikeness = 0.8;

function ruleFor(one: Folded, other: Folded): AliasRuleId | null {
  const [a, b] = [one.mention, other.mention];
  if (a.placeId !== null && b.placeId !== null) {
    return a.placeId === b.placeId ? "same-place" : null;
  }
  if (one.letters === other.letters) return "same-letters";
  if (isPartOf(a.name, b.name) || isPartOf(b.name, a.name)) return null;
  if (isDerived(one.letters, other.letters) || isDerived(other.letters, one.letters)) return null;
  const shortest = Math.min(one.letters.length, other.letters.length);
  if (shortest < leastLetters) return null;
  if (one.skeleton === other.skeleton) return "romanisation";
  if (Math.abs(one.letters.length - other.letters.length) > 3) return null;
  const distance = editDistance(one.letters, other.letters);
  const likeness = 1 - distance / Math.max(one.letters.length, other.letters.length);
  return likeness >= leastLikeness ? "few-letters-apart" : null;
}

/** "North Korea" and "North Korea Border Guard" are two things, of which one is named by the other. */
const isPartOf = (part: string, whole: string) => ` ${whole} `.includes(` ${part} `);

/** "North Korean" is of North Korea, and no other name of it. */
const isDerived = (stem: string, word: string) =>
  word.startsWith(stem) && word.length > stem.length && word.length - stem.length <= 3;

/** What kind of place it is says nothing of which: it is left out on both sides. */
const kindOfSite =
  / (?:Rail |Naval |Air |Space |Missile |Nuclear )?(?:Facility|Station|Port|Base|Airport|Airfield|Cosmodrome|Shipyard|Island|Islands|Prefecture|Province|Plant|facility|station)$/u;

function lettersOf(name: string): string {
  return name
    .replace(kindOfSite, "")
    .normalize("NFKD")
    .replaceAll(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}

/** What the usual romanisations of Korean write differently, written one way. */
const romanisations: readonly (readonly [RegExp, string])[] = [
  [/(?:oe|we)/gu, "o"],
  [/(?:yeo|yo|eo|ŏ)/gu, "o"],
  [/(?:eu|ŭ|oo|wu)/gu, "u"],
  [/(?:ae|ay|ai)/gu, "e"],
  [/(?:kk|gg|k|g|q)/gu, "k"],
  [/(?:tt|dd|t|d)/gu, "t"],
  [/(?:pp|bb|p|b)/gu, "p"],
  [/(?:ch|jj|j|zh|z)/gu, "j"],
  [/(?:ss|sh|s)/gu, "s"],
  [/(?:rr|ll|r|l)/gu, "l"],
  [/(?:ee|ii|y)/gu, "i"],
  [/(.)\1+/gu, "$1"],
];

function skeletonOf(letters: string): string {
  return romanisations.reduce((text, [pattern, one]) => text.replaceAll(pattern, one), letters);
}

function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
