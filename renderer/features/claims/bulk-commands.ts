import { newId } from "#renderer/bridge.ts";
import { put } from "#renderer/db/derived-record.ts";
import type { ActionName, Notebook } from "#renderer/db/notebook.ts";
import type { ClaimKind } from "#shared/domain/claim/claim.ts";
import { type JudgementId, type LensId, linkIds } from "#shared/domain/ids.ts";
import { create, type RowOf, remove, update } from "#shared/domain/record.ts";
import { foldedTagName } from "#shared/domain/tag/tag.ts";
import type { Change } from "#shared/ledger/change.ts";
import { asKind } from "./claim-commands.ts";

type Writes = Pick<Notebook, "db" | "commit">;

/** Those of the claims that are there. Each act on many claims is one change set, so that one undo takes it back; it answers with how many it changed. */
async function chosenClaims(
  { db }: Writes,
  claimIds: readonly string[],
): Promise<readonly RowOf<"claims">[]> {
  return (await db.claims.bulkGet([...claimIds])).filter((row) => row !== undefined);
}

async function committed(
  notebook: Writes,
  action: ActionName,
  changes: readonly Change[],
  count: number,
): Promise<number> {
  if (changes.length > 0) await notebook.commit(action, changes);
  return count;
}

export async function setKinds(
  notebook: Writes,
  claimIds: readonly string[],
  kind: ClaimKind,
): Promise<number> {
  const claims = (await chosenClaims(notebook, claimIds)).filter((claim) => claim.kind !== kind);
  const changes = claims.map((claim) => update("claims", claim, asKind(kind)));
  return committed(notebook, "claim:set-kind", changes, claims.length);
}

export async function tagClaims(
  notebook: Writes,
  claimIds: readonly string[],
  name: string,
): Promise<number> {
  const tagId = linkIds.tag(foldedTagName(name));
  const claims = await chosenClaims(notebook, claimIds);
  const links = claims.map(({ id }) => linkIds.tagging(tagId, id));
  const standing = await notebook.db.taggings.bulkGet(links);
  const missing = claims.filter((_, index) => standing[index] === undefined);
  if (missing.length === 0) return 0;
  const tag = await notebook.db.tags.get(tagId);
  const made =
    tag === undefined ? await put(notebook.db, "tags", { id: tagId, name: name.trim() }) : [];
  const changes = [...made];
  for (const { id } of missing) {
    const link = {
      id: linkIds.tagging(tagId, id),
      tagId,
      targetKind: "claim" as const,
      targetId: id,
    };
    changes.push(...(await put(notebook.db, "taggings", link)));
  }
  return committed(notebook, "claim:tag", changes, missing.length);
}

/** "Considered, not relevant" for those that nobody has decided yet; what was decided stays as it is. */
export async function setAside(
  notebook: Writes,
  claimIds: readonly string[],
  lensId: LensId,
): Promise<number> {
  const claims = await chosenClaims(notebook, claimIds);
  const decided = await notebook.db.impacts.bulkGet(
    claims.map(({ id }) => linkIds.impact(id, lensId)),
  );
  const open = claims.filter((_, index) => decided[index] === undefined);
  const changes: Change[] = [];
  for (const { id: claimId } of open) {
    const impact = {
      id: linkIds.impact(claimId, lensId),
      claimId,
      lensId,
      decision: "not-relevant" as const,
      direction: null,
      severity: null,
      reason: null,
    };
    changes.push(...(await put(notebook.db, "impacts", impact)));
  }
  return committed(notebook, "impact:set-aside", changes, open.length);
}

/** The claims speak for the judgement; those that it weighs already keep their stance. */
export async function addToJudgement(
  notebook: Writes,
  claimIds: readonly string[],
  judgementId: JudgementId,
): Promise<number> {
  const claims = await chosenClaims(notebook, claimIds);
  const links = claims.map(({ id }) => linkIds.judgementClaim(judgementId, id));
  const weighed = await notebook.db.judgementClaims.bulkGet(links);
  const open = claims.filter((_, index) => weighed[index] === undefined);
  const changes: Change[] = [];
  for (const { id: claimId } of open) {
    const id = linkIds.judgementClaim(judgementId, claimId);
    const link = { id, judgementId, claimId, stance: "for" as const };
    changes.push(...(await put(notebook.db, "judgementClaims", link)));
  }
  return committed(notebook, "judgement:add-claims", changes, open.length);
}

export async function deleteClaims(notebook: Writes, claimIds: readonly string[]): Promise<number> {
  const claims = await chosenClaims(notebook, claimIds);
  const changes = claims.map((claim) => remove("claims", claim));
  return committed(notebook, "claim:delete", changes, claims.length);
}

export async function saveView(notebook: Writes, name: string, view: object): Promise<string> {
  const id = newId();
  const savedView = { id, name: name.trim(), view: JSON.stringify(view) };
  await notebook.commit("view:save", [create("savedViews", savedView)]);
  return id;
}

export async function deleteView(notebook: Writes, view: RowOf<"savedViews">): Promise<void> {
  await notebook.commit("view:delete", [remove("savedViews", view)]);
}
