import { type ClaimId, linkIds } from "../ids.ts";
import { isSymmetric, type Relation, type RelationKind } from "./relation.ts";

/**
 * The record that says `from` stands in this relation to `to`. A kind that says the same
 * both ways round has the smaller id first, so that two people who relate the same
 * claims from either end make one record. Throws when both ends are one claim.
 */
export function relationBetween(
  kind: RelationKind,
  from: ClaimId,
  to: ClaimId,
  note: string | null,
): Relation {
  if (from === to) throw new Error("A claim can not be related to itself");
  const [fromClaimId, toClaimId] = isSymmetric(kind) && to < from ? [to, from] : [from, to];
  return { id: linkIds.relation(kind, fromClaimId, toClaimId), kind, fromClaimId, toClaimId, note };
}
