import { expect, it } from "vitest";
import { slownessOf } from "./slowness.mjs";

/** @param {readonly number[]} worked */
const looks = (worked, fromMs = 0) =>
  worked.map((workedMs, index) => ({ atMs: fromMs + index * 200, workedMs }));
const calm = looks(Array.from({ length: 400 }, () => 10));

it("forgives what the same work took longer at the same time", () => {
  const busy = looks(
    Array.from({ length: 20 }, () => 15),
    100_000,
  );

  expect(slownessOf([...calm, ...busy], 101_000, 60)).toBe(1.5);
  expect(slownessOf([...calm, ...busy], 10_000, 60)).toBe(1);
});

it("forgives nothing that only some looks met, nor more than twice the time", () => {
  const once = looks([10, 10, 10, 90, 10, 10, 10], 100_000);
  const stuck = looks([90, 90, 90], 200_000);

  expect(slownessOf([...calm, ...once], 100_600, 60)).toBe(1);
  expect(slownessOf([...calm, ...stuck], 200_200, 60)).toBe(2);
});

it("forgives nothing where nobody looked", () => {
  expect(slownessOf([], 0, 60)).toBe(1);
  expect(slownessOf(calm, 900_000, 60)).toBe(1);
});
