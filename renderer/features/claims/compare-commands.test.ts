import "fake-indexeddb/auto";
import { beforeEach, expect, it } from "vitest";
import { NotebookInMemory } from "#renderer/db/notebook-in-memory.ts";
import { standingText } from "#renderer/db/use-read-articles.ts";
import { conflictSchema } from "#shared/domain/conflict/conflict.ts";
import { articleIdSchema } from "#shared/domain/ids.ts";
import { readPlainText } from "#shared/domain/text/plain-text.ts";
import { candidatesIn } from "#shared/suggesting/candidates.ts";
import { driftProposals } from "#shared/suggesting/drift-proposals.ts";
import { originProposals } from "#shared/suggesting/origin-proposals.ts";
import { toldPassages } from "#shared/suggesting/told-passages.ts";
import { acceptDrift, acceptOrigin, dismissComparison } from "./compare-commands.ts";
import {
  type Comparison,
  comparisonGround,
  comparisonsOf,
  restingPassages,
  type ToldInVersion,
} from "./compare-queries.ts";
import { bringBack } from "./taken-suggestion.ts";

const texts = {
  a: "Divers counted approximately 40 barges at the Sosnovka quay on May 3, 2021, according to the Harbour Institute.",
  b: "The barges at the Sosnovka quay on May 3 totaled a record 40, the Harbour Institute said.",
} as const;

let notebook: NotebookInMemory;
beforeEach(async () => {
  notebook = new NotebookInMemory();
  for (const [id, text] of Object.entries(texts)) {
    const { blocks } = readPlainText(text);
    const version = { id: `v-${id}`, articleId: id, textHash: `t-${id}`, blocks };
    const article = { id, currentTextVersionId: version.id, language: "en" };
    await notebook.db.table("articles").put(article);
    await notebook.db.table("textVersions").put(version);
    await notebook.db.table("texts").put({ hash: version.textHash, text });
  }
});

/** What the register shows now. */
async function open(): Promise<readonly Comparison[]> {
  const told: ToldInVersion[] = [];
  for (const id of Object.keys(texts)) {
    const standing = await standingText(notebook.db, id);
    if (standing === null) continue;
    const { version, text, blocks } = standing;
    const found = toldPassages(articleIdSchema.parse(id), text, candidatesIn(text, blocks, "en"));
    told.push(...found.map((one) => ({ ...one, versionId: version.id })));
  }
  const ground = await comparisonGround(notebook.db);
  const origins = originProposals(restingPassages(told, ground), ground.aliases);
  return comparisonsOf(driftProposals(told), origins, ground);
}

async function shownDrift() {
  const drift = (await open()).find((one) => one.kind === "drift");
  if (drift?.kind !== "drift") throw new Error("No drift is shown");
  return drift;
}

async function shownOrigin() {
  const origin = (await open()).find((one) => one.kind === "origin");
  if (origin?.kind !== "origin") throw new Error("No origin is shown");
  return origin;
}

it("stores nothing while passages are only compared", async () => {
  expect((await open()).map(({ kind }) => kind)).toEqual(["drift"]);
  expect(notebook.entries).toEqual([]);
});

it("enters a drift of unmarked words as one claim of two passages and one open conflict, in one change set", async () => {
  expect(await acceptDrift(notebook, await shownDrift(), "hedge lost")).toBe(true);

  expect(notebook.entries.map(({ changeSet }) => changeSet.action)).toEqual(["drift:accept"]);
  const evidence = await notebook.db.evidence.toArray();
  const claims = await notebook.db.claims.toArray();
  expect(claims).toMatchObject([{ credibility: null }]);
  expect(evidence.map(({ claimId }) => claimId)).toEqual([claims[0]?.id, claims[0]?.id]);
  expect(evidence.map(({ originStanding }) => originStanding)).toEqual(["unset", "unset"]);
  const [conflict] = (await notebook.db.conflicts.toArray()).map((row) =>
    conflictSchema.parse(row),
  );
  expect(conflict).toMatchObject({ kind: "drift", resolution: "open", note: "hedge lost" });
  expect([conflict?.leftId, conflict?.rightId].sort()).toEqual(evidence.map(({ id }) => id).sort());
  expect((await open()).some(({ kind }) => kind === "drift")).toBe(false);
});

it("adds nothing but the conflict where both passages are evidence already", async () => {
  const drift = await shownDrift();
  await acceptDrift(notebook, drift, "");
  const [conflict] = await notebook.db.conflicts.toArray();
  if (conflict === undefined) throw new Error("Nothing was entered");
  await notebook.db.conflicts.delete(conflict.id);

  await acceptDrift(notebook, await shownDrift(), "");
  expect(notebook.entries.at(-1)?.changeSet.changes).toHaveLength(1);
  expect(await notebook.db.claims.count()).toBe(1);
});

