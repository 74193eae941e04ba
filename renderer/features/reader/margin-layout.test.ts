import fc from "fast-check";
import { expect, it } from "vitest";
import { marginTops } from "./margin-layout.ts";

it("puts a card at its passage when nothing is in the way", () => {
  const tops = marginTops([
    { id: "b", wanted: 300, height: 24 },
    { id: "a", wanted: 100, height: 24 },
  ]);
  expect([tops.get("a"), tops.get("b")]).toEqual([100, 300]);
});

it("never lets cards overlap or stand above their passages", () => {
  const wish = fc.record({
    id: fc.uuid(),
    wanted: fc.nat(400),
    height: fc.integer({ min: 1, max: 90 }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(wish, { selector: ({ id }) => id, maxLength: 30 }), (wishes) => {
      const tops = marginTops(wishes);
      const placed = wishes
        .map((one) => ({ ...one, top: tops.get(one.id) ?? -1 }))
        .sort((a, b) => a.top - b.top);
      placed.forEach((card, index) => {
        expect(card.top).toBeGreaterThanOrEqual(card.wanted);
        const next = placed[index + 1];
        expect(next?.top ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(
          card.top + card.height,
        );
      });
    }),
  );
});
