import { describe, expect, it } from "vitest";
import { alternate, isPastBound, lineOf, median, percentile, tableOf } from "./lines.mjs";

const what = { suite: "save", name: "a save", unit: "ms", against: "fsync", bound: 1.5 };

describe("a line of the benchmark", () => {
  it("is the median of its rounds' ratios, with their spread", () => {
    const rounds = [
      { ours: 10, peer: 10 },
      { ours: 12, peer: 10 },
      { ours: 40, peer: 10 },
    ];
    expect(lineOf(what, rounds)).toMatchObject({ ratio: 1.2, spread: [1, 4], ours: 12, peer: 10 });
  });

  it("is past its bound when its ratio is greater, or no number at all", () => {
    const at = (/** @type {number} */ ours) => isPastBound(lineOf(what, [{ ours, peer: 10 }]));
    expect([at(15), at(16), at(Number.NaN)]).toEqual([false, true, true]);
  });

  it("says in the table what is past its goal", () => {
    const table = tableOf([lineOf(what, [{ ours: 20, peer: 10 }])]);
    expect(table).toContain("<= 1.5");
    expect(table).toContain("PAST");
  });
});

it("takes turns, and changes who begins", async () => {
  /** @type {string[]} */
  const order = [];
  const note = (/** @type {string} */ who) => async () => {
    order.push(who);
    return 1;
  };
  await alternate(2, note("a"), note("b"));
  expect(order).toEqual(["a", "b", "b", "a"]);
});

it("takes the middle and the value that most stay within", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  expect(percentile(hundred, 0.95)).toBe(95);
});
