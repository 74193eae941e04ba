import { expect, it } from "vitest";
import { zoomAfter } from "./zoom.ts";

it.each([
  [1, "in", 1.1],
  [1, "out", 0.9],
  [2.5, "in", 3],
  [3, "in", 3],
  [0.5, "out", 0.5],
  [1.0999999, "in", 1.25],
  [0.6699999, "out", 0.5],
  [1.5, "reset", 1],
] as const)("from %f, %s leads to %f", (factor, step, next) => {
  expect(zoomAfter(factor, step)).toBe(next);
});
