import { shingleHash, shingleLength, tokensOf } from "./tokens.ts";

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
  const tokens = tokensOf(text);
  const hashes = new Set<number>();
  for (let at = 0; at + shingleLength <= tokens.length; at += 1)
    hashes.add(shingleHash(tokens, at));
  if (hashes.size < kept / 4) return null;
  return [...hashes]
    .sort((a, b) => a - b)
    .slice(0, kept)
    .map((hash) => hash.toString(16).padStart(digits, "0"))
    .join("");
}

/** About how much of two texts together they have in common, 0 to 1. */
export function likenessOf(a: Sketch, b: Sketch): number {
  let left = 0;
  let right = 0;
  let seen = 0;
  let shared = 0;
  while (seen < kept && (left < a.length || right < b.length)) {
    const ofA = a.slice(left, left + digits);
    const ofB = b.slice(right, right + digits);
    seen += 1;
    if (ofA === ofB) shared += 1;
    // Past its end a sketch gives an empty string, which is smaller than any hash.
    if (ofB === "" || (ofA !== "" && ofA <= ofB)) left += digits;
    if (ofA === "" || (ofB !== "" && ofB <= ofA)) right += digits;
  }
  return seen === 0 ? 0 : shared / seen;
}
