import { useCallback } from "react";
import { useNotebook } from "#renderer/db/notebook.ts";
import type { NotebookDatabase } from "#renderer/db/notebook-database.ts";
import { type Listed, useListed } from "#renderer/db/use-listed.ts";
import {
  type ConflictGround,
  claimsOfConflict,
  conflictsTouching,
  isConflictVisible,
} from "#shared/domain/conflict/register.ts";
import {
  type ClaimId,
  claimIdSchema,
  evidenceIdSchema,
  type RelationId,
} from "#shared/domain/ids.ts";
import type { OriginCount } from "#shared/domain/origin/independent-origins.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { ConflictFilter, ListRow } from "#shared/listing/list-request.ts";
import {
  type ClaimRow,
  keysOf,
  originsBehind,
  passagesBehind,
  present,
  type WeighedPassage,
} from "./claim-queries.ts";

export type ConflictRow = RowOf<"conflicts">;

/** A conflict with the claims at both ends; for drift within one claim, twice that claim. */
export interface ConflictOfClaims {
  readonly conflict: ConflictRow;
  readonly left: ClaimRow;
  readonly right: ClaimRow;
}

/** The register, open conflicts first, newest first among equals, live; only those on screen are read. */
export function useConflictRegister(
  filter: ConflictFilter,
  conflictId: string | null,
): Listed<ConflictOfClaims> | undefined {
  const { db } = useNotebook();
  const load = useCallback(
    async (rows: readonly ListRow[]) => {
      const found = await conflictsById(db, keysOf(rows));
      return new Map(found.map((one) => [one.conflict.id as string, one]));
    },
    [db],
  );
  return useListed({ of: "conflicts", filter }, conflictId, load);
}

/** These conflicts, of those whose relation and ends are there. */
export async function conflictsById(
  db: NotebookDatabase,
  ids: readonly string[],
): Promise<readonly ConflictOfClaims[]> {
  const conflicts = present(await db.table<ConflictRow, string>("conflicts").bulkGet([...ids]));
  const ground = await groundOf(db, conflicts);
  const visible = conflicts.filter((conflict) => isConflictVisible(conflict, ground));
  return withClaims(db, visible, ground);
}

/** The conflicts that touch a claim, by itself or by one of its passages. */
export async function conflictsOfClaim(
  db: NotebookDatabase,
  claimId: ClaimId,
): Promise<readonly ConflictOfClaims[]> {
  const evidence = await db.evidence.where("claimId").equals(claimId).primaryKeys();
  const ends = [claimId, ...evidence];
  const [left, right] = await Promise.all([
    db.conflicts.where("leftId").anyOf(ends).toArray(),
    db.conflicts.where("rightId").anyOf(ends).toArray(),
  ]);
  const conflicts = [...new Map([...left, ...right].map((found) => [found.id, found])).values()];
  const ground = await groundOf(db, conflicts);
  return withClaims(db, conflictsTouching(new Set([claimId]), conflicts, ground), ground);
}

async function groundOf(
  db: NotebookDatabase,
  conflicts: readonly ConflictRow[],
): Promise<ConflictGround> {
  const ends = (endKind: ConflictRow["endKind"]) =>
    conflicts
      .filter((conflict) => conflict.endKind === endKind)
      .flatMap(({ leftId, rightId }) => [leftId, rightId]);
  const evidence = present(
    await db.evidence.bulkGet(ends("evidence").map((id) => evidenceIdSchema.parse(id))),
  );
  const claimIds = [
    ...ends("claim").map((id) => claimIdSchema.parse(id)),
    ...evidence.map(({ claimId }) => claimId),
  ];
  const relationIds: readonly RelationId[] = conflicts.flatMap(
    ({ relationId }) => relationId ?? [],
  );
  const [claims, relations] = await Promise.all([
    db.claims.bulkGet(claimIds),
    db.relations.bulkGet([...relationIds]),
  ]);
  return {
    relationIds: new Set(present(relations).map(({ id }) => id)),
    claimIds: new Set(present(claims).map(({ id }) => id)),
    claimOfEvidence: new Map(evidence.map(({ id, claimId }) => [id, claimId])),
  };
}

async function withClaims(
  db: NotebookDatabase,
  conflicts: readonly ConflictRow[],
  ground: ConflictGround,
): Promise<readonly ConflictOfClaims[]> {
  const ends = conflicts.map((conflict) => claimsOfConflict(conflict, ground.claimOfEvidence));
  const ids = [...new Set(ends.flat().filter((id) => id !== null))];
  const claims = new Map<string, ClaimRow>(
    present(await db.claims.bulkGet(ids)).map((claim) => [claim.id, claim]),
  );
  return conflicts.flatMap((conflict, index) => {
    const [leftId = null, rightId = null] = ends[index] ?? [];
    const left = claims.get(leftId ?? "");
    const right = claims.get(rightId ?? "");
    return left === undefined || right === undefined ? [] : [{ conflict, left, right }];
  });
}

/** One side of a conflict or relation, with what it rests on. */
export interface Side {
  readonly claim: ClaimRow;
  readonly passages: readonly WeighedPassage[];
  readonly origins: OriginCount<RowOf<"origins">>;
}

/** A claim as one side: its supporting passages, or the one passage that drifted. */
export async function sideOf(
  db: NotebookDatabase,
  claim: ClaimRow,
  evidenceId: string | null,
): Promise<Side> {
  const evidence = await db.evidence.where("claimId").equals(claim.id).toArray();
  const shown = evidence.filter(({ id, bearing }) =>
    evidenceId === null ? bearing === "supports" : id === evidenceId,
  );
  const [passages, origins] = await Promise.all([
    passagesBehind(db, shown),
    originsBehind(db, [claim.id]),
  ]);
  return { claim, passages, origins };
}
