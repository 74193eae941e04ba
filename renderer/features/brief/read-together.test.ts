import "fake-indexeddb/auto";
import Dexie, { type Table } from "dexie";
import { expect, it, vi } from "vitest";
import { ReadTogether } from "./read-together.ts";

async function notes(): Promise<Table<{ readonly id: string }, string>> {
  const db = new Dexie(`notes-${Math.random()}`);
  db.version(1).stores({ notes: "id" });
  await db.open();
  return db.table("notes");
}

it("reads once for all who follow, again after a change, and forgets when nobody is left", async () => {
  const table = await notes();
  const read = vi.fn<() => Promise<unknown>>(() => table.toArray());
  const together = new ReadTogether(read);
  const stops = [together.subscribe(() => {}), together.subscribe(() => {})];
  await vi.waitFor(() => expect(together.get()).toEqual([]));
  expect(read).toHaveBeenCalledTimes(1);

  await table.add({ id: "one" });
  await vi.waitFor(() => expect(together.get()).toEqual([{ id: "one" }]));
  expect(read).toHaveBeenCalledTimes(2);

  for (const stop of stops) stop();
  expect(together.get()).toBeUndefined();
});

it("throws what the read threw, and reads anew for the next who follows", async () => {
  const table = await notes();
  let isBroken = true;
  const together = new ReadTogether(() =>
    isBroken ? Promise.reject(new Error("closed")) : table.toArray(),
  );
  const stop = together.subscribe(() => {});
  await vi.waitFor(() => expect(together.get).toThrow("closed"));
  stop();
  isBroken = false;
  const stopAgain = together.subscribe(() => {});
  await vi.waitFor(() => expect(together.get()).toEqual([]));
  stopAgain();
});
