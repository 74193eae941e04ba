import fc from "fast-check";
import { expect, it } from "vitest";
import { cardHeight, marginPlaces } from "./margin-layout.ts";

it("puts a card at its passage when nothing is in the way", () => {
  const places = marginPlaces([
    { id: "b", wanted: 300, entries: 1 },
    { id: "a", wanted: 100, entries: 1 },
  ]);
  expect([places.get("a")?.top, places.get("b")?.top]).toEqual([100, 300]);
});

it("gives the words of a card the lines that are free below it", () => {
  const places = marginPlaces([
    { id: "close", wanted: 100, entries: 1 },
    { id: "two", wanted: 130, entries: 2 },
    { id: "last", wanted: 230, entries: 1 },
  ]);
  expect(places.get("close")?.lines).toBe(1);
  expect(places.get("two")?.lines).toBe(2);
  expect(places.get("last")?.lines).toBe(6);
});

it("never lets cards overlap or stand above their passages", () => {
  const wish = fc.record({
    id: fc.uuid(),
    wanted: fc.nat(400),
    entries: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(wish, { selector: ({ id }) => id, maxLength: 30 }), (wishes) => {
      const places = marginPlaces(wishes);
      const placed = wishes
        .map((one) => ({ ...one, ...(places.get(one.id) ?? { top: -1, lines: 0 }) }))
        .sort((a, b) => a.top - b.top);
      placed.forEach((card, index) => {
        expect(card.top).toBeGreaterThanOrEqual(card.wanted);
        expect(card.lines).toBeGreaterThanOrEqual(1);
        const next = placed[index + 1];
        expect(next?.top ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(
          card.top + cardHeight(card.entries, card.lines),
        );
      });
    }),
  );
});
