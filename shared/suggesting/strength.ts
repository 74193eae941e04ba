import type { Candidate } from "./candidates.ts";

/** Of more than this in one article the weaker ones are folded away until they are asked for. */
export const mostAtOnce = 30;

type Told = Pick<Candidate, "lenses" | "quantity" | "date" | "speakers" | "place" | "rule">;

/**
 * How much a suggestion tells that can be checked or decided: what bears on a lens counts most, then figures,
 * days, who says it and where. A sentence of which nothing was found but that it reports something is the weakest.
 */
export function strengthOf({ lenses, quantity, date, speakers, place, rule }: Told): number {
  return (
    (lenses.length > 0 ? 3 : 0) +
    (quantity !== null ? 2 : 0) +
    (speakers.length > 0 ? 2 : 0) +
    (date !== null ? 1 : 0) +
    (place !== null ? 1 : 0) +
    (rule === "reported-as-fact" ? 0 : 1)
  );
}

/** The strongest of an article's suggestions, in reading order: all of them where they are few. */
export function strongestOf<Suggestion extends Told>(
  candidates: readonly Suggestion[],
  most = mostAtOnce,
): readonly Suggestion[] {
  if (candidates.length <= most) return candidates;
  const chosen = new Set(
    candidates
      .map((candidate, index) => ({ candidate, index, strength: strengthOf(candidate) }))
      .sort((one, other) => other.strength - one.strength || one.index - other.index)
      .slice(0, most)
      .map(({ candidate }) => candidate),
  );
  return candidates.filter((candidate) => chosen.has(candidate));
}
