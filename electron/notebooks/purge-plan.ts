import { hangingOn } from "#shared/domain/history/hanging.ts";
import { type BlobHash, blobHashSchema } from "#shared/domain/ids.ts";
import type { TableName } from "#shared/domain/tables.ts";
import { type Change, deletedField, type JsonValue, purgedField } from "#shared/ledger/change.ts";
import { edit, type NotebookState } from "#shared/ledger/notebook-state.ts";
import { type StoredRecord, valueOf } from "#shared/ledger/stored-record.ts";

/** One record that a purge takes values out of: all, or the fields named. */
export interface PurgedRecord {
  readonly table: string;
  readonly id: string;
  readonly fields: readonly string[] | null;
}

export interface PurgePlan {
  readonly records: readonly PurgedRecord[];
  readonly changes: readonly Change[];
  /** Originals and texts that nothing names afterwards. */
  readonly blobs: readonly BlobHash[];
}

/** What a purge of one thing takes out: the thing, what hangs on it, and what citations of it showed. */
export function purgePlan(state: NotebookState, table: TableName, id: string): PurgePlan {
  const hanging = new Map(hangingOn(state, table, id));
  const cited = hanging.get("citations") ?? new Set<string>();
  const isBrief = table === "briefs" || table === "paragraphs";
  if (!isBrief) hanging.delete("citations");

  const records: PurgedRecord[] = [];
  for (const [name, ids] of hanging) {
    for (const one of ids) records.push({ table: name, id: one, fields: null });
  }
  const passages = [...(hanging.get("annotations") ?? []), ...(hanging.get("evidence") ?? [])];
  for (const citation of isBrief ? [] : (state.get("citations")?.values() ?? [])) {
    if (!cited.has(citation.id) && !showsAny(citation, passages)) continue;
    records.push({ table: "citations", id: citation.id, fields: ["frozen"] });
  }
  return {
    records,
    changes: records.flatMap((record) => changeOf(state, record)),
    blobs: orphanedBlobs(state, records),
  };
}

/** A citation of a claim freezes the passages it stood on. */
function showsAny(citation: StoredRecord, passages: readonly string[]): boolean {
  const shown = JSON.stringify(valueOf(citation, "frozen") ?? null);
  return passages.some((passage) => shown.includes(JSON.stringify(passage)));
}

function changeOf(state: NotebookState, { table, id, fields }: PurgedRecord): readonly Change[] {
  const record = state.get(table)?.get(id);
  if (record === undefined) return [];
  if (fields !== null) return [edit(table, record, { frozen: {} })];
  const set: Record<string, JsonValue> = {};
  for (const field of Object.keys(record.fields)) set[field] = null;
  return [edit(table, record, { ...set, [deletedField]: true, [purgedField]: true })];
}

function orphanedBlobs(state: NotebookState, purged: readonly PurgedRecord[]): readonly BlobHash[] {
  const gone = new Set(purged.map(({ table, id }) => `${table} ${id}`));
  const named = { gone: new Set<BlobHash>(), kept: new Set<BlobHash>() };
  for (const [table, field] of [
    ["articles", "originalHash"],
    ["textVersions", "textHash"],
  ] as const) {
    for (const record of state.get(table)?.values() ?? []) {
      const hash = blobHashSchema.safeParse(valueOf(record, field));
      if (hash.success) named[gone.has(`${table} ${record.id}`) ? "gone" : "kept"].add(hash.data);
    }
  }
  return [...named.gone].filter((hash) => !named.kept.has(hash));
}
