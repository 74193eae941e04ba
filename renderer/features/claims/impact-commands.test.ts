import "fake-indexeddb/auto";
import { beforeEach, expect, it } from "vitest";
import { NotebookInMemory } from "#renderer/db/notebook-in-memory.ts";
import { claimIdSchema, linkIds } from "#shared/domain/ids.ts";
import {
  builtInDimensions,
  builtInLenses,
  sentimentReachId,
  southKoreanSentimentId,
} from "#shared/domain/lens/built-in-lenses.ts";
import { create } from "#shared/domain/record.ts";
import { loadClaims } from "./claims-queries.ts";
import { type Decision, decideImpact } from "./impact-commands.ts";

const ids = ["c1", "c2"].map((id) => claimIdSchema.parse(id));

let notebook: NotebookInMemory;
beforeEach(async () => {
  notebook = new NotebookInMemory();
  await notebook.commit("claim:create", [
    ...builtInLenses.map((lens) => create("lenses", lens)),
    ...builtInDimensions.map((dimension) => create("lensDimensions", dimension)),
    ...ids.map((id) =>
      create("claims", {
        id,
        statement: `The writer is afraid (${id})`,
        kind: "sentiment",
        hedge: "unhedged",
        credibility: null,
        credibilityReason: null,
        note: null,
      }),
    ),
  ]);
});

async function decide(claimIds: typeof ids, decision: Decision, people: number | null) {
  const { claims } = await loadClaims(notebook.db, claimIds);
  const wanted = claims.map(({ claim, impacts }) => ({
    claimId: claim.id,
    former: impacts.find(({ lens }) => lens.id === southKoreanSentimentId) ?? null,
  }));
  const answers = people === null ? [] : [{ dimensionId: sentimentReachId, value: people }];
  await decideImpact(notebook, wanted, southKoreanSentimentId, decision, answers);
}

const worse = {
  decision: "relevant",
  direction: "worsens",
  severity: "low",
  reason: null,
} as const;
const aside = { decision: "not-relevant", direction: null, severity: null, reason: null } as const;

it("decides several claims alike, with the answers of each, in one change set", async () => {
  await decide(ids, worse, 1);

  expect(notebook.entries.slice(1).map(({ changeSet }) => changeSet.action)).toEqual([
    "impact:decide",
  ]);
  expect(await notebook.db.impacts.toArray()).toMatchObject([
    { claimId: "c1", direction: "worsens" },
    { claimId: "c2", direction: "worsens" },
  ]);
  expect((await notebook.db.impactDimensions.toArray()).map(({ value }) => value)).toEqual([1, 1]);
});

it("takes the answers of each away once they are set aside together", async () => {
  await decide(ids.slice(0, 1), worse, 1);
  await decide(ids, aside, null);

  expect(await notebook.db.impactDimensions.count()).toBe(0);
  const [first] = ids;
  if (first === undefined) throw new Error("There is a first claim");
  expect(
    await notebook.db.impacts.get(linkIds.impact(first, southKoreanSentimentId)),
  ).toMatchObject({ decision: "not-relevant", direction: null, severity: null });
});
