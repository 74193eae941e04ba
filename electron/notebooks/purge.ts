import path from "node:path";
import { v7 } from "uuid";
import { z } from "zod";
import {
  nounOf,
  type PurgeableTable,
  type Retention,
  retentionOf,
} from "#shared/domain/history/retention.ts";
import { blobHashSchema } from "#shared/domain/ids.ts";
import { create } from "#shared/domain/record.ts";
import { FailureError } from "#shared/failure.ts";
import { purgedField } from "#shared/ledger/change.ts";
import { isLive, valueOf } from "#shared/ledger/stored-record.ts";
import { type Disk, replaceFile } from "../ledger/disk.ts";
import type { NotebookStore } from "./notebook-store.ts";
import { type PurgePlan, purgePlan } from "./purge-plan.ts";

/** A purge whose act is in the ledger and whose files may not all be rewritten yet. */
const pendingSchema = z.object({
  before: z.number().int().positive(),
  records: z.array(
    z.object({ table: z.string(), id: z.string(), fields: z.array(z.string()).nullable() }),
  ),
  blobs: z.array(blobHashSchema),
});
type Pending = z.infer<typeof pendingSchema>;

export interface PurgeOptions {
  readonly disk: Disk;
  readonly now: () => Date;
  readonly reason: string;
}

/**
 * Takes a thing and what hangs on it out for good. The act is one change set with its
 * reason, which leaves of each record that it was purged. Then the values go out of the
 * segments, their hashes stay; the snapshots are made anew and the blobs removed.
 *
 * @returns how many records were purged
 * @throws FailureError `not-in-trash` for what is live, purged already or not there; `purge-cited` while an issued brief rests on it, `purge-too-early` for a year after
 */
export async function purge(
  store: NotebookStore,
  table: PurgeableTable,
  id: string,
  { disk, now, reason }: PurgeOptions,
): Promise<number> {
  const state = await store.state();
  const record = state.get(table)?.get(id);
  if (record === undefined || isLive(record) || valueOf(record, purgedField) === true) {
    throw new FailureError({ kind: "not-in-trash" });
  }
  const { refusal, until, briefs } = retentionOf(state, table, id, now());
  if (refusal !== null) {
    throw refused(refusal, briefs[0]?.title ?? "", until);
  }
  const plan = purgePlan(state, table, id);
  const act = create("custodyActs", {
    id: v7(),
    kind: "purged",
    at: now().toISOString(),
    fileName: null,
    fileHash: null,
    count: plan.records.length,
    damaged: [],
    chainBreaks: null,
  });
  const intended = pendingOf(plan, store.lastSequence + 1);
  // Before the act: cut short right after it, the files are rewritten at the next opening.
  await writePending(disk, store.folder, intended);
  const action = `${nounOf[table]}:purge`;
  const entry = await store.appendPurge({ action, changes: [...plan.changes, act], reason });
  const pending = { ...intended, before: entry.sequence };
  await writePending(disk, store.folder, pending);
  await rewrite(disk, store, pending);
  return plan.records.length;
}

function refused(
  refusal: NonNullable<Retention["refusal"]>,
  brief: string,
  until: string | null,
): FailureError {
  const date = (until ?? "").slice(0, 10);
  return refusal === "cited"
    ? new FailureError({ kind: "purge-cited", brief, date })
    : new FailureError({ kind: "purge-too-early", date });
}

/** Brings to its end what a purge had begun when the program was cut off. */
export async function finishPurge(disk: Disk, store: NotebookStore): Promise<void> {
  const bytes = store.isReadOnly ? null : await disk.read(fileIn(store.folder));
  if (bytes === null) return;
  const pending = pendingSchema.parse(JSON.parse(String(bytes)));
  const whole = pending.records.find(({ fields }) => fields === null);
  const record = whole && (await store.ledger.record(whole.table, whole.id));
  if (record !== undefined && valueOf(record, purgedField) === true) {
    await rewrite(disk, store, pending);
  } else {
    // The act never reached the disk, so nothing was purged.
    await disk.remove(fileIn(store.folder));
  }
}

async function rewrite(disk: Disk, store: NotebookStore, pending: Pending): Promise<void> {
  const { before, records, blobs } = pending;
  const fields = new Map(
    records.map((record) => [`${record.table} ${record.id}`, record.fields ?? ("all" as const)]),
  );
  await store.ledger.redact({
    before,
    fieldsOf: (table, id) => fields.get(`${table} ${id}`) ?? null,
  });
  await store.removeBlobs(new Set(blobs));
  await disk.remove(fileIn(store.folder));
  await disk.syncFolder(store.folder);
}

function pendingOf({ records, blobs }: PurgePlan, before: number): Pending {
  return {
    before,
    records: records.map(({ table, id, fields }) => ({
      table,
      id,
      fields: fields === null ? null : [...fields],
    })),
    blobs: [...blobs],
  };
}

function writePending(disk: Disk, folder: string, pending: Pending): Promise<void> {
  return replaceFile(disk, fileIn(folder), Buffer.from(JSON.stringify(pending)));
}

function fileIn(folder: string): string {
  return path.join(folder, "purge.json");
}
