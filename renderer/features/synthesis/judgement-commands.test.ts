import "fake-indexeddb/auto";
import { beforeEach, expect, it } from "vitest";
import { NotebookInMemory } from "#renderer/db/notebook-in-memory.ts";
import { claimIdSchema } from "#shared/domain/ids.ts";
import { create, update } from "#shared/domain/record.ts";
import { createJudgement, moveJudgement, setConfidence, weighClaim } from "./judgement-commands.ts";
import { basisOf, claimsOfJudgement, judgementsInOrder } from "./judgement-queries.ts";

let notebook = new NotebookInMemory();
const wagons = claimIdSchema.parse("wagons");

beforeEach(async () => {
  notebook = new NotebookInMemory();
  const unrated = { credibility: null, credibilityReason: null, note: null };
  const claim = { statement: "40 wagons", kind: "figure", hedge: "approximate" } as const;
  await notebook.commit("claim:create", [create("claims", { id: wagons, ...claim, ...unrated })]);
});

const order = async () =>
  (await judgementsInOrder(notebook.db)).map(({ statement }) => statement).join(" ");

async function judgement(statement: string) {
  const found = (await judgementsInOrder(notebook.db)).find((row) => row.statement === statement);
  if (found === undefined) throw new Error(`No judgement ${statement}`);
  return found;
}

async function makeAll(): Promise<void> {
  for (const statement of ["a", "b", "c"]) await createJudgement(notebook, statement, null);
}

it("adds a judgement at the end", async () => {
  await makeAll();

  expect(await order()).toBe("a b c");
});

it("moves a judgement by one place and stops at the ends", async () => {
  await makeAll();
  await moveJudgement(notebook, await judgement("c"), -1);
  expect(await order()).toBe("a c b");
  await moveJudgement(notebook, await judgement("a"), 1);
  expect(await order()).toBe("c a b");
  await moveJudgement(notebook, await judgement("c"), -1);
  await moveJudgement(notebook, await judgement("b"), 1);
  expect(await order()).toBe("c a b");
});

it("moves between judgements that two people gave one place", async () => {
  await makeAll();
  const { position } = await judgement("a");
  const same = update("judgements", await judgement("b"), { position });
  await notebook.commit("judgement:move", [same]);
  const before = await order();
  await moveJudgement(notebook, await judgement("c"), -1);

  const [first, second] = before.split(" ");
  expect(await order()).toBe(`${first} c ${second}`);
});

it("moves a claim to the other side instead of counting it twice", async () => {
  const id = await createJudgement(notebook, "a", wagons);
  await weighClaim(notebook, id, wagons, "against");

  expect(await claimsOfJudgement(notebook.db, id)).toMatchObject([{ link: { stance: "against" } }]);
  expect(await basisOf(notebook.db, id)).toMatchObject({ claims: 0, openConflicts: 0 });
});

it("writes the confidence and its reason in one step", async () => {
  await createJudgement(notebook, "a", null);
  await setConfidence(notebook, await judgement("a"), "low", "one survey");

  expect(notebook.entries.at(-1)?.changeSet.changes).toMatchObject([
    { set: { confidence: "low", confidenceReason: "one survey" } },
  ]);
});
