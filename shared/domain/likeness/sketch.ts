import { atOnce } from "../../at-once.ts";
import { shingleHash, shingleLength, tokenising } from "./tokens.ts";

/**
 * What is kept of a text to find others like it: the smallest of its shingles' hashes, in
 * order, eight hex digits each. Two sketches share about as much as their texts do
 * (bottom-k MinHash, Broder 1997).
 */
export type Sketch = string;

const kept = 64;
const digits = 8;

/** The sketch of a text; null for one too short to be told from others. */
export function sketchOf(text: string): Sketch | null {
  return atOnce(sketching(text));
}

/** The same step by step, since megabytes take a while. */
export function* sketching(text: string): Generator<undefined, Sketch | null, undefined> {
  const tokens = yield* tokenising(text);
  const smallest = new Set<number>();
  let largest = Number.POSITIVE_INFINITY;
  for (let at = 0; at + shingleLength <= tokens.length; at += 1) {
    yield undefined;
    const hash = shingleHash(tokens, at);
    if (hash < largest) smallest.add(hash);
    if (smallest.size < kept * 4) continue;
    // No more than are kept can be among the smallest of all.
    const ordered = [...smallest].sort((a, b) => a - b);
    for (const more of ordered.slice(kept)) smallest.delete(more);
    largest = ordered[kept - 1] ?? largest;
  }
  if (smallest.size < kept / 4) return null;
  return [...smallest]
    .sort((a, b) => a - b)
    .slice(0, kept)
    .map((hash) => hash.toString(16).padStart(digits, "0"))
    .join("");
}

/** About how much of two texts together they have in common, 0 to 1. */
export function likenessOf(a: Sketch, b: Sketch): number {
  return sharedShare(hashesOf(a), hashesOf(b));
}

/** At most so many are in a sketch. */
export const mostHashes = kept;

export function hashesOf(sketch: Sketch): Uint32Array {
  const hashes = new Uint32Array(Math.min(kept, Math.floor(sketch.length / digits)));
  return hashes.map((_, index) =>
    Number.parseInt(sketch.slice(index * digits, (index + 1) * digits), 16),
  );
}

/** As `likenessOf`, of the hashes of two sketches. */
export function sharedShare(a: Uint32Array, b: Uint32Array): number {
  let left = 0;
  let right = 0;
  let seen = 0;
  let shared = 0;
  while (seen < kept && (left < a.length || right < b.length)) {
    // Past its end a sketch has what is greater than any hash.
    const ofA = a[left] ?? Number.POSITIVE_INFINITY;
    const ofB = b[right] ?? Number.POSITIVE_INFINITY;
    seen += 1;
    if (ofA === ofB) shared += 1;
    if (ofA <= ofB) left += 1;
    if (ofB <= ofA) right += 1;
  }
  return seen === 0 ? 0 : shared / seen;
}
