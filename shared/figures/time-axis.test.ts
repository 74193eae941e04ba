import fc from "fast-check";
import { expect, it } from "vitest";
import { dayOf } from "./date-span.ts";
import { timeAxis } from "./time-axis.ts";

it("breaks where nothing is dated for long, and keeps both ends readable", () => {
  const axis = timeAxis([dayOf(2017, 5, 1), dayOf(2023, 9, 5), dayOf(2023, 9, 18)], 0, 400);

  expect(axis.parts).toHaveLength(2);
  const [early, october, later] = [dayOf(2017, 5, 1), dayOf(2023, 9, 5), dayOf(2023, 9, 18)].map(
    axis.xOf,
  );
  expect((later ?? 0) - (october ?? 0)).toBeGreaterThan(100);
  expect(early).toBeLessThan(october ?? 0);
});

it("does not break a line without long gaps", () => {
  const days = Array.from({ length: 20 }, (_, index) => dayOf(2023, index, 1));

  expect(timeAxis(days, 0, 400).parts).toHaveLength(1);
});

it("never puts a later day before an earlier one, nor a mark outside of the line", () => {
  const days = fc.array(fc.integer({ min: -20_000, max: 30_000 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(days, fc.integer({ min: 120, max: 900 }), (some, width) => {
      const axis = timeAxis(some, 10, 10 + width);
      const xs = some.toSorted((a, b) => a - b).map(axis.xOf);

      xs.forEach((x, index) => {
        expect(x).toBeGreaterThanOrEqual(10);
        expect(x).toBeLessThanOrEqual(10.01 + width);
        expect(x).toBeGreaterThanOrEqual(xs[index - 1] ?? 0);
      });
      axis.ticks.forEach(({ x }, index) => {
        expect(x - (axis.ticks[index - 1]?.x ?? -1000)).toBeGreaterThan(60);
      });
    }),
  );
});

it.each([
  ["four years in little room", [dayOf(2022, 9, 4), dayOf(2026, 10, 23)], 204],
  ["three months over the turn of a year", [dayOf(2022, 10, 20), dayOf(2023, 1, 10)], 260],
  ["half a year", [dayOf(2023, 1, 2), dayOf(2023, 6, 20)], 204],
  ["ten days", [dayOf(2023, 1, 2), dayOf(2023, 1, 12)], 204],
])("says by two labels where a line of %s is", (_, ends, width) => {
  const [from = 0, to = 0] = ends;
  // Dated throughout, so that it is one line without a break.
  const days = Array.from({ length: 13 }, (__, at) => Math.round(from + ((to - from) * at) / 12));
  const axis = timeAxis(days, 0, width);

  expect(axis.parts).toHaveLength(1);
  expect(axis.ticks.length).toBeGreaterThan(1);
});
