import { type BlobHash, blobHashSchema } from "#shared/domain/ids.ts";
import { isTableName, type TableName } from "#shared/domain/tables.ts";
import { type LedgerEntry, purgedField } from "#shared/ledger/change.ts";
import { changesOf } from "#shared/ledger/migrations.ts";
import { recordOfRow, rowOfRecord } from "#shared/ledger/row.ts";
import { applyChange, isLive, type StoredRecord, valueOf } from "#shared/ledger/stored-record.ts";
import type { MetaRow, ProjectionDatabase } from "./projection-database.ts";

/** Reads text blobs, each in its place; null for one that the ledger does not have any more. */
export type ReadTexts = (hashes: readonly BlobHash[]) => Promise<readonly (string | null)[]>;

/** A text with the hash that text versions name it by. */
export interface FoundText {
  readonly hash: string;
  readonly text: string;
}

/**
 * Brings the projection from `meta.sequence` to the last of these entries, all or
 * nothing: rows, tombstones, texts, counts and the sequence go in one transaction.
 *
 * @param entries in order, none left out that the ledger has
 * @param texts those that the entries name and the projection may lack; read beforehand, since an
 *   IndexedDB transaction ends while something else is waited for
 * @returns the meta row as it stands afterwards
 */
export async function applyEntries(
  database: ProjectionDatabase,
  meta: MetaRow,
  entries: readonly LedgerEntry[],
  texts: readonly FoundText[],
): Promise<MetaRow> {
  const next: MetaRow = { ...meta, sequence: entries.at(-1)?.sequence ?? meta.sequence };
  const touched = touchedIds(entries);
  const { dexie, tombstones, counts } = database;
  const tables = [...touched.keys()].map((table) => database.rows(table));

  const isPurge = entries.some(purges);
  const kept = isPurge ? [database.keptClaims] : [];
  const stores = [...tables, tombstones, counts, database.texts, database.meta, ...kept];
  await dexie.transaction("rw", stores, async () => {
    const stands = await database.meta.get("projection");
    if (stands?.sequence !== meta.sequence) throw new Error("Another writer moved the projection");
    const former = await readRecords(database, touched);
    const folded = fold(former, entries);
    for (const [table, ids] of touched) {
      await writeTable(database, table, ids, former, folded);
    }
    await database.texts.bulkPut([...texts]);
    await dropPurgedTexts(database, former, folded);
    // The words of what is purged stand in it.
    if (isPurge) await database.keptClaims.clear();
    await database.meta.put(next);
  });
  return next;
}

/** True for an entry by which a record's values are taken out for good. */
export function purges({ changeSet }: LedgerEntry): boolean {
  return changeSet.changes.some(({ set }) => set[purgedField] === true);
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
    records.set(table, found);
    const keys = await knownIds(database, table, ids);
    if (keys.length > 0) {
      for (const row of await database.rows(table).bulkGet([...keys])) {
        if (row !== undefined) found.set(row.id, recordOfRow(row));
      }
    }
    if (((await database.counts.get(table))?.deleted ?? 0) === 0) continue;
    const dead = await database.tombstones.bulkGet([...ids].map((id) => [table, id]));
    for (const tombstone of dead) {
      if (tombstone !== undefined && !found.has(tombstone.id)) {
        found.set(tombstone.id, recordOfRow(tombstone.row));
      }
    }
  }
  return records;
}

/** Those that a row may be there for: new ids are greater than all before them, so most need no look. */
async function knownIds(
  database: ProjectionDatabase,
  table: TableName,
  ids: ReadonlySet<string>,
): Promise<readonly string[]> {
  const [last] = await database.rows(table).toCollection().reverse().limit(1).primaryKeys();
  return last === undefined ? [] : [...ids].filter((id) => id <= last);
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
  if (died.length > 0) {
    await rows.bulkDelete(died.map(({ id }) => id));
    await tombstones.bulkPut(
      died.map((record) => ({ table, id: record.id, row: rowOfRecord(record) })),
    );
  }
  if (revivedIds.length > 0) await tombstones.bulkDelete(revivedIds.map((id) => [table, id]));
  const counted = (await counts.get(table)) ?? { live: 0, deleted: 0 };
  await counts.put({
    table,
    live: counted.live + count.live,
    deleted: counted.deleted + count.deleted,
  });
}

/**
 * The texts of the text versions among these entries.
 *
 * @param known those that are in the projection already, of some
 */
export async function textsOfEntries(
  entries: readonly LedgerEntry[],
  readTexts: ReadTexts,
  known: (hashes: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<readonly FoundText[]> {
  const wanted = new Set<BlobHash>();
  for (const { changeSet } of entries) {
    for (const { table, set } of changesOf(changeSet)) {
      if (table !== "textVersions") continue;
      const hash = blobHashSchema.safeParse(set["textHash"]);
      if (hash.success) wanted.add(hash.data);
    }
  }
  if (wanted.size === 0) return [];
  const there = await known([...wanted]);
  const missing = [...wanted].filter((hash) => !there.has(hash));
  const texts = missing.length === 0 ? [] : await readTexts(missing);
  // A text that is lost leaves its article readable as far as the rest of it goes.
  return missing.flatMap((hash, index) => {
    const text = texts[index] ?? null;
    return text === null ? [] : [{ hash, text }];
  });
}

/** Which of these texts the projection has. */
export async function knownTexts(
  database: ProjectionDatabase,
  hashes: readonly string[],
): Promise<ReadonlySet<string>> {
  // Nearly all are new, and a cursor that looks for many keys takes a step to the database for each.
  const found = await database.texts.bulkGet([...hashes]);
  return new Set(found.flatMap((text) => (text === undefined ? [] : [text.hash])));
}
