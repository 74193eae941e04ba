import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claimIdSchema } from "../ids.ts";
import { relationBetween } from "./relate.ts";
import { isSymmetric, relationKinds, relationSchema } from "./relation.ts";

const a7 = claimIdSchema.parse("a7");
const b6 = claimIdSchema.parse("b6");

describe("relationBetween", () => {
  it("makes one record of a symmetric kind, from whichever end it is said", () => {
    expect(relationBetween("repeats", b6, a7, null)).toEqual(
      relationBetween("repeats", a7, b6, null),
    );
  });

  it("keeps the direction of a kind that has one", () => {
    expect(relationBetween("elaborates", b6, a7, null)).toMatchObject({
      fromClaimId: b6,
      toClaimId: a7,
    });
    expect(relationBetween("elaborates", b6, a7, null).id).not.toBe(
      relationBetween("elaborates", a7, b6, null).id,
    );
  });

  it("keeps may-cause and coincides-with between the same claims as two records", () => {
    expect(relationBetween("may-cause", a7, b6, null).id).not.toBe(
      relationBetween("coincides-with", a7, b6, null).id,
    );
  });

  it("refuses to relate a claim to itself", () => {
    expect(() => relationBetween("tension", a7, a7, null)).toThrow("itself");
  });

  it("gives a valid record for every kind, the same both ways exactly when it is symmetric", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...relationKinds),
        fc.uniqueArray(fc.uuid(), { minLength: 2, maxLength: 2 }),
        (kind, ids) => {
          const [from, to] = ids.map((id) => claimIdSchema.parse(id));
          if (from === undefined || to === undefined) return;
          const one = relationBetween(kind, from, to, "why");

          expect(relationSchema.parse(one)).toEqual(one);
          expect(relationBetween(kind, to, from, "why").id === one.id).toBe(isSymmetric(kind));
        },
      ),
    );
  });
});
