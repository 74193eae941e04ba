import type { ChangeSet } from "#shared/ledger/change.ts";
import type { Stamp } from "#shared/ledger/clock.ts";
import { changesOf } from "#shared/ledger/migrations.ts";
import { applyChange, type StoredRecord } from "#shared/ledger/stored-record.ts";
import { entriesOfRecords, type ReadLedger, type Wanted } from "./entries-of-records.ts";

/** The records that these entries touched, as they were before the first of them. */
export async function recordsBefore(
  ledger: ReadLedger,
  sequences: readonly number[],
): Promise<{ table: string; records: StoredRecord[] }[]> {
  const wanted = new Map<string, Set<string>>();
  const own = new Set<Stamp>();
  for (const sequence of sequences) {
    const [entry] = await ledger.read(sequence - 1, 1);
    if (entry?.sequence !== sequence) continue;
    own.add(entry.changeSet.stamp);
    for (const { table, id } of entry.changeSet.changes) {
      wanted.set(table, (wanted.get(table) ?? new Set()).add(id));
    }
  }
  const first = Math.min(...sequences);
  const folded = new Map<string, Map<string, StoredRecord>>();
  for (const { changeSet } of await entriesOfRecords(ledger, wanted, { from: first, known: own })) {
    foldWanted(folded, wanted, changeSet);
  }
  return [...folded].map(([table, records]) => ({ table, records: [...records.values()] }));
}

function foldWanted(
  folded: Map<string, Map<string, StoredRecord>>,
  wanted: Wanted,
  changeSet: ChangeSet,
): void {
  for (const change of changesOf(changeSet)) {
    if (wanted.get(change.table)?.has(change.id) !== true) continue;
    const records = folded.get(change.table) ?? new Map<string, StoredRecord>();
    folded.set(change.table, records);
    records.set(change.id, applyChange(records.get(change.id), change, changeSet.stamp));
  }
}
