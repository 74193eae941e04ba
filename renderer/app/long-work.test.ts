import { expect, it } from "vitest";
import { percentOf } from "./long-work.ts";

it.each([
  ["nothing is under way", [], -1],
  ["nobody knows how much it is", [{ done: 0, total: 0 }], 101],
  [
    "two are under way",
    [
      { done: 10, total: 20 },
      { done: 0, total: 20 },
    ],
    25,
  ],
  ["it is done", [{ done: 3, total: 3 }], 100],
])("while %s the taskbar has its own sign", (_what, works, percent) => {
  expect(percentOf(works)).toBe(percent);
});
