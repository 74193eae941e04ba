import "fake-indexeddb/auto";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { ferryNotebook } from "#shared/domain/brief/rows-for-tests.ts";
import { claimTables } from "#shared/domain/claim/assembled-claim.ts";
import { deletedField, type JsonValue, type LedgerEntry } from "#shared/ledger/change.ts";
import { NotebookInMemory } from "../db/notebook-in-memory.ts";
import { type ClaimTables, claimRowsOf } from "./claim-records.ts";
import { KeptClaimRows } from "./kept-claim-rows.ts";

let notebook: NotebookInMemory;
let tables: ClaimTables;
let kept: KeptClaimRows;
let asked = 0;

beforeEach(() => {
  notebook = new NotebookInMemory();
  tables = (table) => notebook.db.table(table);
  kept = new KeptClaimRows((table) => {
    asked += 1;
    return tables(table);
  });
});

async function write(
  table: string,
  id: string,
  set: Readonly<Record<string, JsonValue>>,
): Promise<LedgerEntry> {
  return notebook.commit("test:write", [{ table, id, set }]);
}

/** How often tables are asked for these claims. */
async function askedFor(claimIds: readonly string[]): Promise<number> {
  const before = asked;
  await kept.rowsOf(claimIds);
  return asked - before;
}

describe("rows of claims that are kept", () => {
  it("are those of the tables, at the first asking and at the second", async () => {
    const book = ferryNotebook();
    for (const table of claimTables) await notebook.db.table(table).bulkPut([...book.rows[table]]);
    const ids = book.rows.claims.map(({ id }) => id);
    const wanted = await claimRowsOf(tables, ids);

    expect(wanted.evidence.length).toBeGreaterThan(0);
    expect((await kept.rowsOf(ids)).rows).toEqual(wanted);
    expect((await kept.rowsOf(ids)).rows).toEqual(wanted);
    expect((await kept.rowsOf(ids.slice(1))).rows).toEqual(await claimRowsOf(tables, ids.slice(1)));
  });

  it("ask the database for nothing when the same claims are shown again", async () => {
    await write("claims", "c1", { statement: "One" });
    await write("claims", "c2", { statement: "Two" });

    expect(await askedFor(["c1", "c2"])).toBeGreaterThan(0);
    expect(await askedFor(["c2", "c1"])).toBe(0);
    expect(await askedFor(["c2"])).toBe(0);
  });

  it("are another version once one of their tables has been written to, and not before", async () => {
    await write("claims", "c1", { statement: "One" });
    const { version } = await kept.rowsOf(["c1"]);
    kept.take([await write("briefs", "b1", { title: "Brief" })]);
    expect((await kept.rowsOf(["c1"])).version).toBe(version);

    kept.take([await write("claims", "c1", { statement: "Other" })]);
    const { version: next, rows } = await kept.rowsOf(["c1"]);
    expect(next).not.toBe(version);
    expect(rows.claims.map(({ statement }) => statement)).toEqual(["Other"]);
  });

  it("are read anew when something was written while they were read", async () => {
    await write("claims", "c1", { statement: "One" });
    const reading = kept.rowsOf(["c1"]);
    kept.take([await write("claims", "c1", { statement: "Other" })]);
    await reading;

    const { rows } = await kept.rowsOf(["c1"]);
    expect(rows.claims.map(({ statement }) => statement)).toEqual(["Other"]);
  });

  it("are read where the first questions are kept and later ones are not", async () => {
    kept.take([
      await write("relations", "r1", { kind: "repeats", fromClaimId: "c3", toClaimId: "c1" }),
    ]);
    await kept.rowsOf([]);
    kept.take([await write("claims", "c1", { statement: "One" })]);

    expect((await kept.rowsOf(["c3"])).rows).toEqual(await claimRowsOf(tables, ["c3"]));
  });

  it("follow whatever is written, as if they were read anew each time", async () => {
    const claimId = fc.constantFrom("c1", "c2", "c3");
    const change = fc.oneof(
      fc.record({
        table: fc.constant("claims"),
        id: claimId,
        set: fc.record({ statement: fc.string(), [deletedField]: fc.boolean() }),
      }),
      fc.record({
        table: fc.constant("evidence"),
        id: fc.constantFrom("e1", "e2"),
        set: fc.record({ claimId, annotationId: fc.constant("a1"), originId: fc.constant(null) }),
      }),
      fc.record({
        table: fc.constant("relations"),
        id: fc.constantFrom("r1", "r2"),
        set: fc.record({
          kind: fc.constantFrom("repeats", "tension"),
          fromClaimId: claimId,
          toClaimId: claimId,
          [deletedField]: fc.boolean(),
        }),
      }),
      fc.record({
        table: fc.constant("impacts"),
        id: fc.constantFrom("i1", "i2"),
        set: fc.record({ claimId, lensId: fc.constant("l1") }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(change, fc.subarray(["c1", "c2", "c3"])), { maxLength: 8 }),
        async (steps) => {
          notebook = new NotebookInMemory();
          kept = new KeptClaimRows((table) => notebook.db.table(table));
          for (const [{ table, id, set }, shown] of steps) {
            kept.take([await write(table, id, set)]);
            const wanted = await claimRowsOf((name) => notebook.db.table(name), shown);
            expect((await kept.rowsOf(shown)).rows).toEqual(wanted);
          }
        },
      ),
      { numRuns: 12 },
    );
  }, 20_000);
});
