import "fake-indexeddb/auto";
import { beforeEach, expect, it } from "vitest";
import { NotebookInMemory } from "#renderer/db/notebook-in-memory.ts";
import { deletedField, type JsonValue, purgedField } from "#shared/ledger/change.ts";
import { trashIn } from "./trash-queries.ts";

let notebook: NotebookInMemory;

beforeEach(async () => {
  notebook = new NotebookInMemory();
  await write("actors", "ana", { personName: "A. Analyst" });
  await write("articles", "a1", { title: "Ferries crowd the northern pier" });
  await write("textVersions", "v1", { articleId: "a1" });
  await write("annotations", "m1", { articleId: "a1", exact: "about 40 ferries" });
  await write("annotations", "m2", { articleId: "a1", exact: "the pier" });
  await write("claims", "c1", { statement: "Forty ferries lay at the pier" });
  await write("evidence", "e1", { claimId: "c1", annotationId: "m1" });
  await write("speakers", "s1", { evidenceId: "e1", name: "Harbour master" });
  await write("tags", "t1", { name: "ferries" });
  await write("taggings", "t1~m1", { tagId: "t1", targetId: "m1" });
});

const write = (table: string, id: string, set: Readonly<Record<string, JsonValue>>) =>
  notebook.commit("test:write", [{ table, id, set }]);

const away = (table: string, id: string) => write(table, id, { [deletedField]: true });

it("tells who deleted a thing and when, and counts all that is hidden with it", async () => {
  expect(await trashIn(notebook.db)).toEqual([]);
  await away("articles", "a1");

  expect(await trashIn(notebook.db)).toEqual([
    {
      table: "articles",
      id: "a1",
      name: "Ferries crowd the northern pier",
      deletedAt: new Date(notebook.entries.length).toISOString(),
      who: "A. Analyst",
      hidden: { annotations: 2, evidence: 1, speakers: 1, taggings: 1 },
    },
  ]);
});

it("counts what hangs on several deleted things with each, and nothing through another that is deleted", async () => {
  await away("articles", "a1");
  await away("claims", "c1");
  await away("annotations", "m1");
  const hidden = Object.fromEntries(
    (await trashIn(notebook.db)).map((thing) => [thing.id, thing.hidden]),
  );

  expect(hidden).toEqual({
    m1: { evidence: 1, speakers: 1, taggings: 1 },
    c1: { evidence: 1, speakers: 1 },
    a1: { annotations: 1 },
  });
});

it("finds what hangs on a thing by a field that no index is of", async () => {
  await write("relations", "r1", { fromClaimId: "c1", toClaimId: "c1" });
  await write("conflicts", "k1", { relationId: "r1" });
  await away("relations", "r1");

  expect(await trashIn(notebook.db)).toMatchObject([
    { id: "r1", name: "Forty ferries lay at the pier", hidden: { conflicts: 1 } },
  ]);
});

it("names the last deleted first, and leaves out what was brought back or purged", async () => {
  await away("tags", "t1");
  await away("claims", "c1");
  await away("annotations", "m2");
  expect((await trashIn(notebook.db)).map(({ id }) => id)).toEqual(["m2", "c1", "t1"]);

  await write("claims", "c1", { [deletedField]: false });
  await write("tags", "t1", { [purgedField]: true });
  expect((await trashIn(notebook.db)).map(({ id }) => id)).toEqual(["m2"]);
});
