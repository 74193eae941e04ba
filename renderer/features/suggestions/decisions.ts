import type { Candidate } from "#shared/suggesting/candidates.ts";

/** The suggestion that a decision would be about: the first from a place of the text on, else the last. */
export function activeAt(place: number, open: readonly Candidate[]): Candidate | null {
  return open.find(({ start }) => start >= place) ?? open.at(-1) ?? null;
}

/** The suggestion after those decided just now. The list is read anew a moment later: they may still stand in it. */
export function nextAfter(
  decided: readonly Candidate[],
  place: number,
  open: readonly Candidate[],
): Candidate | null {
  const starts = new Set(decided.map(({ start }) => start));
  const left = open.filter(({ start }) => !starts.has(start));
  return activeAt(decided.at(-1)?.end ?? place, left);
}
