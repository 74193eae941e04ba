import type { LedgerEntry } from "#shared/ledger/change.ts";
import type { Stamp } from "#shared/ledger/clock.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { ledgerPages } from "../ledger/ledger-pages.ts";

/** For more records or entries than this, looking for each takes longer than going through all. */
const mostLookedFor = 400;

/** Ids of records, by table. */
export type Wanted = ReadonlyMap<string, ReadonlySet<string>>;
export type ReadLedger = Pick<Ledger, "read" | "record" | "lastSequence">;

/** Entries that need not be found. */
export interface Unsought {
  /** This one and all behind it. */
  readonly from?: number;
  /** Those of these stamps. */
  readonly known?: ReadonlySet<Stamp>;
}

/**
 * The entries that wrote to these records, in order. A record bears the stamps of all that was ever
 * written to it, so only those entries are looked for: a large notebook has a hundred thousand others.
 */
export async function entriesOfRecords(
  ledger: ReadLedger,
  wanted: Wanted,
  { from = Number.POSITIVE_INFINITY, known = new Set() }: Unsought = {},
): Promise<readonly LedgerEntry[]> {
  const stamps = await stampsOf(ledger, wanted, known);
  const entries = stamps === null ? null : await entriesOf(ledger, stamps);
  if (entries === null) return entriesNaming(ledger, wanted, from);
  return entries.filter(({ sequence }) => sequence < from);
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

/** All before `from` that write to these records: the whole ledger is looked through. */
async function entriesNaming(
  ledger: ReadLedger,
  wanted: Wanted,
  from: number,
): Promise<readonly LedgerEntry[]> {
  const found: LedgerEntry[] = [];
  for await (const page of ledgerPages({
    read: (after, limit) => ledger.read(after, limit),
    lastSequence: Math.min(ledger.lastSequence, from - 1),
  })) {
    found.push(
      ...page.filter(({ changeSet: { changes } }) =>
        changes.some(({ table, id }) => wanted.get(table)?.has(id) === true),
      ),
    );
  }
  return found;
}
