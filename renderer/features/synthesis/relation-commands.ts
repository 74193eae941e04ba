import { put } from "#renderer/db/derived-record.ts";
import type { Notebook } from "#renderer/db/notebook.ts";
import { conflictOpenedBy } from "#shared/domain/conflict/register.ts";
import type { ClaimId, RelationId } from "#shared/domain/ids.ts";
import { remove, update } from "#shared/domain/record.ts";
import { relationBetween } from "#shared/domain/relation/relate.ts";
import type { RelationKind } from "#shared/domain/relation/relation.ts";
import type { RelationRow } from "./relation-queries.ts";

/**
 * Relates two claims. A kind that opens a conflict opens it in the same step; a conflict
 * that was hidden with its relation comes back as it was, with what was decided about it.
 */
export async function relateClaims(
  notebook: Pick<Notebook, "db" | "commit">,
  kind: RelationKind,
  fromClaimId: ClaimId,
  toClaimId: ClaimId,
  note: string | null,
): Promise<RelationId> {
  const relation = relationBetween(kind, fromClaimId, toClaimId, note);
  const conflict = conflictOpenedBy(relation);
  const isNew = conflict !== null && (await notebook.db.conflicts.get(conflict.id)) === undefined;
  await notebook.commit("relation:create", [
    ...(await put(notebook.db, "relations", relation)),
    ...(isNew ? await put(notebook.db, "conflicts", conflict) : []),
  ]);
  return relation.id;
}

export async function noteRelation(
  notebook: Pick<Notebook, "commit">,
  relation: RelationRow,
  note: string | null,
): Promise<void> {
  await notebook.commit("relation:note", [update("relations", relation, { note })]);
}

/** Deletes a relation. The conflict it opened is hidden with it, and comes back with it. */
export async function deleteRelation(
  notebook: Pick<Notebook, "commit">,
  relation: RelationRow,
): Promise<void> {
  await notebook.commit("relation:delete", [remove("relations", relation)]);
}
