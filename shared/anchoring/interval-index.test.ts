import fc from "fast-check";
import { expect, it } from "vitest";
import { IntervalIndex, layersOf } from "./interval-index.ts";

const range = fc
  .tuple(fc.nat(200), fc.integer({ min: 1, max: 60 }))
  .map(([start, length]) => ({ start, end: start + length }));
const ranges = fc.array(range, { maxLength: 60 });

it("finds exactly the ranges that overlap", () => {
  fc.assert(
    fc.property(ranges, range, (items, asked) => {
      const found = new IntervalIndex(items).overlapping(asked);
      const expected = items.filter(({ start, end }) => start < asked.end && asked.start < end);
      expect(new Set(found)).toEqual(new Set(expected));
      expect(found.map(({ start }) => start)).toEqual(
        found.map(({ start }) => start).toSorted((a, b) => a - b),
      );
    }),
  );
});

it("finds the neighbours of an offset", () => {
  const index = new IntervalIndex([
    { start: 5, end: 9 },
    { start: 1, end: 3 },
    { start: 20, end: 22 },
  ]);
  expect(index.after(5)?.start).toBe(20);
  expect(index.after(4)?.start).toBe(5);
  expect(index.after(20)).toBeNull();
  expect(index.before(5)?.start).toBe(1);
  expect(index.before(1)).toBeNull();
  expect(index.at(8)).toHaveLength(1);
  expect(index.at(9)).toHaveLength(0);
});

it("cuts overlapping ranges into layers that cover the same units", () => {
  fc.assert(
    fc.property(ranges, (items) => {
      const layers = layersOf(items);
      for (let offset = 0; offset < 260; offset += 1) {
        const covering = items.filter(({ start, end }) => start <= offset && offset < end);
        const layer = layers.find(({ start, end }) => start <= offset && offset < end);
        expect(layer?.items ?? []).toEqual(covering);
      }
    }),
  );
});
