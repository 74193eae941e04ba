import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { largeValues } from "./large-values.ts";

const name = "large-values";
let database = new Dexie(name);

beforeEach(() => {
  database = new Dexie(name, { cache: "disabled" });
  database.version(1).stores({
    claims: "id, kind",
    tombstones: "[table+id], table",
  });
  database.use(largeValues);
});

afterEach(() => database.delete());

/** Han, a pair of surrogates and quotation marks, so that pieces are cut at awkward places. */
const long = (times: number) => '鉄道貨物 🚆 "one tenth" '.repeat(times);
const small = { id: "a", kind: "fact", note: "short" };
const large = { id: "b", kind: "fact", note: long(20_000) };
const deep = { id: "c", kind: "figure", blocks: Array.from({ length: 5000 }, (_, at) => ({ at })) };
/** Control characters and halves of pairs, beside lists that are short, empty and of large items. */
const odd = {
  id: "d",
  kind: "figure",
  note: `${"\u0000\ud83d".repeat(9000)}\ude86"\\`,
  few: [1, null, [2]],
  none: [],
  large: [long(1000), long(1000)],
  mixed: Array.from({ length: 4000 }, (_, at) => (at % 3 === 0 ? null : [`"${at},`, "]"])),
};
const rows = [small, large, deep, odd];

const claims = () => database.table<Record<string, unknown>, string>("claims");

/** Every value as it lies in the database, behind the middleware's back. */
async function storedValues(): Promise<readonly unknown[]> {
  const bare = new Dexie(name);
  await bare.open();
  const values = await Promise.all(bare.tables.map((table) => table.toArray()));
  bare.close();
  return values.flat();
}

describe("rows of any size", () => {
  beforeEach(() => claims().bulkPut(rows));

  it("lie in values that are all far below what Chromium puts into files", async () => {
    const sizes = (await storedValues()).map((value) => JSON.stringify(value).length * 2);

    expect(Math.max(...sizes)).toBeLessThan(50_000);
    expect(sizes.length).toBeGreaterThan(10);
  });

  it("come back whole, however they are asked for", async () => {
    expect(await claims().get("b")).toEqual(large);
    expect(await claims().bulkGet(["c", "x", "b"])).toEqual([deep, undefined, large]);
    expect(await claims().toArray()).toEqual(rows);
    expect(await claims().reverse().toArray()).toEqual([odd, deep, large, small]);
    expect(await claims().where({ kind: "fact" }).toArray()).toEqual([small, large]);
    expect(await claims().where("kind").anyOf("fact", "figure").primaryKeys()).toEqual([
      "a",
      "b",
      "c",
      "d",
    ]);
    expect(
      await claims()
        .filter(({ note }) => String(note).length > 1000)
        .toArray(),
    ).toEqual([large, odd]);
    expect(await claims().where("id").above("a").toArray()).toEqual([large, deep, odd]);
    expect(await claims().where("id").startsWith("b").toArray()).toEqual([large]);
    expect(await claims().count()).toBe(4);
    expect(await claims().toCollection().primaryKeys()).toEqual(["a", "b", "c", "d"]);
  });

  it("come back within a transaction that reads and writes", async () => {
    await database.transaction("rw", [claims()], async () => {
      const row = await claims().get("b");
      await claims().put({ ...row, kind: "opinion" });
      expect(await claims().get("b")).toEqual({ ...large, kind: "opinion" });
    });
    expect(await claims().where({ kind: "opinion" }).primaryKeys()).toEqual(["b"]);
  });

  it("are read in one transaction over several tables", async () => {
    const dead = { table: "claims", id: "b", row: large };
    await database.table("tombstones").put(dead);
    await database.transaction("r", [claims(), "tombstones"], async () => {
      expect(await claims().get("b")).toEqual(large);
      expect(await database.table("tombstones").get(["claims", "b"])).toEqual(dead);
    });
    expect(await database.table("tombstones").where({ table: "claims" }).toArray()).toEqual([dead]);
    expect(await database.table("tombstones").where({ table: "claims" }).count()).toBe(1);
    expect(await database.table("tombstones").toArray()).toEqual([dead]);
  });

  it("change, shrink and go like any other", async () => {
    await claims().put({ ...large, note: long(30_000) });
    expect((await claims().get("b"))?.["note"]).toBe(long(30_000));
    await claims().put({ ...large, note: "short now" });
    expect(await claims().get("b")).toEqual({ ...large, note: "short now" });
    await claims().delete("b");
    expect(await claims().toArray()).toEqual([small, deep, odd]);
  });
});
