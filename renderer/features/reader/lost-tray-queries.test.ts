import "fake-indexeddb/auto";
import { expect, it } from "vitest";
import { NotebookInMemory } from "#renderer/db/notebook-in-memory.ts";
import type { JsonValue } from "#shared/ledger/change.ts";
import { strayMarks } from "./lost-tray-queries.ts";

it("finds the marks that did not come through to a later text, and looks at no other article", async () => {
  const notebook = new NotebookInMemory();
  const write = (table: string, id: string, set: Readonly<Record<string, JsonValue>>) =>
    notebook.commit("test:write", [{ table, id, set }]);
  const text = (id: string, articleId: string, parentId: string | null) =>
    write("textVersions", id, { articleId, parentId, blocks: [] });
  const mark = (id: string, articleId: string, set: Readonly<Record<string, JsonValue>>) =>
    write("annotations", id, { articleId, start: 1, moved: null, region: null, ...set });
  await write("articles", "a1", { currentTextVersionId: "t2" });
  await text("t1", "a1", null);
  await text("t2", "a1", "t1");
  await write("articles", "a2", { currentTextVersionId: "t3" });
  await text("t3", "a2", null);
  await mark("kept", "a1", { textVersionId: "t2" });
  await mark("moved", "a1", { textVersionId: "t2", moved: { textVersionId: "t1" } });
  await mark("lost", "a1", { textVersionId: "t1" });
  await mark("of a picture", "a1", { textVersionId: "t1", region: { page: 1 } });
  await mark("elsewhere", "a2", { textVersionId: "t3" });

  const found = await strayMarks(notebook);

  expect(found.map(({ annotation, kind }) => [String(annotation.id), kind])).toEqual([
    ["lost", "lost"],
    ["moved", "moved"],
  ]);
});
