import { type Hedge, hedges } from "../claim/claim.ts";
import type { Conflict } from "../conflict/conflict.ts";
import { linkIds } from "../ids.ts";
import type { EventLink } from "./event-link.ts";
import type { Evidence, QuantityQualifier } from "./evidence.ts";

export type DriftKind =
  | "hedge-dropped"
  | "figure-changed"
  | "certainty-raised"
  | "cause-for-coincidence";

/** Two passages of one claim that do not say the same. `careful` is the one that commits itself less. */
export interface Drift {
  readonly kind: DriftKind;
  readonly carefulId: string;
  readonly firmId: string;
}

export type DriftEvidence = Pick<
  Evidence,
  | "id"
  | "bearing"
  | "hedge"
  | "quantityValue"
  | "quantityUpTo"
  | "quantityUnit"
  | "quantityQualifiers"
> & {
  /** How the passage's words tie two events; left out where the words were not read. */
  readonly link?: EventLink | null;
};

/**
 * What changed between the passages of one claim while it was passed on: a hedge was
 * dropped ("approximately 73" became "73"), a figure changed, a possibility became a
 * statement, or what stood near each other in time became cause and effect. Passages that dispute the claim differ on purpose and are left out.
 *
 * Proposals: a drift becomes a conflict when the analyst records it.
 */
export function driftsAmong(evidence: readonly DriftEvidence[]): readonly Drift[] {
  const told = evidence.filter((item) => item.bearing !== "disputes");
  const drifts: Drift[] = [];
  for (const [index, one] of told.entries()) {
    for (const other of told.slice(index + 1)) {
      const drift = driftBetween(one, other);
      if (drift !== null) drifts.push(drift);
    }
  }
  return drifts;
}

/** The gravest drift between two passages, or null when they agree. */
function driftBetween(one: DriftEvidence, other: DriftEvidence): Drift | null {
  if (hasOtherFigure(one, other)) return drift("figure-changed", one, other);

  const isSameFigure = one.quantityValue !== null && one.quantityValue === other.quantityValue;
  const oneLoose = isSameFigure && isLoose(one.quantityQualifiers);
  const otherLoose = isSameFigure && isLoose(other.quantityQualifiers);
  if (oneLoose !== otherLoose) {
    return oneLoose ? drift("hedge-dropped", one, other) : drift("hedge-dropped", other, one);
  }

  if (one.link === "coincides" && other.link === "causes") {
    return drift("cause-for-coincidence", one, other);
  }
  if (one.link === "causes" && other.link === "coincides") {
    return drift("cause-for-coincidence", other, one);
  }

  const difference = doubtOf(one.hedge) - doubtOf(other.hedge);
  if (difference > 0) return drift("certainty-raised", one, other);
  if (difference < 0) return drift("certainty-raised", other, one);
  return null;
}

/**
 * The open conflict that records a drift. The smaller id stands left, so that the same
 * two passages make one record whichever of them later turns out the more careful.
 */
export function driftConflict({ carefulId, firmId }: Drift, note: string | null): Conflict {
  const [leftId, rightId] = carefulId < firmId ? [carefulId, firmId] : [firmId, carefulId];
  return {
    id: linkIds.conflict("drift", leftId, rightId),
    kind: "drift",
    endKind: "evidence",
    leftId,
    rightId,
    relationId: null,
    note,
    resolution: "open",
    resolutionReason: null,
  };
}

/** True when two units count the same things in the same word, but for case and width. */
export const isSameUnit = (one: string | null, other: string | null): boolean =>
  foldedUnit(one) === foldedUnit(other);

const foldedUnit = (unit: string | null) => unit?.normalize("NFKC").trim().toLowerCase() ?? null;

const drift = (kind: DriftKind, careful: DriftEvidence, firm: DriftEvidence): Drift => ({
  kind,
  carefulId: careful.id,
  firmId: firm.id,
});

function hasOtherFigure(one: DriftEvidence, other: DriftEvidence): boolean {
  if (one.quantityValue === null || other.quantityValue === null) return false;
  if (!isSameUnit(one.quantityUnit, other.quantityUnit)) return false;
  return one.quantityValue !== other.quantityValue || one.quantityUpTo !== other.quantityUpTo;
}

/** True for a number that does not stand bare; "unprecedented" limits nothing. */
export function isLoose(qualifiers: readonly QuantityQualifier[]): boolean {
  return qualifiers.some((qualifier) => qualifier !== "exact" && qualifier !== "unprecedented");
}

/** "Approximate" loosens a number, not the saying of it: for certainty it counts as unhedged. */
export function doubtOf(hedge: Hedge): number {
  return hedge === "approximate" ? 0 : hedges.indexOf(hedge);
}
