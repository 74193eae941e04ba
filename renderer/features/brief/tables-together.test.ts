import "fake-indexeddb/auto";
import Dexie from "dexie";
import { expect, it, vi } from "vitest";
import { TablesTogether } from "./tables-together.ts";

type Row = { readonly id: string };

/** Two tables of a database of their own, the rows of both as one value, and which tables were read. */
async function library() {
  const db = new Dexie(`library-${Math.random()}`);
  db.version(1).stores({ books: "id", readers: "id" });
  await db.open();
  const [books, readers] = [db.table<Row, string>("books"), db.table<Row, string>("readers")];
  const reads: string[] = [];
  for (const table of [books, readers]) {
    const whole = table.toArray.bind(table);
    vi.spyOn(table, "toArray").mockImplementation(() => {
      reads.push(table.name);
      return whole();
    });
  }
  const together = new TablesTogether<"books" | "readers", unknown>({
    db,
    tables: ["books", "readers"],
    make: (rows) => Promise.resolve({ ...rows }),
  });
  return { db, books, readers, reads, together };
}

it("reads once for all who follow, and after a change only the table that changed", async () => {
  const { books, reads, together } = await library();
  const stops = [together.subscribe(() => {}), together.subscribe(() => {})];
  await expect.poll(() => together.get()).toEqual({ books: [], readers: [] });
  expect(reads).toEqual(["books", "readers"]);

  await books.add({ id: "one" });
  await expect.poll(() => together.get()).toEqual({ books: [{ id: "one" }], readers: [] });
  expect(reads).toEqual(["books", "readers", "books"]);
  for (const stop of stops) stop();
});

it("shows what one transaction changed in two tables at once", async () => {
  const { db, books, readers, together } = await library();
  const seen: unknown[] = [];
  const stop = together.subscribe(() => seen.push(together.get()));
  await expect.poll(() => seen).toHaveLength(1);

  await db.transaction("rw", books, readers, async () => {
    await books.add({ id: "one" });
    await readers.add({ id: "two" });
  });
  await expect.poll(() => seen).toHaveLength(2);
  expect(seen[1]).toEqual({ books: [{ id: "one" }], readers: [{ id: "two" }] });
  stop();
});

it("shows what it has while a long import goes on", async () => {
  const { books, together } = await library();
  const seen: unknown[] = [];
  const stop = together.subscribe(() => seen.push(together.get()));
  let isGoingOn = true;
  const importing = (async () => {
    for (let number = 0; isGoingOn; number += 1) await books.add({ id: `book ${number}` });
  })();
  await expect.poll(() => seen.length).toBeGreaterThan(2);
  isGoingOn = false;
  await importing;
  stop();
});

it("forgets when nobody is left, and reads anew for the next who follows", async () => {
  const { books, together } = await library();
  const stop = together.subscribe(() => {});
  await expect.poll(() => together.get()).toBeDefined();
  stop();
  expect(together.get()).toBeUndefined();

  await books.add({ id: "one" });
  const stopAgain = together.subscribe(() => {});
  await expect.poll(() => together.get()).toEqual({ books: [{ id: "one" }], readers: [] });
  stopAgain();
});

it("throws what the read threw", async () => {
  const { db, together } = await library();
  db.close();
  const stop = together.subscribe(() => {});
  await vi.waitFor(() => expect(together.get).toThrow(/closed/iu), { timeout: 10_000 });
  stop();
});

it("shows whole rows to who follows anew while a change is being read", async () => {
  const { books, together, reads } = await library();
  const stop = together.subscribe(() => {});
  await expect.poll(() => together.get()).toBeDefined();
  const before = reads.length;
  await books.add({ id: "one" });
  await expect.poll(() => reads.length).toBeGreaterThan(before);
  stop();
  const seen: unknown[] = [];
  const stopAgain = together.subscribe(() => seen.push(together.get()));
  await expect.poll(() => seen.length).toBeGreaterThan(0);
  stopAgain();
  for (const value of seen) expect(value).toEqual({ books: [{ id: "one" }], readers: [] });
});
