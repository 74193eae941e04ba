import { expect, it } from "vitest";
import type { MappedRun } from "#shared/domain/text/pages/page-map.ts";
import { isInRegion, PagePlaces } from "./page-places.ts";

// "Coal quay figures" and, over the page's end, "for March": two pieces on page 1, one on page 2.
const box = { left: 50, top: 100, width: 90, height: 11 };
const runs: readonly MappedRun[] = [
  { start: 0, end: 9, page: 1, ...box, item: 4 },
  { start: 10, end: 17, page: 1, ...box, top: 114, item: 2 },
  { start: 18, end: 27, page: 2, ...box, item: 0 },
];
const places = new PagePlaces(runs);

it("gives a passage chosen on the page the offsets it has in the text", () => {
  const from = { page: 1, item: 4, at: 5, of: 9 };
  const to = { page: 2, item: 0, at: 3, of: 9 };
  expect(places.rangeBetween(from, to)).toEqual({ start: 5, end: 21 });
  expect(places.rangeBetween(to, from)).toEqual({ start: 5, end: 21 });
});

it("knows the letters before a hyphen that the text joined", () => {
  // The page draws "figures-", the text has "figures".
  expect(places.offsetOf({ page: 1, item: 2, at: 6, of: 8 })).toBe(16);
  expect(places.offsetOf({ page: 1, item: 2, at: 8, of: 8 })).toBe(17);
});

it("chooses nothing in a piece that is not in the text", () => {
  const stamp = { page: 1, item: 9, at: 0, of: 4 };
  expect(places.offsetOf(stamp)).toBeNull();
  expect(places.rangeBetween(stamp, { page: 1, item: 4, at: 5, of: 9 })).toBeNull();
});

it("covers a passage with a box for each piece, and says which letters", () => {
  const boxes = places.boxesOf({ start: 5, end: 21 }, "passage");
  expect(boxes.map(({ page, words }) => [page, words])).toEqual([
    [1, { item: 4, from: 5, to: 9, of: 9 }],
    [1, { item: 2, from: 0, to: 7, of: 7 }],
    [2, { item: 0, from: 0, to: 3, of: 9 }],
  ]);
  expect(boxes[0]).toMatchObject({ left: 100, width: 40, look: "passage" });
});

it("knows what stands on a page, and on which page a word stands", () => {
  expect(places.rangesOn(1, 1)).toEqual([{ start: 0, end: 17 }]);
  expect(places.rangesOn(1, 2)).toEqual([{ start: 0, end: 27 }]);
  expect([places.pageAt(17), places.pageAt(18), places.pageAt(99)]).toEqual([2, 2, 2]);
  expect([places.startOf(2), places.startOf(3)]).toEqual([18, null]);
});

it("finds the region under a point of its page", () => {
  const region = { page: 1, left: 10, top: 10, width: 30, height: 20 };
  expect(isInRegion(region, { page: 1, left: 40, top: 30 })).toBe(true);
  expect(isInRegion(region, { page: 1, left: 41, top: 30 })).toBe(false);
  expect(isInRegion(region, { page: 2, left: 20, top: 20 })).toBe(false);
});

it("covers letters that stand below each other with one box a column, and lines with one each", () => {
  const letter = (start: number, left: number, top: number): MappedRun => {
    const square = { left, top, width: 12, height: 12 };
    return { start, end: start + 1, page: 1, ...square, item: start };
  };
  const vertical = new PagePlaces([
    letter(0, 480, 100),
    letter(1, 480, 112),
    letter(2, 480, 124),
    letter(3, 460, 100),
  ]);
  expect(vertical.boxesOf({ start: 0, end: 4 }, "passage")).toMatchObject([
    { left: 480, top: 100, width: 12, height: 36 },
    { left: 460, top: 100, width: 12, height: 12 },
  ]);
  expect(places.boxesOf({ start: 0, end: 17 }, "passage")).toHaveLength(2);
});

it("knows the letters of a piece that a reading was set into", () => {
  // "石炭埠頭の数字", with (ふとう) behind its fourth letter.
  const parted = new PagePlaces([
    { start: 0, end: 4, page: 1, ...box, width: 40, item: 0 },
    { start: 5, end: 8, page: 1, ...box, top: 92, item: 1 },
    { start: 9, end: 12, page: 1, ...box, left: 90, width: 30, item: 0 },
  ]);
  expect(parted.offsetOf({ page: 1, item: 0, at: 2, of: 7 })).toBe(2);
  expect(parted.offsetOf({ page: 1, item: 0, at: 5, of: 7 })).toBe(10);
  expect(parted.offsetOf({ page: 1, item: 0, at: 7, of: 7 })).toBe(12);
  const boxes = parted.boxesOf({ start: 2, end: 11 }, "passage");
  expect(boxes.map(({ words }) => words)).toEqual([
    { item: 0, from: 2, to: 4, of: 7 },
    { item: 1, from: 0, to: 3, of: 3 },
    { item: 0, from: 4, to: 6, of: 7 },
  ]);
});
