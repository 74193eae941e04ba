import fc from "fast-check";
import { expect, it } from "vitest";
import { beginning, holdsRows, spanAbout } from "./row-span.ts";

it("reads what is shown wherever a list is scrolled to, and a page more on either side", () => {
  const shown = fc.tuple(fc.nat(1_000_000), fc.nat(200));
  fc.assert(
    fc.property(shown, ([first, more]) => {
      const span = spanAbout(first, first + more);

      expect(holdsRows(span, first, first + more)).toBe(true);
      expect(holdsRows(span, Math.max(0, first - 40), first + more + 40)).toBe(true);
      expect(span.to - span.from).toBeLessThanOrEqual(more + 200);
    }),
  );
});

it("reads on where a screen comes over the end of the beginning", () => {
  expect(holdsRows(beginning, 6, 19)).toBe(true);
  expect(holdsRows(beginning, 7, 20)).toBe(false);
  expect(holdsRows(spanAbout(7, 20), 7, 20)).toBe(true);
});
