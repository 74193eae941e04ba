import { type BlobHash, blobHashSchema } from "#shared/domain/ids.ts";
import { isTableName, type TableName } from "#shared/domain/tables.ts";
import { type LedgerEntry, purgedField } from "#shared/ledger/change.ts";
import { changesOf } from "#shared/ledger/migrations.ts";
import { recordOfRow, rowOfRecord } from "#shared/ledger/row.ts";
import { applyChange, isLive, type StoredRecord, valueOf } from "#shared/ledger/stored-record.ts";
import type { MetaRow, ProjectionDatabase } from "./projection-database.ts";

/** Reads a text blob; null when the ledger does not have it any more. */
export type ReadText = (hash: BlobHash) => Promise<string | null>;

/**
 * Brings the projection from `meta.sequence` to the last of these entries, all or
 * nothing: rows, tombstones, texts, counts and the sequence go in one transaction.
 *
 * @param entries in order, none left out that the ledger has
 * @returns the meta row as it stands afterwards
 */
export async function applyEntries(
  database: ProjectionDatabase,
  meta: MetaRow,
  entries: readonly LedgerEntry[],
  readText: ReadText,
): Promise<MetaRow> {
  const next: MetaRow = { ...meta, sequence: entries.at(-1)?.sequence ?? meta.sequence };

  // Before the transaction: an IndexedDB transaction ends while something else is waited for.
  const texts = await newTexts(database, entries, readText);
  const touched = touchedIds(entries);
  const { dexie, tombstones, counts } = database;
  const tables = [...touched.keys()].map((table) => database.rows(table));

  const stores = [...tables, tombstones, counts, database.texts, database.meta];
  await dexie.transaction("rw", stores, async () => {
    const stands = await database.meta.get("projection");
    if (stands?.sequence !== meta.sequence) throw new Error("Another writer moved the projection");
    const former = await readRecords(database, touched);
    const folded = fold(former, entries);
    for (const [table, ids] of touched) {
      await writeTable(database, table, ids, former, folded);
    }
    await database.texts.bulkPut(texts);
    await dropPurgedTexts(database, former, folded);
    await database.meta.put(next);
  });
  return next;
}

/** Takes out the texts of purged text versions, unless another version has the same text. */
async function dropPurgedTexts(
  database: ProjectionDatabase,
  former: Records,
  folded: Records,
): Promise<void> {
  for (const [id, before] of former.get("textVersions") ?? []) {
    const after = folded.get("textVersions")?.get(id);
    const hash = valueOf(before, "textHash");
    if (typeof hash !== "string" || after === undefined) continue;
    if (valueOf(after, purgedField) !== true) continue;
    const rows = database.rows("textVersions");
    const other = await rows.filter((row) => row["textHash"] === hash).first();
    if (other === undefined) await database.texts.delete(hash);
  }
}

type Records = ReadonlyMap<TableName, Map<string, StoredRecord>>;

function touchedIds(entries: readonly LedgerEntry[]): Map<TableName, Set<string>> {
  const touched = new Map<TableName, Set<string>>();
  for (const { changeSet } of entries) {
    for (const { table, id } of changesOf(changeSet)) {
      // A table of a newer program: kept in the ledger, not shown here.
      if (!isTableName(table)) continue;
      const ids = touched.get(table) ?? new Set();
      touched.set(table, ids.add(id));
    }
  }
  return touched;
}

async function readRecords(
  database: ProjectionDatabase,
  touched: ReadonlyMap<TableName, ReadonlySet<string>>,
): Promise<Records> {
  const records = new Map<TableName, Map<string, StoredRecord>>();
  for (const [table, ids] of touched) {
    const found = new Map<string, StoredRecord>();
    const keys = [...ids];
    const rows = await database.rows(table).bulkGet(keys);
    const dead = await database.tombstones.bulkGet(keys.map((id) => [table, id]));
    keys.forEach((id, index) => {
      const row = rows[index] ?? dead[index]?.row;
      if (row !== undefined) found.set(id, recordOfRow(row));
    });
    records.set(table, found);
  }
  return records;
}

function fold(former: Records, entries: readonly LedgerEntry[]): Records {
  const folded = new Map([...former].map(([table, records]) => [table, new Map(records)]));
  for (const { changeSet } of entries) {
    for (const change of changesOf(changeSet)) {
      if (!isTableName(change.table)) continue;
      const records = folded.get(change.table);
      records?.set(change.id, applyChange(records.get(change.id), change, changeSet.stamp));
    }
  }
  return folded;
}

async function writeTable(
  database: ProjectionDatabase,
  table: TableName,
  ids: ReadonlySet<string>,
  former: Records,
  folded: Records,
): Promise<void> {
  const { tombstones, counts } = database;
  const rows = database.rows(table);
  const live: StoredRecord[] = [];
  const died: StoredRecord[] = [];
  const revivedIds: string[] = [];
  const count = { live: 0, deleted: 0 };

  for (const id of ids) {
    const before = former.get(table)?.get(id);
    const after = folded.get(table)?.get(id);
    if (after === undefined) continue;
    if (before !== undefined) count[isLive(before) ? "live" : "deleted"] -= 1;
    count[isLive(after) ? "live" : "deleted"] += 1;
    if (!isLive(after)) died.push(after);
    else {
      live.push(after);
      if (before !== undefined && !isLive(before)) revivedIds.push(id);
    }
  }
  await rows.bulkPut(live.map(rowOfRecord));
  await rows.bulkDelete(died.map(({ id }) => id));
  await tombstones.bulkPut(
    died.map((record) => ({ table, id: record.id, row: rowOfRecord(record) })),
  );
  await tombstones.bulkDelete(revivedIds.map((id) => [table, id]));
  const counted = (await counts.get(table)) ?? { live: 0, deleted: 0 };
  await counts.put({
    table,
    live: counted.live + count.live,
    deleted: counted.deleted + count.deleted,
  });
}

/** The texts of the text versions among these entries that are not in the projection yet. */
async function newTexts(
  database: ProjectionDatabase,
  entries: readonly LedgerEntry[],
  readText: ReadText,
): Promise<readonly { hash: string; text: string }[]> {
  const wanted = new Set<BlobHash>();
  for (const { changeSet } of entries) {
    for (const { table, set } of changesOf(changeSet)) {
      const hash = blobHashSchema.safeParse(set["textHash"]);
      if (table === "textVersions" && hash.success) wanted.add(hash.data);
    }
  }
  const hashes = [...wanted];
  const known = await database.texts.where("hash").anyOf(hashes).primaryKeys();
  const missing = hashes.filter((hash) => !known.includes(hash));
  const texts = await Promise.all(
    missing.map(async (hash) => ({ hash, text: await readText(hash) })),
  );
  // A text that is lost leaves its article readable as far as the rest of it goes.
  return texts.flatMap(({ hash, text }) => (text === null ? [] : [{ hash, text }]));
}
