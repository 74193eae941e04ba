import { expect, it } from "vitest";
import { actorIdSchema, claimIdSchema, impactIdSchema } from "#shared/domain/ids.ts";
import {
  builtInDimensions,
  builtInLenses,
  sentimentReachId,
  southKoreanSentimentId,
} from "#shared/domain/lens/built-in-lenses.ts";
import { create } from "#shared/domain/record.ts";
import { type Change, changeSetSchema } from "#shared/ledger/change.ts";
import { formatStamp } from "#shared/ledger/clock.ts";
import { applyChangeSets, emptyState } from "#shared/ledger/notebook-state.ts";
import { claimLines } from "./claim-commands.ts";

const claimId = claimIdSchema.parse("c1");

function stateOf(...changes: readonly Change[]) {
  const actorId = actorIdSchema.parse("actor");
  const changeSet = changeSetSchema.parse({
    id: "01890000-0000-7000-8000-000000000000",
    action: "claim:create",
    changes,
    stamp: formatStamp({ ms: 1, counter: 0, actorId }),
    actorId,
    at: "2026-01-01T00:00:00.000Z",
    tool: "railhead test",
  });
  return applyChangeSets(emptyState(), [changeSet]);
}

const claim = create("claims", {
  id: claimId,
  statement: "The author fears the future",
  kind: "sentiment",
  hedge: "unhedged",
  credibility: null,
  credibilityReason: null,
  note: null,
});

it("prints a claim without evidence with nothing invented", () => {
  const [printed] = claimLines(stateOf(claim));

  expect(printed?.line).toMatchObject({
    claimId,
    statement: "The author fears the future",
    kind: "sentiment",
    evidence: [],
    impacts: [],
    credibility: null,
    origins: { known: 0, unknown: 0 },
  });
});

it("names the lens by its slug and says how many people a sentiment speaks for", () => {
  const impactId = impactIdSchema.parse("i1");
  const [printed] = claimLines(
    stateOf(
      claim,
      ...builtInLenses.map((lens) => create("lenses", lens)),
      ...builtInDimensions.map((dimension) => create("lensDimensions", dimension)),
      create("impacts", {
        id: impactId,
        claimId,
        lensId: southKoreanSentimentId,
        decision: "relevant",
        direction: "worsens",
        severity: "moderate",
        reason: "From distant to afraid",
      }),
      create("impactDimensions", {
        id: "answer",
        impactId,
        dimensionId: sentimentReachId,
        value: 1,
      }),
    ),
  );

  expect(printed?.line).toMatchObject({
    impacts: [
      {
        lens: "south-korean-public-sentiment",
        direction: "worsens",
        severity: "moderate",
        people: 1,
        answers: { "People the evidence speaks for": 1 },
      },
    ],
  });
});
