import type { ChangeSet, LedgerEntry } from "#shared/ledger/change.ts";
import type { Stamp } from "#shared/ledger/clock.ts";
import { changesOf } from "#shared/ledger/migrations.ts";
import { applyChange, type StoredRecord } from "#shared/ledger/stored-record.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { ledgerPages } from "../ledger/ledger-pages.ts";

/** For more records or entries than this, looking for each takes longer than going through all. */
const mostLookedFor = 400;

type Wanted = ReadonlyMap<string, ReadonlySet<string>>;
type ReadLedger = Pick<Ledger, "read" | "record" | "lastSequence">;

/**
 * The records that these entries touched, as they were before the first of them. A record bears the
 * stamps of all that was ever written to it, so only those entries are looked for.
 */
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
  const stamps = await stampsOf(ledger, wanted, own);
  const entries =
    (stamps === null ? null : await entriesOf(ledger, stamps)) ??
    (await entriesNaming(ledger, wanted, first));
  const folded = new Map<string, Map<string, StoredRecord>>();
  for (const { sequence, changeSet } of entries) {
    if (sequence < first) foldWanted(folded, wanted, changeSet);
  }
  return [...folded].map(([table, records]) => ({ table, records: [...records.values()] }));
}

/** The stamps of what was written to these records, but for the ones that are known; null for too many. */
async function stampsOf(
  ledger: ReadLedger,
  wanted: Wanted,
  known: ReadonlySet<Stamp>,
): Promise<ReadonlySet<Stamp> | null> {
  const count = [...wanted.values()].reduce((sum, { size }) => sum + size, 0);
  if (count > mostLookedFor) return null;
  const stamps = new Set<Stamp>();
  for (const [table, ids] of wanted) {
    // In the order in which they lie on disk.
    for (const id of [...ids].sort()) {
      const record = await ledger.record(table, id);
      for (const { heads, replaced } of Object.values(record?.fields ?? {})) {
        for (const stamp of [...heads.map((head) => head.stamp), ...replaced]) {
          if (!known.has(stamp)) stamps.add(stamp);
        }
      }
    }
  }
  return stamps.size > mostLookedFor ? null : stamps;
}

/** The entries of these stamps, in order; null where one is not where the order of stamps has it, as after a merge. */
async function entriesOf(
  ledger: ReadLedger,
  stamps: ReadonlySet<Stamp>,
): Promise<readonly LedgerEntry[] | null> {
  const found: LedgerEntry[] = [];
  for (const stamp of stamps) {
    const entry = await entryOf(ledger, stamp);
    if (entry === null) return null;
    found.push(entry);
  }
  return found.sort((a, b) => a.sequence - b.sequence);
}

/** Looked for by halves: whoever writes gives a greater stamp than all before. */
async function entryOf(ledger: ReadLedger, stamp: Stamp): Promise<LedgerEntry | null> {
  let low = 1;
  let high = ledger.lastSequence;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    // The entry of this sequence, or the next that can be read.
    const [entry] = await ledger.read(middle - 1, 1);
    if (entry?.changeSet.stamp === stamp) return entry;
    if (entry !== undefined && entry.changeSet.stamp < stamp) low = entry.sequence + 1;
    else high = middle - 1;
  }
  return null;
}

/** All before an entry that writes to these records: the whole ledger is looked through. */
async function entriesNaming(
  ledger: ReadLedger,
  wanted: Wanted,
  first: number,
): Promise<readonly LedgerEntry[]> {
  const found: LedgerEntry[] = [];
  for await (const page of ledgerPages({
    read: (after, limit) => ledger.read(after, limit),
    lastSequence: first - 1,
  })) {
    found.push(
      ...page.filter(({ changeSet: { changes } }) =>
        changes.some(({ table, id }) => wanted.get(table)?.has(id) === true),
      ),
    );
  }
  return found;
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
