import "fake-indexeddb/auto";
import { beforeEach, expect, it } from "vitest";
import { NotebookInMemory } from "#renderer/db/notebook-in-memory.ts";
import { claimIdSchema, judgementIdSchema, linkIds } from "#shared/domain/ids.ts";
import { japanSecurityId } from "#shared/domain/lens/built-in-lenses.ts";
import { create, update } from "#shared/domain/record.ts";
import {
  addToJudgement,
  deleteClaims,
  saveView,
  setAside,
  setKinds,
  tagClaims,
} from "./bulk-commands.ts";

const ids = ["c1", "c2", "c3"].map((id) => claimIdSchema.parse(id));
const judgementId = judgementIdSchema.parse("j1");

let notebook: NotebookInMemory;
beforeEach(async () => {
  notebook = new NotebookInMemory();
  await notebook.commit(
    "claim:create",
    ids.map((id) =>
      create("claims", {
        id,
        statement: `Forty wagons crossed (${id})`,
        kind: "fact",
        hedge: "unhedged",
        credibility: null,
        credibilityReason: null,
        note: null,
      }),
    ),
  );
});

const actions = () => notebook.entries.slice(1).map(({ changeSet }) => changeSet.action);

it("sets the kind of many claims in one change set", async () => {
  expect(await setKinds(notebook, ids, "figure")).toBe(3);
  expect(actions()).toEqual(["claim:set-kind"]);
  expect((await notebook.db.claims.toArray()).map(({ kind }) => kind)).toEqual([
    "figure",
    "figure",
    "figure",
  ]);
});

it("writes nothing where nothing changes", async () => {
  expect(await setKinds(notebook, ids, "fact")).toBe(0);
  expect(actions()).toEqual([]);
});

it("tags those that lack the tag, and makes it once", async () => {
  await tagClaims(notebook, ids.slice(0, 1), "Rail");
  expect(await tagClaims(notebook, ids, " rail ")).toBe(2);
  expect(actions()).toEqual(["claim:tag", "claim:tag"]);
  expect(await notebook.db.tags.count()).toBe(1);
  expect(await notebook.db.taggings.count()).toBe(3);
});

it("sets aside through a lens what nobody decided, and leaves what was", async () => {
  const [first] = ids;
  if (first === undefined) throw new Error("There is a first claim");
  await notebook.commit("impact:decide", [
    create("impacts", {
      id: linkIds.impact(first, japanSecurityId),
      claimId: first,
      lensId: japanSecurityId,
      decision: "relevant",
      direction: "worsens",
      severity: "high",
      reason: null,
    }),
  ]);

  expect(await setAside(notebook, ids, japanSecurityId)).toBe(2);
  expect((await notebook.db.impacts.toArray()).map(({ decision }) => decision).sort()).toEqual([
    "not-relevant",
    "not-relevant",
    "relevant",
  ]);
});

it("adds to a judgement what it does not weigh yet", async () => {
  await addToJudgement(notebook, ids.slice(0, 2), judgementId);
  expect(await addToJudgement(notebook, ids, judgementId)).toBe(1);
  expect(await notebook.db.judgementClaims.count()).toBe(3);
});

it("deletes many in one change set", async () => {
  expect(await deleteClaims(notebook, ids)).toBe(3);
  expect(actions()).toEqual(["claim:delete"]);
  expect(await notebook.db.claims.count()).toBe(0);
});

it("keeps a view under its name", async () => {
  await saveView(notebook, " High for Japan ", { severity: "high" });
  expect(await notebook.db.savedViews.toArray()).toMatchObject([
    { name: "High for Japan", view: '{"severity":"high"}' },
  ]);
});

it("takes a rating away with a kind that takes no credibility number, and with no other", async () => {
  const rated = (await notebook.db.claims.toArray()).filter(({ id }) => id !== "c3");
  await notebook.commit(
    "claim:rate",
    rated.map((claim) => update("claims", claim, { credibility: 3, credibilityReason: "Close." })),
  );
  await setKinds(notebook, ["c1"], "figure");
  await setKinds(notebook, ["c2"], "forecast");

  const claims = await notebook.db.claims.toArray();
  expect(
    claims.map(({ kind, credibility, credibilityReason }) => [
      kind,
      credibility,
      credibilityReason,
    ]),
  ).toEqual([
    ["figure", 3, "Close."],
    ["forecast", null, null],
    ["fact", null, null],
  ]);
});
