import fc from "fast-check";
import { expect, it } from "vitest";
import { type MappedRun, offsetAt, packedMap, quadsOf, unpackedMap } from "./page-map.ts";

const tenths = (max: number) => fc.integer({ min: -500, max }).map((value) => value / 10);

const anyRuns = fc
  .array(
    fc.record({
      gap: fc.nat({ max: 3 }),
      length: fc.integer({ min: 1, max: 400 }),
      page: fc.integer({ min: 1, max: 5000 }),
      left: tenths(30_000),
      top: tenths(30_000),
      width: tenths(30_000).map(Math.abs),
      height: tenths(3000).map(Math.abs),
      item: fc.nat({ max: 100_000 }),
    }),
    { maxLength: 50 },
  )
  .map((given) => {
    let at = 0;
    return given.map(({ gap, length, ...box }): MappedRun => {
      const start = at + gap;
      at = start + length;
      return { start, end: at, ...box };
    });
  });

it("gives back every run that it packed", () => {
  fc.assert(
    fc.property(anyRuns, (runs) => {
      expect(unpackedMap(packedMap(runs))).toEqual(runs);
    }),
  );
});

it("refuses a map that is cut off or of another version", () => {
  const run = { start: 0, end: 9, page: 1, left: 10, top: 10, width: 90, height: 10, item: 0 };
  expect(() => unpackedMap(packedMap([run]).slice(0, -1))).toThrow("cut off");
  expect(() => unpackedMap("2")).toThrow("version 2");
});

const line = (start: number, top: number): MappedRun => ({
  start,
  end: start + 10,
  page: 1,
  left: 100,
  top,
  width: 50,
  height: 12,
  item: start,
});

it("cuts a passage over two lines to its letters", () => {
  const runs = [line(0, 20), line(11, 34), line(22, 48)];
  expect(quadsOf(runs, 8, 13)).toEqual([
    { page: 1, left: 140, top: 20, width: 10, height: 12 },
    { page: 1, left: 100, top: 34, width: 10, height: 12 },
  ]);
  expect(quadsOf(runs, 10, 11)).toEqual([]);
});

it("finds the letter below a point, and none where no text is near", () => {
  const runs = [line(0, 20), line(11, 34)];
  expect(offsetAt(runs, 1, { left: 125, top: 40 })).toBe(16);
  expect(offsetAt(runs, 1, { left: 125, top: 200 })).toBeNull();
  expect(offsetAt(runs, 2, { left: 125, top: 40 })).toBeNull();
});
