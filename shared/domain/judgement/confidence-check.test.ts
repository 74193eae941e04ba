import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reliabilities } from "../source/source.ts";
import {
  confidenceDoubts,
  confidenceGrounds,
  type JudgementBasis,
  sourceStanding,
} from "./confidence-check.ts";

function basis(more: Partial<JudgementBasis> & { origins?: JudgementBasis["origins"] } = {}) {
  return {
    claims: 2,
    origins: { articles: 2, known: ["csis", "white-house"] },
    reliabilities: ["B" as const, null],
    openConflicts: 0,
    ...more,
  };
}

describe("confidenceDoubts", () => {
  it("is content with two origins, a rated source and no open conflict", () => {
    expect(confidenceDoubts("high", basis())).toEqual([]);
  });

  it.each(["moderate", "high"] as const)(
    "doubts %s confidence on a single origin",
    (confidence) => {
      expect(
        confidenceDoubts(confidence, basis({ origins: { articles: 2, known: ["csis"] } })),
      ).toEqual([{ kind: "single-origin", articles: 2 }]);
    },
  );

  it("tells no known origin from a single one", () => {
    expect(confidenceDoubts("moderate", basis({ origins: { articles: 3, known: [] } }))).toEqual([
      { kind: "no-known-origin", articles: 3 },
    ]);
  });

  it.each([[["F", "F"]], [[null, null]], [["F", null]], [[]]] as const)(
    "takes sources %j for none that was judged",
    (letters) => {
      expect(confidenceDoubts("moderate", basis({ reliabilities: letters }))).toEqual([
        { kind: "sources-not-judged", sources: letters.length },
      ]);
    },
  );

  it("doubts confidence over an open conflict", () => {
    expect(confidenceDoubts("moderate", basis({ openConflicts: 1 }))).toEqual([
      { kind: "conflict-open", conflicts: 1 },
    ]);
  });

  it("names only the missing claims when nothing speaks for the judgement", () => {
    const nothing = basis({ claims: 0, reliabilities: [], origins: { articles: 0, known: [] } });

    expect(confidenceDoubts("high", nothing)).toEqual([{ kind: "no-claims" }]);
  });

  it("never doubts low confidence, nor a judgement without one", () => {
    const anyBasis = fc.record({
      claims: fc.nat(3),
      origins: fc.record({ articles: fc.nat(3), known: fc.array(fc.string(), { maxLength: 3 }) }),
      reliabilities: fc.array(fc.constantFrom(...reliabilities, null)),
      openConflicts: fc.nat(2),
    });
    fc.assert(
      fc.property(fc.constantFrom("low" as const, null), anyBasis, (confidence, drawn) => {
        expect(confidenceDoubts(confidence, drawn)).toEqual([]);
      }),
    );
  });
});

describe("confidenceGrounds", () => {
  const anyBasis = fc.record({
    claims: fc.nat(3),
    origins: fc.record({ articles: fc.nat(3), known: fc.array(fc.string(), { maxLength: 3 }) }),
    reliabilities: fc.array(fc.constantFrom(...reliabilities, null)),
    openConflicts: fc.nat(2),
  });

  it("never gives what casts doubt on a level as a reason for it", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("moderate" as const, "high" as const),
        anyBasis,
        (confidence, drawn) => {
          const doubts = confidenceDoubts(confidence, drawn).map(({ kind }) => kind as string);
          for (const { kind } of confidenceGrounds(confidence, drawn)) {
            expect(doubts).not.toContain(kind);
          }
        },
      ),
    );
  });

  it("gives independent origins for moderate and high, and not for low", () => {
    expect(confidenceGrounds("high", basis())).toEqual([{ kind: "origins", origins: 2 }]);
    expect(confidenceGrounds("moderate", basis())).toEqual([{ kind: "origins", origins: 2 }]);
    expect(confidenceGrounds("low", basis())).toEqual([]);
  });

  it("gives the gaps for low", () => {
    const thin = basis({
      origins: { articles: 1, known: [] },
      reliabilities: [null],
      openConflicts: 1,
    });

    expect(confidenceGrounds("low", thin).map(({ kind }) => kind)).toEqual([
      "no-known-origin",
      "sources-not-judged",
      "conflict-open",
    ]);
  });

  it("gives nothing before a level is chosen", () => {
    fc.assert(
      fc.property(anyBasis, (drawn) => {
        expect(confidenceGrounds(null, drawn)).toEqual([]);
      }),
    );
  });
});

describe("sourceStanding", () => {
  it.each([
    [[null, null], "not-rated"],
    [[], "not-rated"],
    [["F"], "not-judged"],
    [["F", null], "not-rated-or-judged"],
  ] as const)("tells of sources %j that they are %s", (letters, standing) => {
    expect(sourceStanding(basis({ reliabilities: letters }))).toBe(standing);
  });
});
