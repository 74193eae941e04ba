import "fake-indexeddb/auto";
import { beforeEach, expect, it } from "vitest";
import { NotebookInMemory } from "#renderer/db/notebook-in-memory.ts";
import { claimIdSchema, linkIds } from "#shared/domain/ids.ts";
import { builtInLenses, japanSecurityId } from "#shared/domain/lens/built-in-lenses.ts";
import { create, type RowOf, update } from "#shared/domain/record.ts";
import {
  createJudgement,
  moveJudgement,
  type NewJudgement,
  setConfidence,
  weighClaim,
} from "./judgement-commands.ts";
import {
  basisOf,
  beginningFrom,
  claimsOfJudgement,
  judgementsInOrder,
} from "./judgement-queries.ts";
import { relateClaims } from "./relation-commands.ts";

let notebook = new NotebookInMemory();
const wagons = claimIdSchema.parse("wagons");

beforeEach(async () => {
  notebook = new NotebookInMemory();
  const unrated = { credibility: null, credibilityReason: null, note: null };
  const claim = { statement: "40 wagons", kind: "figure", hedge: "approximate" } as const;
  await notebook.commit("claim:create", [create("claims", { id: wagons, ...claim, ...unrated })]);
});

const begun = (statement: string): NewJudgement => ({
  statement,
  likelihood: null,
  confidence: null,
  confidenceReason: null,
  lensId: null,
  restsOn: [],
  against: [],
});

const order = async () =>
  (await judgementsInOrder(notebook.db)).map(({ statement }) => statement).join(" ");

async function judgement(statement: string) {
  const found = (await judgementsInOrder(notebook.db)).find((row) => row.statement === statement);
  if (found === undefined) throw new Error(`No judgement ${statement}`);
  return found;
}

async function makeAll(): Promise<void> {
  for (const statement of ["a", "b", "c"]) await createJudgement(notebook, begun(statement));
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
  const id = await createJudgement(notebook, { ...begun("a"), restsOn: [wagons] });
  await weighClaim(notebook, id, wagons, "against");

  expect(await claimsOfJudgement(notebook.db, id)).toMatchObject([{ link: { stance: "against" } }]);
  expect(await basisOf(notebook.db, id)).toMatchObject({ claims: 0, openConflicts: 0 });
});

it("writes the confidence and its reason in one step", async () => {
  await createJudgement(notebook, begun("a"));
  await setConfidence(notebook, await judgement("a"), "low", "one survey");

  expect(notebook.entries.at(-1)?.changeSet.changes).toMatchObject([
    { set: { confidence: "low", confidenceReason: "one survey" } },
  ]);
});

/** A claim beside the one there is, decided through Japan's lens or not. */
async function another(id: string, isRelevant: boolean) {
  const claimId = claimIdSchema.parse(id);
  const unrated = { credibility: null, credibilityReason: null, note: null };
  const words = { statement: `Claim ${id}.`, kind: "fact", hedge: "unhedged" } as const;
  const decided = { decision: "relevant", direction: "worsens", severity: "low", reason: null };
  await notebook.commit("claim:create", [
    create("claims", { id: claimId, ...words, ...unrated }),
    ...(isRelevant
      ? [
          create("impacts", {
            id: linkIds.impact(claimId, japanSecurityId),
            claimId,
            lensId: japanSecurityId,
            ...decided,
          } as RowOf<"impacts">),
        ]
      : []),
  ]);
  return claimId;
}

it("begins from the words of the first claim, and the one lens through which all are relevant", async () => {
  await notebook.commit(
    "lens:create",
    builtInLenses.map((lens) => create("lenses", lens)),
  );
  const [one, two] = [await another("one", true), await another("two", true)];

  expect(await beginningFrom(notebook.db, [one, two])).toMatchObject({
    statement: "Claim one",
    lensId: japanSecurityId,
    inConflict: [],
  });
  expect((await beginningFrom(notebook.db, [one, wagons])).lensId).toBeNull();
  expect((await beginningFrom(notebook.db, [])).lensId).toBeNull();
});

it("offers what an open conflict sets against its claims, and takes no side by itself", async () => {
  const other = await another("other", false);
  await relateClaims(notebook, "tension", other, wagons, null);

  const { inConflict, basis } = await beginningFrom(notebook.db, [wagons]);
  expect(inConflict.map(({ id }) => id)).toEqual([other]);
  expect(basis).toMatchObject({ claims: 1, openConflicts: 1 });
  expect((await beginningFrom(notebook.db, [wagons, other])).inConflict).toEqual([]);

  const id = await createJudgement(notebook, {
    ...begun("a"),
    restsOn: [wagons],
    against: [other],
  });
  expect(
    new Map(
      (await claimsOfJudgement(notebook.db, id)).map(({ link }) => [link.claimId, link.stance]),
    ),
  ).toEqual(
    new Map([
      [other, "against"],
      [wagons, "for"],
    ]),
  );
});
