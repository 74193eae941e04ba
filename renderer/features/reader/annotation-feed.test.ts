import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Notebook } from "#renderer/db/notebook.ts";
import { NotebookInMemory } from "#renderer/db/notebook-in-memory.ts";
import { AnnotationFeed } from "./annotation-feed.ts";
import type { AnnotationRow } from "./reader-queries.ts";

type Lists = readonly (readonly AnnotationRow[])[];

/** What is to be done when nothing else is; a test does it when it wants to. */
let idle: (() => void)[] = [];
let notebook: NotebookInMemory;
let told: Lists[];
let feed: AnnotationFeed;

beforeEach(() => {
  idle = [];
  told = [];
  vi.stubGlobal("requestIdleCallback", (work: () => void) => idle.push(work));
  vi.stubGlobal("cancelIdleCallback", () => {});
  notebook = new NotebookInMemory();
  // Only its database is read.
  feed = new AnnotationFeed(notebook as unknown as Notebook, "article", {
    onRows: (lists) => told.push(lists),
    onError: (error) => expect.unreachable(String(error)),
  });
});
afterEach(() => {
  feed.stop();
  vi.unstubAllGlobals();
});

const annotation = (number: number, start: number) => ({
  id: `mark-${String(number).padStart(5, "0")}`,
  articleId: "article",
  start,
  $: { made: "1", latest: "1" },
});

/** One mark every ten units. */
async function mark(count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, number) => annotation(number, number * 10));
  await notebook.db.table("annotations").bulkAdd(rows);
}

const startsOf = (lists: Lists | undefined) => (lists ?? []).flat().map(({ start }) => start);

describe("AnnotationFeed", () => {
  it("has all marks at once where there are hundreds", async () => {
    await mark(900);
    await feed.start(0);

    await expect.poll(() => told).toHaveLength(1);
    expect(startsOf(told[0])).toHaveLength(900);
    expect(idle).toEqual([]);
  });

  it("has the marks near the place of reading first, and all of thousands in the end", async () => {
    await mark(5000);
    await feed.start(30_000);

    await expect.poll(() => told).toHaveLength(1);
    const first = startsOf(told[0]);
    expect(first.length).toBeLessThan(3000);
    expect(Math.min(...first)).toBeLessThan(30_000 - 2000);
    expect(Math.max(...first)).toBeGreaterThan(30_000 + 2000);

    while (told.length === 1) {
      await expect.poll(() => idle.length + told.length).toBeGreaterThan(1);
      idle.shift()?.();
    }
    const all = startsOf(told.at(-1));
    expect(all.sort((a, b) => a - b)).toEqual(Array.from({ length: 5000 }, (_, n) => n * 10));
  });

  it("takes what somebody looks at before the rest", async () => {
    await mark(5000);
    await feed.start(0);
    await expect.poll(() => told).toHaveLength(1);

    feed.want([{ start: 45_000, end: 46_000 }]);
    await expect.poll(() => told).toHaveLength(2);
    expect(startsOf(told[1])).toContain(45_500);
    expect(startsOf(told[1])).not.toContain(30_000);
  });

  it("reads only what lies about a change again", async () => {
    await mark(5000);
    await feed.start(0);
    await expect.poll(() => told).toHaveLength(1);
    feed.want([{ start: 0, end: 50_000 }]);
    await expect.poll(() => startsOf(told.at(-1))).toHaveLength(5000);
    const former = told.at(-1) ?? [];

    await notebook.db.table("annotations").put(annotation(9999, 20_005));
    await expect.poll(() => startsOf(told.at(-1))).toHaveLength(5001);
    const same = (told.at(-1) ?? []).filter((list) => former.includes(list));
    expect(same).toHaveLength(former.length - 1);

    await notebook.db.table("annotations").delete("mark-00000");
    await expect.poll(() => startsOf(told.at(-1))).not.toContain(0);
  });
});
