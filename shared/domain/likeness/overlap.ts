import { atOnce } from "../../at-once.ts";
import { shingleHash, shingleLength, type Token, tokenising } from "./tokens.ts";

export interface Stretch {
  /** UTF-16 offsets, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** A passage that two texts have word for word. */
export interface SharedPassage {
  readonly left: Stretch;
  readonly right: Stretch;
}

export interface Overlap {
  /** In order of the left text; none overlaps another there. */
  readonly passages: readonly SharedPassage[];
  /** How much of each text stands in them, 0 to 1. */
  readonly leftShare: number;
  readonly rightShare: number;
}

/** Shorter runs of the same words are phrases that anybody writes. */
const leastTokens = 8;

/** What two texts have in common, word for word but for case, punctuation and width. */
export function overlapOf(left: string, right: string): Overlap {
  return atOnce(overlapping(left, right));
}

/** The same step by step, since megabytes take a while. */
export function* overlapping(
  left: string,
  right: string,
): Generator<undefined, Overlap, undefined> {
  const a = yield* tokenising(left);
  const b = yield* tokenising(right);
  const places = yield* placing(b);
  const passages: SharedPassage[] = [];
  const coveredRight = new Set<number>();
  let coveredLeft = 0;
  let at = 0;
  while (at + shingleLength <= a.length) {
    yield undefined;
    const best = longestAt(a, b, at, places.get(shingleHash(a, at)) ?? []);
    if (best === null || best.length < leastTokens) {
      at += 1;
      continue;
    }
    passages.push({
      left: stretchOf(a, at, best.length),
      right: stretchOf(b, best.at, best.length),
    });
    coveredLeft += best.length;
    for (let index = 0; index < best.length; index += 1) coveredRight.add(best.at + index);
    at += best.length;
  }
  return {
    passages,
    leftShare: a.length === 0 ? 0 : coveredLeft / a.length,
    rightShare: b.length === 0 ? 0 : coveredRight.size / b.length,
  };
}

/** A shingle that stands in a text more often than this is its refrain; the first places do. */
const mostPlaces = 8;

function* placing(
  tokens: readonly Token[],
): Generator<undefined, ReadonlyMap<number, readonly number[]>, undefined> {
  const places = new Map<number, number[]>();
  for (let at = 0; at + shingleLength <= tokens.length; at += 1) {
    yield undefined;
    const hash = shingleHash(tokens, at);
    const known = places.get(hash);
    if (known === undefined) places.set(hash, [at]);
    else if (known.length < mostPlaces) known.push(at);
  }
  return places;
}

function longestAt(
  a: readonly Token[],
  b: readonly Token[],
  at: number,
  candidates: readonly number[],
): { readonly at: number; readonly length: number } | null {
  let best: { readonly at: number; readonly length: number } | null = null;
  for (const place of candidates) {
    let length = 0;
    while (a[at + length] !== undefined && a[at + length]?.text === b[place + length]?.text) {
      length += 1;
    }
    if (best === null || length > best.length) best = { at: place, length };
  }
  return best;
}

function stretchOf(tokens: readonly Token[], at: number, length: number): Stretch {
  return { start: tokens[at]?.start ?? 0, end: tokens[at + length - 1]?.end ?? 0 };
}
