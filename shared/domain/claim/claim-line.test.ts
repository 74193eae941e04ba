import { expect, it } from "vitest";
import type { AssembledClaim, AssembledEvidence } from "./assembled-claim.ts";
import { claimLine } from "./claim-line.ts";

const speaker = { id: "s1", evidenceId: "e1", position: "a0" } as const;

function saidBy(name: string | null, sourceId: string | null): unknown {
  // Only what the line reads of a passage; the rest of its row does not matter here.
  const passage = {
    evidence: { id: "e1", quantityValue: null, quantityUpTo: null, quantityQualifiers: [] },
    annotation: { exact: "words" },
    article: { id: "a1" },
    speakers: [{ ...speaker, name, isUnnamed: false, sourceId }],
    origin: null,
    source: null,
  } as unknown as AssembledEvidence;
  const claim = {
    claim: { id: "c1" },
    evidence: [passage],
    impacts: [],
    standing: "supported",
    origins: { known: [], unknown: 0, articles: 1 },
  } as unknown as AssembledClaim;
  const names = { dimensions: new Map(), sources: new Map([["o1", "Harbour Office"]]) };
  const { evidence } = claimLine(claim, names);
  return evidence;
}

it("names a speaker by the source that stands for them when the passage gives no name", () => {
  expect(saidBy(null, "o1")).toMatchObject([{ speakers: [{ name: "Harbour Office" }] }]);
});

it("keeps the name as the passage writes it", () => {
  expect(saidBy("the office", "o1")).toMatchObject([{ speakers: [{ name: "the office" }] }]);
});

it("leaves a speaker nameless of whom nothing is known", () => {
  expect(saidBy(null, null)).toMatchObject([{ speakers: [{ name: null }] }]);
});
