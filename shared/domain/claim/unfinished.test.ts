import { expect, it } from "vitest";
import { edtfSchema } from "../date/edtf.ts";
import { conflictIdSchema, evidenceIdSchema } from "../ids.ts";
import {
  japanSecurityId,
  sentimentReachId,
  southKoreanSentimentId,
} from "../lens/built-in-lenses.ts";
import { type ClaimProgress, unfinishedOf } from "./unfinished.ts";

const e1 = evidenceIdSchema.parse("e1");
const passage: ClaimProgress["evidence"][number] = { id: e1, originStanding: "known", date: null };
const finished: ClaimProgress = {
  claim: { kind: "figure", credibility: 2 },
  evidence: [passage],
  spokenEvidenceIds: new Set([e1]),
  lensIds: [japanSecurityId],
  decidedLensIds: new Set([japanSecurityId]),
  open: [],
  drifts: [],
  openConflictIds: [],
};
const kinds = (change: Partial<ClaimProgress>) =>
  unfinishedOf({ ...finished, ...change }).map((item) => item.kind);

it("finds nothing to do on a finished claim", () => {
  expect(kinds({})).toEqual([]);
});

it("asks for a passage before anything else", () => {
  expect(kinds({ evidence: [], decidedLensIds: new Set() })).toEqual(["no-evidence"]);
});

it("asks who said it, where it came from and which year, passage by passage", () => {
  const bare = {
    ...passage,
    originStanding: "unset",
    date: edtfSchema.parse("XXXX-10-05"),
  } as const;

  expect(kinds({ evidence: [bare], spokenEvidenceIds: new Set() })).toEqual([
    "no-speaker",
    "no-origin",
    "no-year",
  ]);
});

it("asks for a resolution before it asks what the claim means", () => {
  const openConflictIds = [conflictIdSchema.parse("k1")];

  expect(kinds({ openConflictIds, decidedLensIds: new Set() })).toEqual([
    "open-conflict",
    "undecided",
  ]);
});

it("takes an origin that is not stated for an answer", () => {
  expect(kinds({ evidence: [{ ...passage, originStanding: "unknown" }] })).toEqual([]);
});

it("asks for a decision through every lens, not relevant included", () => {
  expect(kinds({ lensIds: [japanSecurityId, southKoreanSentimentId] })).toEqual(["undecided"]);
});

it("asks for the answers a lens requires", () => {
  const open = [{ lensId: southKoreanSentimentId, dimensionId: sentimentReachId }];

  expect(kinds({ open })).toEqual(["unanswered"]);
});

it("asks for a rating only of kinds that take one", () => {
  expect(kinds({ claim: { kind: "figure", credibility: null } })).toEqual(["unrated"]);
  expect(kinds({ claim: { kind: "forecast", credibility: null } })).toEqual([]);
});

it("counts 6, truth can not be judged, as rated", () => {
  expect(kinds({ claim: { kind: "fact", credibility: 6 } })).toEqual([]);
});
