import fc from "fast-check";
import { expect, it } from "vitest";
import { turned, turnedSize, unturned } from "./page-turn.ts";

const page = { width: 600, height: 800 };

it("puts what stands top left on a page turned right into its top right corner", () => {
  const corner = { left: 10, top: 20, width: 100, height: 30 };
  expect(turnedSize(page, 90)).toEqual({ width: 800, height: 600 });
  expect(turned(corner, page, 90)).toEqual({ left: 750, top: 10, width: 30, height: 100 });
  expect(turned(corner, page, 270)).toEqual({ left: 20, top: 490, width: 30, height: 100 });
});

it("finds the way back from every turn", () => {
  const length = fc.integer({ min: 0, max: 500 });
  const box = fc.record({ left: length, top: length, width: length, height: length });
  const turn = fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const);
  fc.assert(
    fc.property(box, turn, (standing, by) => {
      expect(unturned(turned(standing, page, by), page, by)).toEqual(standing);
    }),
  );
});
