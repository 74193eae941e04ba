import type { NotebookDatabase } from "#renderer/db/notebook-database.ts";
import type { ClaimId } from "#shared/domain/ids.ts";
import type { RowOf } from "#shared/domain/record.ts";
import { type ClaimRow, present } from "./claim-queries.ts";

export type RelationRow = RowOf<"relations">;

/** A relation with the claims at both ends. */
export interface RelatedClaims {
  readonly relation: RelationRow;
  readonly from: ClaimRow;
  readonly to: ClaimRow;
  /** The conflict it opened; null for a kind that opens none. */
  readonly conflict: RowOf<"conflicts"> | null;
}

/** All relations whose claims are there, newest claims last. */
export async function allRelations(db: NotebookDatabase): Promise<readonly RelatedClaims[]> {
  return withClaims(db, await db.relations.toArray());
}

/** The relations of a claim, from either end. */
export async function relationsOfClaim(
  db: NotebookDatabase,
  claimId: ClaimId,
): Promise<readonly RelatedClaims[]> {
  const [from, to] = await Promise.all([
    db.relations.where("fromClaimId").equals(claimId).toArray(),
    db.relations.where("toClaimId").equals(claimId).toArray(),
  ]);
  return withClaims(db, [...from, ...to]);
}

/** Drops relations of which one end is deleted. */
export async function withClaims(
  db: NotebookDatabase,
  relations: readonly RelationRow[],
): Promise<readonly RelatedClaims[]> {
  const ids = new Set(relations.flatMap(({ fromClaimId, toClaimId }) => [fromClaimId, toClaimId]));
  const claims = new Map(
    present(await db.claims.bulkGet([...ids])).map((claim) => [claim.id, claim]),
  );
  const conflicts = await db.conflicts
    .where("leftId")
    .anyOf([...ids])
    .toArray();
  const conflictOf = new Map(
    conflicts.map((conflict) => [conflict.relationId as string, conflict]),
  );
  return relations.flatMap((relation) => {
    const from = claims.get(relation.fromClaimId);
    const to = claims.get(relation.toClaimId);
    if (from === undefined || to === undefined) return [];
    return [{ relation, from, to, conflict: conflictOf.get(relation.id) ?? null }];
  });
}
