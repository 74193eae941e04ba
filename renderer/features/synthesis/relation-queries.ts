import { useCallback } from "react";
import { useNotebook } from "#renderer/db/notebook.ts";
import type { NotebookDatabase } from "#renderer/db/notebook-database.ts";
import { type Listed, useListed } from "#renderer/db/use-listed.ts";
import type { ClaimId } from "#shared/domain/ids.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { ListRow } from "#shared/listing/list-request.ts";
import { type ClaimRow, keysOf, present } from "./claim-queries.ts";

export type RelationRow = RowOf<"relations">;

/** A relation with the claims at both ends. */
export interface RelatedClaims {
  readonly relation: RelationRow;
  readonly from: ClaimRow;
  readonly to: ClaimRow;
  /** The conflict it opened; null for a kind that opens none. */
  readonly conflict: RowOf<"conflicts"> | null;
}

/** The relations whose claims are there, the oldest first, live; only those on screen are read. */
export function useListedRelations(relationId: string | null): Listed<RelatedClaims> | undefined {
  const { db } = useNotebook();
  const load = useCallback(
    async (rows: readonly ListRow[]) => {
      const relations = present(await db.relations.bulkGet(keysOf(rows)));
      const related = await withClaims(db, relations);
      return new Map(related.map((one) => [one.relation.id as string, one]));
    },
    [db],
  );
  return useListed({ of: "relations", filter: {} }, relationId, load);
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
