import fc from "fast-check";
import { expect, it } from "vitest";
import { groundTables } from "#shared/domain/brief/ground.ts";
import { ferryNotebook } from "#shared/domain/brief/rows-for-tests.ts";
import { retentionOf } from "#shared/domain/history/retention.ts";
import { create } from "#shared/domain/record.ts";
import type { TableName } from "#shared/domain/tables.ts";
import { type Change, deletedField } from "#shared/ledger/change.ts";
import { formatStamp } from "#shared/ledger/clock.ts";
import { edit } from "#shared/ledger/notebook-state.ts";
import { applyChange, type StoredRecord } from "#shared/ledger/stored-record.ts";
import { retentionIn } from "./retention-reading.ts";

type Records = Map<string, Map<string, StoredRecord>>;

const now = new Date("2026-07-01T00:00:00Z");
const { rows } = ferryNotebook();
const things = groundTables.flatMap((table) => rows[table].map(({ id }) => ({ table, id })));

function apply(records: Records, change: Change, ms: number): void {
  const table = records.get(change.table) ?? new Map<string, StoredRecord>();
  records.set(change.table, table);
  const stamp = formatStamp({ ms, counter: 0, actorId: "ana" });
  table.set(change.id, applyChange(table.get(change.id), change, stamp));
}

/** The invented notebook, with its brief exported on a day, or never. */
function recordsWith(exportedAt: string | null): Records {
  const records: Records = new Map();
  for (const table of groundTables) {
    // Each row was parsed by its table's schema when the notebook was made.
    for (const row of rows[table]) apply(records, create(table, row as never), 1);
  }
  if (exportedAt !== null) {
    apply(records, { table: "exports", id: "x1", set: { briefId: "b1", exportedAt } }, 1);
  }
  apply(records, { table: "taggings", id: "t1", set: { tagId: "tag", targetId: "e3" } }, 1);
  return records;
}

function ledgerOf(records: Records) {
  const read = new Set<string>();
  return {
    read,
    record: async (table: string, id: string) => records.get(table)?.get(id),
    table: async (table: string) => records.get(table) ?? new Map<string, StoredRecord>(),
    each: async (table: string, see: (record: StoredRecord) => void) => {
      read.add(table);
      records.get(table)?.forEach(see);
    },
  };
}

it("says of anything what all records say, whatever was deleted and whenever its brief went out", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...things),
      fc.array(fc.constantFrom(...things), { maxLength: 6 }),
      fc.constantFrom(null, "2026-03-01T00:00:00.000Z", "2024-03-01T00:00:00.000Z"),
      async ({ table, id }, deleted, exportedAt) => {
        const records = recordsWith(exportedAt);
        for (const one of deleted) {
          const record = records.get(one.table)?.get(one.id);
          if (record !== undefined) {
            apply(records, edit(one.table, record, { [deletedField]: true }), 2);
          }
        }
        expect(await retentionIn(ledgerOf(records), table, id, now)).toEqual(
          retentionOf(records, table, id, now),
        );
      },
    ),
    { numRuns: 300 },
  );
});

it.each([
  ["claims", "c1"],
  ["articles", "a1"],
  ["sources", "s-gazette"],
  ["sources", "s-author"],
  ["origins", "o-image"],
  ["evidence", "e3"],
] as const)("finds the brief that rests on %s %s", async (table, id) => {
  const records = recordsWith("2026-03-01T00:00:00.000Z");
  expect(await retentionIn(ledgerOf(records), table, id, now)).toMatchObject({
    refusal: "cited",
    briefs: [{ id: "b1" }],
  });
});

it.each<readonly [TableName, string, readonly string[]]>([
  ["tags", "tag", ["articles", "annotations", "evidence", "claims"]],
  ["claims", "c1", ["articles", "annotations", "textVersions"]],
  ["paragraphs", "p1", ["articles", "annotations", "evidence", "claims"]],
])("reads no table for %s %s that leads nowhere", async (table, id, unread) => {
  const ledger = ledgerOf(recordsWith(null));
  await retentionIn(ledger, table, id, now);
  expect(unread.filter((name) => ledger.read.has(name))).toEqual([]);
});
