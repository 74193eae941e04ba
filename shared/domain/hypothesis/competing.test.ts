import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CompetingRow,
  diagnosticityOf,
  inconsistencyOf,
  orderOf,
  sensitivitiesOf,
  weightOf,
} from "./competing.ts";
import type { Reading } from "./hypothesis.ts";

function row(
  claimId: string,
  weight: number,
  readings: Record<string, Reading | null>,
): CompetingRow {
  return { claimId, weight, readings: new Map(Object.entries(readings)) };
}

describe("weightOf", () => {
  it.each([
    ["A", 1, 2, 1.5, false],
    ["A", 1, 1, 1, false],
    ["C", 3, 1, 0.6, false],
    ["C", 3, 0, 0.3, false],
    ["E", 5, 1, 0.2, false],
    ["F", 3, 1, 0.4, true],
    ["B", 6, 1, 0.5, true],
    [null, null, 0, 0.1, true],
  ] as const)(
    "of %s%s on %i origins is %d",
    (reliability, credibility, origins, value, isUnjudged) => {
      const weight = weightOf({ reliability, credibility, origins });

      expect(weight.value).toBeCloseTo(value, 10);
      expect(weight.isUnjudged).toBe(isUnjudged);
    },
  );

  it("never lets what is not judged weigh more than the lowest judgement", () => {
    const of = (reliability: "E" | "F", credibility: 5 | 6) =>
      weightOf({ reliability, credibility, origins: 1 }).value;

    expect(of("F", 6)).toBe(of("E", 5));
  });
});

describe("inconsistencyOf", () => {
  it("adds the weights of what is inconsistent, and of nothing else", () => {
    const rows = [
      row("a", 0.1, { h: "inconsistent" }),
      row("b", 0.2, { h: "inconsistent" }),
      row("c", 1.5, { h: "consistent" }),
      row("d", 1.5, { h: "neutral" }),
      row("e", 1.5, { h: null }),
    ];

    expect(inconsistencyOf("h", rows)).toBe(0.3);
  });
});

describe("diagnosticityOf", () => {
  it.each([
    [{ x: "consistent", y: "consistent", z: "consistent" }, 0],
    [{ x: "consistent", y: "inconsistent", z: "inconsistent" }, 2 / 3],
    [{ x: "consistent", y: "inconsistent", z: "neutral" }, 1],
    [{ x: "consistent", y: "inconsistent", z: null }, 1],
    [{ x: "consistent", y: null, z: null }, null],
  ] as const)("of %j is %d", (readings, expected) => {
    expect(diagnosticityOf(row("a", 1, { ...readings }), ["x", "y", "z"])).toBe(expected);
  });
});

describe("the order", () => {
  it("puts the least inconsistent first and lets equals share a place", () => {
    const rows = [row("a", 1, { x: "inconsistent", y: "consistent", z: "neutral" })];

    expect(orderOf(["x", "y", "z"], rows)).toEqual([["y", "z"], ["x"]]);
  });

  it("names each cell that would change it if it read otherwise", () => {
    const rows = [
      row("grave", 1, { x: "inconsistent", y: "consistent" }),
      row("slight", 0.2, { x: "neutral", y: "neutral" }),
    ];
    const found = sensitivitiesOf(["x", "y"], rows);

    expect(found.map(({ claimId, hypothesisId }) => [claimId, hypothesisId])).toEqual([
      ["grave", "x"],
      ["grave", "y"],
    ]);
    expect(found[0]).toMatchObject({
      otherwise: "consistent",
      order: [["x", "y"]],
      changesFirst: true,
    });
    expect(found[1]).toMatchObject({ otherwise: "inconsistent", order: [["x", "y"]] });
  });

  it("says nothing of cells that nobody has read", () => {
    expect(sensitivitiesOf(["x", "y"], [row("a", 1, { x: null, y: null })])).toEqual([]);
  });
});

it("gives each sensitivity the order that reading the cell so would really give", () => {
  const reading = fc.constantFrom<Reading | null>("consistent", "inconsistent", "neutral", null);
  const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 15 }), reading, reading, reading), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(rows, (drawn) => {
      const given = drawn.map(([weight, x, y, z], index) =>
        row(String(index), weight / 10, { x, y, z }),
      );
      for (const { claimId, hypothesisId, otherwise, order } of sensitivitiesOf(
        ["x", "y", "z"],
        given,
      )) {
        const changed = given.map((one) =>
          one.claimId === claimId
            ? { ...one, readings: new Map(one.readings).set(hypothesisId, otherwise) }
            : one,
        );
        expect(orderOf(["x", "y", "z"], changed)).toEqual(order);
        expect(order).not.toEqual(orderOf(["x", "y", "z"], given));
      }
    }),
  );
});
