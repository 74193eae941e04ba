import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beginningsNear, editsBetween, nearestWords } from "./near-misses.ts";

describe("words that are written nearly alike", () => {
  it.each([
    ["rail", "rail", 0],
    ["rail", "rial", 1],
    ["rail", "rails", 1],
    ["rail", "ail", 1],
    ["missile", "misile", 1],
    ["missile", "mistle", 2],
    ["rail", "coal", 3],
  ])("%s and %s are %i apart", (one, other, edits) => {
    expect(editsBetween(one, other, 2)).toBe(edits);
  });

  it("are as far apart one way as the other, and never nearer than their lengths", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        const edits = editsBetween(one, other, 8);
        expect(editsBetween(other, one, 8)).toBe(edits);
        expect(edits).toBeGreaterThanOrEqual(Math.abs(one.length - other.length));
        expect(edits === 0).toBe(one === other);
      }),
    );
  });

  it("are offered nearest first, then the commonest", () => {
    const words = new Map([
      ["railcars", 5],
      ["railcar", 9],
      ["railbars", 50],
      ["railway", 400],
    ]);
    expect(nearestWords("railcras", words)).toEqual(["railcars", "railbars", "railcar"]);
  });

  it.each(["tumangnag", "utmangang", "ttumangang", "xtumangang"])(
    "are looked for past a slip in the first two letters of %s",
    (slip) => {
      const found = beginningsNear(slip).some((letters) => "tumangang".startsWith(letters));
      expect(found).toBe(true);
    },
  );
});
