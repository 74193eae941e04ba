import fc from "fast-check";
import { changeSetSchema, type LedgerEntry } from "#shared/ledger/change.ts";
import { formatStamp, type Stamp } from "#shared/ledger/clock.ts";
import { applyChangeSets, emptyState } from "#shared/ledger/notebook-state.ts";

/** One edit of one of a few records. */
export interface Written {
  readonly record: number;
  readonly field: "title" | "words";
  /** It saw what stood there. */
  readonly isInformed: boolean;
  /** Of another ledger, where it was written before what is here already. */
  readonly isOlder: boolean;
}

/** Edits as people make them, knowing of each other or not, and as merges bring them. */
export const writtenArbitrary: fc.Arbitrary<Written> = fc.record({
  record: fc.nat({ max: 3 }),
  field: fc.constantFrom("title", "words"),
  isInformed: fc.boolean(),
  isOlder: fc.boolean(),
});

/** A ledger in memory of these edits, and the records as they stood at each of them. */
export function ledgerOf(writings: readonly Written[]) {
  const entries: LedgerEntry[] = [];
  let reads = 0;
  const stateUpTo = (sequence: number) =>
    applyChangeSets(
      emptyState(),
      entries.filter((entry) => entry.sequence <= sequence).map(({ changeSet }) => changeSet),
    );
  const recordAt = (sequence: number, table: string, id: string) =>
    stateUpTo(sequence).get(table)?.get(id);
  for (const { record, field, isInformed, isOlder } of writings) {
    const sequence = entries.length + 1;
    const id = `a${record}`;
    const seen = recordAt(sequence, "articles", id)?.fields[field]?.heads ?? [];
    const stamps: readonly Stamp[] = seen.map(({ stamp }) => stamp);
    const ms = isOlder ? 1000 - sequence : 1000 + sequence;
    const changeSet = changeSetSchema.parse({
      id: `${String(sequence).padStart(8, "0")}-0000-4000-8000-000000000000`,
      action: "article:edit",
      actorId: "ana",
      at: new Date(ms).toISOString(),
      stamp: formatStamp({ ms, counter: 0, actorId: "ana" }),
      tool: "0.1.0",
      changes: [
        {
          table: "articles",
          id,
          set: { [field]: `Words ${sequence}` },
          ...(isInformed && stamps.length > 0 ? { replaces: { [field]: stamps } } : {}),
        },
      ],
    });
    entries.push({ sequence, changeSet });
  }
  return {
    ledger: {
      lastSequence: entries.length,
      read: async (after: number, limit: number) => {
        reads += 1;
        return entries.slice(after, after + limit);
      },
      record: async (table: string, id: string) => recordAt(entries.length, table, id),
    },
    entries: entries as readonly LedgerEntry[],
    recordAt,
    readsSoFar: () => reads,
  };
}

/** Sixty-two edits in order: the first and the last are of one record, all between of another. */
export function longLedger() {
  const edit = (record: number): Written => ({
    record,
    field: "title",
    isInformed: true,
    isOlder: false,
  });
  const between = Array.from({ length: 60 }, () => edit(1));
  return ledgerOf([edit(0), ...between, edit(0)]);
}
