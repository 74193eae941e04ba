import { assertNever } from "../../assert-never.ts";
import { linkIds } from "../ids.ts";
import { opensConflict, type Relation } from "../relation/relation.ts";
import { type Conflict, isOpen } from "./conflict.ts";

/**
 * The open conflict that a relation brings with it; null for a relation that opens none.
 * Written in the same change set as the relation.
 */
export function conflictOpenedBy(relation: Relation): Conflict | null {
  const { id, kind, fromClaimId, toClaimId, note } = relation;
  if (!opensConflict(kind)) return null;
  const conflictKind = conflictKindOf(kind);
  return {
    id: linkIds.conflict(conflictKind, fromClaimId, toClaimId),
    kind: conflictKind,
    endKind: "claim",
    leftId: fromClaimId,
    rightId: toClaimId,
    relationId: id,
    note,
    resolution: "open",
    resolutionReason: null,
  };
}

function conflictKindOf(kind: "contradicts" | "tension" | "drifts"): Conflict["kind"] {
  switch (kind) {
    case "contradicts":
      return "contradiction";
    case "tension":
      return "tension";
    case "drifts":
      return "drift";
    default:
      return assertNever(kind);
  }
}

/** What is there in a notebook, by id; a conflict whose relation or ends are away is hidden with them. */
export interface ConflictGround {
  readonly relationIds: Pick<ReadonlySet<string>, "has">;
  readonly claimIds: Pick<ReadonlySet<string>, "has">;
  /** The claim of each live piece of evidence. */
  readonly claimOfEvidence: Pick<ReadonlyMap<string, string>, "get">;
}

/** True while the relation that opened the conflict and both its ends are there. */
export function isConflictVisible(conflict: Conflict, ground: ConflictGround): boolean {
  if (conflict.relationId !== null && !ground.relationIds.has(conflict.relationId)) return false;
  return claimsOfConflict(conflict, ground.claimOfEvidence).every((claimId) =>
    ground.claimIds.has(claimId ?? ""),
  );
}

/** The claims at both ends, left first; null where the evidence at that end is away. */
export function claimsOfConflict(
  conflict: Pick<Conflict, "endKind" | "leftId" | "rightId">,
  claimOfEvidence: ConflictGround["claimOfEvidence"],
): readonly [string | null, string | null] {
  const { endKind, leftId, rightId } = conflict;
  if (endKind === "claim") return [leftId, rightId];
  return [claimOfEvidence.get(leftId) ?? null, claimOfEvidence.get(rightId) ?? null];
}

/** The conflicts that touch any of these claims (one claim, or all those of a brief), open ones first. */
export function conflictsTouching<C extends Conflict>(
  claimIds: ReadonlySet<string>,
  conflicts: readonly C[],
  ground: ConflictGround,
): readonly C[] {
  return inRegisterOrder(
    conflicts.filter(
      (conflict) =>
        isConflictVisible(conflict, ground) &&
        claimsOfConflict(conflict, ground.claimOfEvidence).some(
          (claimId) => claimId !== null && claimIds.has(claimId),
        ),
    ),
  );
}

/** Open conflicts first, otherwise as given. Resolved ones stay in the register. */
function inRegisterOrder<C extends Pick<Conflict, "resolution">>(
  conflicts: readonly C[],
): readonly C[] {
  return [...conflicts.filter(isOpen), ...conflicts.filter((conflict) => !isOpen(conflict))];
}

export type Resolution = Conflict["resolution"];

/**
 * The fields that settle a conflict; null when the reason is missing, without which
 * nothing is resolved. Opening it again takes the former reason away.
 */
export function settledAs(
  resolution: Resolution,
  reason: string,
): Pick<Conflict, "resolution" | "resolutionReason"> | null {
  if (resolution === "open") return { resolution, resolutionReason: null };
  const resolutionReason = reason.trim();
  return resolutionReason === "" ? null : { resolution, resolutionReason };
}
