import { expect, it } from "vitest";
import { nextIndex } from "./grid-keys.ts";

it.each([
  ["ArrowDown", -1, 0],
  ["ArrowDown", 3, 4],
  ["ArrowDown", 9, 9],
  ["ArrowUp", -1, 9],
  ["ArrowUp", 0, 0],
  ["PageDown", 2, 7],
  ["PageDown", 8, 9],
  ["PageUp", 2, 0],
  ["Home", 5, 0],
  ["End", 5, 9],
])("%s leads from row %i to row %i of ten", (key, from, to) => {
  expect(nextIndex(key, { index: from, count: 10, pageRows: 5 })).toBe(to);
});

it("leads nowhere in an empty grid, or by a key that does not move", () => {
  expect(nextIndex("ArrowDown", { index: -1, count: 0, pageRows: 5 })).toBeNull();
  expect(nextIndex("x", { index: 2, count: 10, pageRows: 5 })).toBeNull();
});
