import fc from "fast-check";
import { expect, it } from "vitest";
import { changeSetSchema, type LedgerEntry } from "#shared/ledger/change.ts";
import { formatStamp, type Stamp } from "#shared/ledger/clock.ts";
import { applyChangeSets, emptyState } from "#shared/ledger/notebook-state.ts";
import { recordsBefore } from "./records-before.ts";

interface Written {
  readonly record: number;
  readonly field: "title" | "words";
  /** It saw what stood there. */
  readonly isInformed: boolean;
  /** Of another ledger, where it was written before what is here already. */
  readonly isOlder: boolean;
}

const writtenArbitrary: fc.Arbitrary<Written> = fc.record({
  record: fc.nat({ max: 3 }),
  field: fc.constantFrom("title", "words"),
  isInformed: fc.boolean(),
  isOlder: fc.boolean(),
});

function ledgerOf(writings: readonly Written[]) {
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
    recordAt,
    readsSoFar: () => reads,
  };
}

it("tells records as they were before an entry, whatever the order of stamps", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(writtenArbitrary, { minLength: 1, maxLength: 12 }),
      fc.nat(),
      async (writings, number) => {
        const { ledger, recordAt } = ledgerOf(writings);
        const sequence = 1 + (number % writings.length);
        const id = `a${writings[sequence - 1]?.record}`;
        const before = recordAt(sequence - 1, "articles", id);

        expect(await recordsBefore(ledger, [sequence])).toEqual(
          before === undefined ? [] : [{ table: "articles", records: [before] }],
        );
      },
    ),
  );
});

it("reads a few entries of a long ledger, and not all before the one asked for", async () => {
  const edit = (record: number): Written => ({
    record,
    field: "title",
    isInformed: true,
    isOlder: false,
  });
  const between = Array.from({ length: 60 }, () => edit(1));
  const { ledger, readsSoFar } = ledgerOf([edit(0), ...between, edit(0)]);
  const [found] = await recordsBefore(ledger, [62]);

  expect(found?.records[0]?.fields["title"]?.heads[0]?.value).toBe("Words 1");
  // By halves: six steps through 62 entries, and the one asked for.
  expect(readsSoFar()).toBeLessThan(10);
});
