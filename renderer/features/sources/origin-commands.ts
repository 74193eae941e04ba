import { newId } from "#renderer/bridge.ts";
import { put } from "#renderer/db/derived-record.ts";
import type { Notebook } from "#renderer/db/notebook.ts";
import { derivedId, type OriginId, originIdSchema, type SourceId } from "#shared/domain/ids.ts";
import type { Origin } from "#shared/domain/origin/origin.ts";
import { create, remove, update } from "#shared/domain/record.ts";
import type { Change } from "#shared/ledger/change.ts";
import type { OriginRow } from "./origin-queries.ts";

type Writer = Pick<Notebook, "commit">;

/** A new origin and the change that makes it, so that the caller can make it in its own commit. */
export function newOrigin(
  name: string,
  kind: Origin["kind"],
): { readonly id: OriginId; readonly change: Change } {
  const id = originIdSchema.parse(newId());
  return { id, change: create("origins", originRecord(id, name, kind, null)) };
}

/** The id of "own judgement of the author of this article": one origin an article, whoever makes it. */
export function ownJudgementIdOf(articleId: string): OriginId {
  return originIdSchema.parse(derivedId("own-judgement", articleId));
}

/** The changes that make this origin where it is not there yet, or bring it back. */
export async function newOwnJudgement(
  db: Notebook["db"],
  articleId: string,
  name: string,
  authorSourceId: SourceId | null,
): Promise<readonly Change[]> {
  const id = ownJudgementIdOf(articleId);
  if ((await db.origins.get(id)) !== undefined) return [];
  return put(db, "origins", originRecord(id, name, "own-judgement", authorSourceId));
}

function originRecord(
  id: OriginId,
  name: string,
  kind: Origin["kind"],
  sourceId: SourceId | null,
): Origin {
  return { id, name: name.trim(), kind, derivedFromId: null, sourceId, note: null };
}

export async function createOrigin(
  notebook: Writer,
  name: string,
  kind: Origin["kind"],
): Promise<OriginId> {
  const { id, change } = newOrigin(name, kind);
  await notebook.commit("origin:create", [change]);
  return id;
}

export async function describeOrigin(
  notebook: Writer,
  origin: OriginRow,
  set: Partial<Pick<Origin, "name" | "kind" | "derivedFromId" | "sourceId" | "note">>,
  /** Records that were made on the way, such as a source. */
  made: readonly Change[] = [],
): Promise<void> {
  await notebook.commit("origin:describe", [...made, update("origins", origin, set)]);
}

export async function deleteOrigin(notebook: Writer, origin: OriginRow): Promise<void> {
  await notebook.commit("origin:delete", [remove("origins", origin)]);
}
