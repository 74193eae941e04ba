import { EventEmitter } from "node:events";
import { v7 } from "uuid";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { notebookIdSchema } from "#shared/domain/ids.ts";
import { KeptReaders, type RestingReader, restMs } from "./kept-readers.ts";

class Reader implements RestingReader {
  isAtRest = true;
  isClosed = false;

  read = () => Promise.reject(new Error("Nothing is read here"));

  close(): void {
    this.isClosed = true;
    this.isAtRest = false;
  }
}

let made: Reader[];
let readers: KeptReaders<Reader>;
let window: EventEmitter;
const notebook = notebookIdSchema.parse(v7());
const other = notebookIdSchema.parse(v7());

beforeEach(() => {
  vi.useFakeTimers();
  made = [];
  window = new EventEmitter();
  readers = new KeptReaders(() => {
    const reader = new Reader();
    made.push(reader);
    return reader;
  });
});
afterEach(() => {
  vi.useRealTimers();
});

it("reads the next batch of a notebook with the same reader", () => {
  readers.readerFor(notebook, window).close();
  vi.advanceTimersByTime(restMs - 1);
  readers.readerFor(notebook, window).close();
  vi.advanceTimersByTime(restMs - 1);
  expect(made).toHaveLength(1);
  expect(made[0]?.isClosed).toBe(false);
  vi.advanceTimersByTime(1);
  expect(made[0]?.isClosed).toBe(true);
  expect(window.listenerCount("closed")).toBe(0);
});

it("shows no reader the files of two notebooks", () => {
  readers.readerFor(notebook, window).close();
  readers.readerFor(other, window).close();
  expect(made).toHaveLength(2);
});

it("has a reader of its own for each batch of two at the same time, and keeps one", () => {
  const one = readers.readerFor(notebook, window);
  const two = readers.readerFor(notebook, window);
  one.close();
  two.close();
  expect(made.map(({ isClosed }) => isClosed)).toEqual([false, true]);
});

it("never uses a reader again that was at work, broke or is worn out", () => {
  const first = readers.readerFor(notebook, window);
  for (const reader of made) reader.isAtRest = false;
  first.close();
  readers.readerFor(notebook, window);
  expect(made.map(({ isClosed }) => isClosed)).toEqual([true, false]);
});

it("lets a reader go with the window, and at once where there is none", () => {
  readers.readerFor(notebook, window).close();
  window.emit("closed");
  expect(made[0]?.isClosed).toBe(true);
  readers.readerFor(notebook, null).close();
  expect(made[1]?.isClosed).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});
