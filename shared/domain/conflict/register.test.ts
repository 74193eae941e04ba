import { describe, expect, it } from "vitest";
import { claimIdSchema } from "../ids.ts";
import { relationBetween } from "../relation/relate.ts";
import { opensConflict, relationKinds } from "../relation/relation.ts";
import { type Conflict, conflictSchema } from "./conflict.ts";
import {
  type ConflictGround,
  conflictOpenedBy,
  conflictsTouching,
  isConflictVisible,
  settledAs,
} from "./register.ts";

const a10 = claimIdSchema.parse("a10");
const b8 = claimIdSchema.parse("b8");
const b9 = claimIdSchema.parse("b9");

function opened(kind: "contradicts" | "tension" | "drifts", from = a10, to = b8): Conflict {
  const conflict = conflictOpenedBy(relationBetween(kind, from, to, "one image can not show it"));
  if (conflict === null) throw new Error(`${kind} opened no conflict`);
  return conflict;
}

const tension = opened("tension");

const ground: ConflictGround = {
  relationIds: new Set([tension.relationId ?? ""]),
  claimIds: new Set([a10, b8, b9]),
  claimOfEvidence: new Map([
    ["e1", a10],
    ["e2", a10],
  ]),
};

/** A drift between two passages of one claim, which no relation opened. */
const drift: Conflict = {
  ...tension,
  kind: "drift",
  endKind: "evidence",
  leftId: "e1",
  rightId: "e2",
  relationId: null,
};

describe("conflictOpenedBy", () => {
  it.each([
    ["contradicts", "contradiction"],
    ["tension", "tension"],
    ["drifts", "drift"],
  ] as const)("opens for %s a %s with the note of the relation", (kind, conflictKind) => {
    expect(conflictSchema.parse(opened(kind))).toMatchObject({
      kind: conflictKind,
      resolution: "open",
      resolutionReason: null,
      note: "one image can not show it",
    });
  });

  it("opens none for the other kinds", () => {
    for (const kind of relationKinds.filter((candidate) => !opensConflict(candidate))) {
      expect(conflictOpenedBy(relationBetween(kind, a10, b8, null))).toBeNull();
    }
  });

  it("is one conflict, from whichever end the tension was recorded", () => {
    expect(opened("tension", b8, a10)).toEqual(tension);
  });
});

describe("isConflictVisible", () => {
  it("hides a conflict while its relation is deleted", () => {
    expect(isConflictVisible(tension, ground)).toBe(true);
    expect(isConflictVisible(tension, { ...ground, relationIds: new Set() })).toBe(false);
  });

  it("hides a conflict while one of its claims is deleted", () => {
    expect(isConflictVisible(tension, { ...ground, claimIds: new Set([a10]) })).toBe(false);
  });

  it("hides a drift while one of its passages is deleted", () => {
    expect(isConflictVisible(drift, ground)).toBe(true);
    expect(isConflictVisible(drift, { ...ground, claimOfEvidence: new Map([["e1", a10]]) })).toBe(
      false,
    );
  });
});

describe("conflictsTouching", () => {
  const resolved = { ...tension, resolution: "both-stand" } as const;

  it("finds a conflict from either end, so that a brief on one side shows both", () => {
    expect(conflictsTouching(new Set([a10]), [tension], ground)).toEqual([tension]);
    expect(conflictsTouching(new Set([b8]), [tension], ground)).toEqual([tension]);
    expect(conflictsTouching(new Set([b9]), [tension], ground)).toEqual([]);
  });

  it("finds a drift by the claim of its passages", () => {
    expect(conflictsTouching(new Set([a10]), [drift], ground)).toEqual([drift]);
  });

  it("puts open conflicts first and keeps resolved ones", () => {
    expect(conflictsTouching(new Set([a10]), [resolved, drift], ground)).toEqual([drift, resolved]);
  });
});

describe("settledAs", () => {
  it("needs a reason", () => {
    expect(settledAs("both-stand", "  ")).toBeNull();
    expect(settledAs("both-stand", " Different dates. ")).toEqual({
      resolution: "both-stand",
      resolutionReason: "Different dates.",
    });
  });

  it("opens a conflict again without one", () => {
    expect(settledAs("open", "")).toEqual({ resolution: "open", resolutionReason: null });
  });
});
