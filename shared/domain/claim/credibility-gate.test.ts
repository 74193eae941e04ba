import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claimKinds, credibilities } from "./claim.ts";
import { credibilityGate } from "./credibility-gate.ts";

function counts(known: number, more: { articles?: number; unknown?: number } = {}) {
  const articles = more.articles ?? known;
  return {
    articles,
    known: Array.from({ length: known }, (_, index) => index),
    unknown: more.unknown ?? 0,
    unset: 0,
    ownJudgement: 0,
    isCircular: known === 1 && articles > 1,
  };
}

describe("credibilityGate", () => {
  it("refuses 1 for two articles that rest on one origin, with the facts for the words", () => {
    expect(credibilityGate("figure", counts(1, { articles: 2 }), 1)).toEqual({
      allowed: false,
      reason: "too-few-origins",
      known: 1,
      needed: 2,
      articles: 2,
      unknown: 0,
      unset: 0,
      ownJudgement: 0,
      isCircular: true,
    });
  });

  it("allows 1 from two independent origins on", () => {
    expect(credibilityGate("figure", counts(2), 1)).toEqual({ allowed: true });
  });

  it("does not let unknown origins make up for missing ones", () => {
    expect(credibilityGate("fact", counts(1, { articles: 9, unknown: 8 }), 1)).toMatchObject({
      allowed: false,
      unknown: 8,
    });
  });

  it.each([2, 3, 4, 5, 6] as const)("allows %i without any known origin", (requested) => {
    expect(credibilityGate("fact", counts(0), requested)).toEqual({ allowed: true });
  });

  it.each(["forecast", "opinion", "prescription"] as const)("gives a %s no number", (kind) => {
    expect(credibilityGate(kind, counts(5), 6)).toEqual({
      allowed: false,
      reason: "kind-takes-none",
      kind,
    });
  });

  it("always lets a rating be taken away", () => {
    fc.assert(
      fc.property(fc.constantFrom(...claimKinds), fc.nat(5), (kind, known) => {
        expect(credibilityGate(kind, counts(known), null)).toEqual({ allowed: true });
      }),
    );
  });

  it("never refuses with more origins what it allowed with fewer", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...claimKinds),
        fc.constantFrom(...credibilities),
        fc.nat(5),
        (kind, requested, known) => {
          const before = credibilityGate(kind, counts(known), requested);
          const after = credibilityGate(kind, counts(known + 1), requested);

          expect(before.allowed && !after.allowed).toBe(false);
        },
      ),
    );
  });
});
