import type { Credibility } from "../claim/claim.ts";
import type { Reliability } from "../source/source.ts";
import type { Reading } from "./hypothesis.ts";

/** What the weight of a claim rests on. */
export interface Weighed {
  /** The best letter behind the claim; null where no source of it is rated. */
  readonly reliability: Reliability | null;
  /** Null where nobody rated it, or its kind takes none. */
  readonly credibility: Credibility | null;
  /** Known independent origins. */
  readonly origins: number;
}

export interface Weight {
  /** 0.1 to 1.5. */
  readonly value: number;
  /** One half or both halves of the rating are "not judged": counted as the least, and to be said so. */
  readonly isUnjudged: boolean;
}

const reliabilityPoints = { A: 5, B: 4, C: 3, D: 2, E: 1, F: 1 } as const;
/** F and 6 mean "not judged" and never "middling" on the Admiralty scale: they carry the least weight. */
const leastPoints = 1;

/**
 * Weight = (reliability A5 … E1 + credibility 1 → 5 … 5 → 1) ÷ 10, times ½ without a known
 * origin, 1 with one, 1½ with two or more. What is not judged counts 1.
 */
export function weightOf({ reliability, credibility, origins }: Weighed): Weight {
  const letter = reliability === null ? leastPoints : reliabilityPoints[reliability];
  const number = credibility === null || credibility === 6 ? leastPoints : 6 - credibility;
  const times = origins === 0 ? 0.5 : origins === 1 ? 1 : 1.5;
  return {
    value: ((letter + number) / 10) * times,
    isUnjudged:
      reliability === null || reliability === "F" || credibility === null || credibility === 6,
  };
}

export interface CompetingRow {
  readonly claimId: string;
  readonly weight: number;
  /** By hypothesis; missing or null where nobody has held the claim against it. */
  readonly readings: ReadonlyMap<string, Reading | null>;
}

/**
 * Inconsistency = the sum of the weights of the claims that are inconsistent with a
 * hypothesis. What is consistent never counts for it: it may be as consistent with others.
 */
export function inconsistencyOf(hypothesisId: string, rows: readonly CompetingRow[]): number {
  // In thousandths, so that sums of decimal fractions that are equal come out equal.
  const sum = rows
    .filter(({ readings }) => readings.get(hypothesisId) === "inconsistent")
    .reduce((total, { weight }) => total + Math.round(weight * 1000), 0);
  return sum / 1000;
}

/**
 * Diagnosticity = pairs of hypotheses that a claim reads differently for ÷ all pairs: 0 where
 * it speaks the same of each, however grave it is. Null while fewer than two have been read.
 */
export function diagnosticityOf(
  { readings }: Pick<CompetingRow, "readings">,
  hypothesisIds: readonly string[],
): number | null {
  const read = hypothesisIds.flatMap((id) => readings.get(id) ?? []);
  if (read.length < 2) return null;
  let pairs = 0;
  let different = 0;
  for (const [index, one] of read.entries()) {
    for (const other of read.slice(index + 1)) {
      pairs += 1;
      if (one !== other) different += 1;
    }
  }
  return different / pairs;
}

/** Hypotheses with the least inconsistency first; those that score the same share a place. */
export function orderOf(
  hypothesisIds: readonly string[],
  rows: readonly CompetingRow[],
): readonly (readonly string[])[] {
  const places = new Map<number, string[]>();
  for (const id of hypothesisIds) {
    const score = inconsistencyOf(id, rows);
    const place = places.get(score);
    if (place === undefined) places.set(score, [id]);
    else place.push(id);
  }
  return [...places.entries()].sort(([a], [b]) => a - b).map(([, ids]) => ids);
}

/** A cell that would change the order of hypotheses if it read otherwise. */
export interface Sensitivity {
  readonly claimId: string;
  readonly hypothesisId: string;
  /** What it would have to read. */
  readonly otherwise: "consistent" | "inconsistent";
  readonly order: readonly (readonly string[])[];
  /** Another hypothesis would stand first. */
  readonly changesFirst: boolean;
}

/** Every cell that is read, turned over alone: inconsistent to consistent, anything else to inconsistent. */
export function sensitivitiesOf(
  hypothesisIds: readonly string[],
  rows: readonly CompetingRow[],
): readonly Sensitivity[] {
  const now = orderOf(hypothesisIds, rows);
  return rows.flatMap((row, index) =>
    hypothesisIds.flatMap((hypothesisId): readonly Sensitivity[] => {
      const reading = row.readings.get(hypothesisId) ?? null;
      if (reading === null) return [];
      const otherwise = reading === "inconsistent" ? "consistent" : "inconsistent";
      const readings = new Map(row.readings).set(hypothesisId, otherwise);
      const order = orderOf(
        hypothesisIds,
        rows.map((other, at) => (at === index ? { ...row, readings } : other)),
      );
      if (isSameOrder(order, now)) return [];
      const { claimId } = row;
      const changesFirst = order[0]?.join() !== now[0]?.join();
      return [{ claimId, hypothesisId, otherwise, order, changesFirst }];
    }),
  );
}

function isSameOrder(
  one: readonly (readonly string[])[],
  other: readonly (readonly string[])[],
): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