it("makes two claims of two statements, and never takes a coincidence for a cause", async () => {
  const told = {
    a: "The rise in barge traffic at Sosnovka coincides with the visit of Governor Orlov.",
    b: "The rise in barge traffic at Sosnovka is the result of the visit by Governor Orlov.",
  };
  for (const [id, text] of Object.entries(told)) {
    const { blocks } = readPlainText(text);
    await notebook.db.table("texts").put({ hash: `t-${id}`, text });
    await notebook.db.table("textVersions").update(`v-${id}`, { blocks });
  }
  const drift = await shownDrift();
  expect(drift.proposal.kind).toBe("cause-for-coincidence");
  await acceptDrift(notebook, drift, "");

  const claims = await notebook.db.claims.toArray();
  expect(claims.map(({ statement }) => statement).sort()).toEqual(
    Object.values(told).map((text) => text.slice(0, -1)),
  );
  expect(await notebook.db.relations.toArray()).toMatchObject([{ kind: "drifts" }]);
  expect(await notebook.db.conflicts.toArray()).toMatchObject([
    { kind: "drift", endKind: "claim", resolution: "open" },
  ]);
  expect(await open()).toEqual([]);
});

it("enters nothing when an article has another text by now", async () => {
  const drift = await shownDrift();
  await notebook.db.table("articles").update("b", { currentTextVersionId: "v-new" });
  expect(await acceptDrift(notebook, drift, "")).toBe(false);
  expect(notebook.entries).toEqual([]);
});

it("gives two passages a new origin, and a third the one that is known", async () => {
  await acceptDrift(notebook, await shownDrift(), "");
  const shown = await shownOrigin();
  expect(shown.proposal).toMatchObject({ rule: "quoted-report", name: "Harbour Institute" });
  expect(await notebook.db.origins.count()).toBe(0);

  await acceptOrigin(notebook, shown, "Harbour Institute");
  const [origin] = await notebook.db.origins.toArray();
  expect(origin).toMatchObject({ name: "Harbour Institute", kind: "report" });
  const evidence = await notebook.db.evidence.toArray();
  expect(evidence.map((row) => [row.originStanding, row.originId])).toEqual([
    ["known", origin?.id],
    ["known", origin?.id],
  ]);
  expect(await open()).toEqual([]);
});

it("lets the later of two known origins derive from the other, so that both count once", async () => {
  await acceptDrift(notebook, await shownDrift(), "");
  const shown = await shownOrigin();
  await acceptOrigin(notebook, shown, "One report");
  const [first, second] = await notebook.db.evidence.toArray();
  const [origin] = await notebook.db.origins.toArray();
  await notebook.db.table("origins").put({ ...origin, id: "zz" });
  await notebook.db.table("evidence").update(second?.id ?? "", { originId: "zz" });

  const again = await shownOrigin();
  await acceptOrigin(notebook, again, "");
  expect(notebook.entries.at(-1)?.changeSet.changes).toMatchObject([
    { table: "origins", id: "zz" },
  ]);
  expect(JSON.stringify(notebook.entries.at(-1))).toContain(`${first?.originId}`);
});

it("remembers what was dismissed, until it is brought back", async () => {
  const drift = await shownDrift();
  await dismissComparison(notebook, drift, "both");
  expect(await open()).toEqual([]);
  const [dismissal] = (await comparisonGround(notebook.db)).dismissed;
  if (dismissal === undefined) throw new Error("Nothing was dismissed");
  await bringBack(notebook, dismissal);
  expect((await open()).map(({ id }) => id)).toEqual([drift.id]);
});

it("holds the sentences of one article against each other only where they are of one claim", async () => {
  const text =
    "There have been suspicions of the Sosnovka yard selling turbine blades abroad. The council met on Monday.\n\nThe Sosnovka yard sold turbine blades abroad, officials confirmed on Tuesday.";
  const { blocks } = readPlainText(text);
  await notebook.db.table("texts").put({ hash: "t-a", text });
  await notebook.db.table("textVersions").update("v-a", { blocks });
  await notebook.db.table("articles").delete("b");
  expect(await open()).toEqual([]);
  const told = toldPassages(articleIdSchema.parse("a"), text, candidatesIn(text, blocks, "en"));
  const [drift] = driftProposals(told);
  if (drift === undefined) throw new Error("The rules find nothing here");

  const tie = async (place: number, claimId: string) => {
    const { start, end } = place === 0 ? drift.careful : drift.firm;
    const id = `e-${place}`;
    const mark = { id: `m-${place}`, articleId: "a", textVersionId: "v-a", start, end, exact: "" };
    await notebook.db.table("annotations").put(mark);
    await notebook.db.table("claims").put({ id: claimId });
    await notebook.db
      .table("evidence")
      .put({ id, claimId, annotationId: mark.id, quantityValue: null });
  };
  await tie(0, "one");
  await tie(1, "two");
  expect((await open()).filter(({ kind }) => kind === "drift")).toEqual([]);
  await tie(1, "one");
  expect((await open()).map(({ kind }) => kind)).toContain("drift");
});
