import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { LedgerEntry } from "#shared/ledger/change.ts";
import { GatheredEntries, gatherMs } from "./gathered-entries.ts";

const entry = (sequence: number, batch?: string) =>
  ({ sequence, changeSet: batch === undefined ? {} : { batch } }) as LedgerEntry;

let passed: number[][];
let gathered: GatheredEntries;
beforeEach(() => {
  vi.useFakeTimers();
  passed = [];
  gathered = new GatheredEntries((entries) => passed.push(entries.map((one) => one.sequence)));
});
afterEach(() => {
  vi.useRealTimers();
});

it("passes the first of a batch on at once, and the others in groups", () => {
  gathered.take([entry(1, "a")]);
  gathered.take([entry(2, "a")]);
  gathered.take([entry(3, "a")]);
  expect(passed).toEqual([[1]]);
  vi.advanceTimersByTime(gatherMs);
  expect(passed).toEqual([[1], [2, 3]]);
  gathered.take([entry(4, "a")]);
  expect(passed).toEqual([[1], [2, 3]]);
  vi.advanceTimersByTime(gatherMs);
  expect(passed).toEqual([[1], [2, 3], [4]]);
  vi.advanceTimersByTime(gatherMs);
  gathered.take([entry(5, "a")]);
  expect(passed.at(-1)).toEqual([5]);
});

it("keeps nobody waiting who did something meanwhile, and keeps the order", () => {
  gathered.take([entry(1, "a")]);
  gathered.take([entry(2, "a")]);
  gathered.take([entry(3)]);
  gathered.take([entry(4)]);
  expect(passed).toEqual([[1], [2, 3], [4]]);
});

it("passes on what waits when it is asked for, once", () => {
  gathered.take([entry(1, "a")]);
  gathered.take([entry(2, "a")]);
  gathered.flush();
  vi.advanceTimersByTime(gatherMs);
  expect(passed).toEqual([[1], [2]]);
});

it("passes nothing on once it is closed", () => {
  gathered.take([entry(1, "a")]);
  gathered.take([entry(2, "a")]);
  gathered.close();
  vi.advanceTimersByTime(gatherMs);
  expect(passed).toEqual([[1]]);
});
