import "fake-indexeddb/auto";
import { expect, it, vi } from "vitest";
import { NotebookInMemory } from "#renderer/db/notebook-in-memory.ts";
import { checkBrief } from "#shared/domain/brief/brief-check.ts";
import { composeBrief } from "#shared/domain/brief/compose.ts";
import {
  type BriefRows,
  type GroundTable,
  groundOf,
  groundTables,
  visibleRows,
} from "#shared/domain/brief/ground.ts";
import { ferryNotebook } from "#shared/domain/brief/rows-for-tests.ts";
import { createTranslate } from "#shared/messages/catalogue.ts";
import { partsOfBriefs } from "./parts-of-briefs.ts";
import { TablesTogether } from "./tables-together.ts";

const t = createTranslate("en");

it("reads of the articles what a brief needs, and makes the same brief of it", async () => {
  const made = ferryNotebook();
  const [article] = made.rows.articles;
  const [annotation] = made.rows.annotations;
  if (article === undefined || annotation === undefined) throw new Error("An empty notebook");
  const unread = { ...article, byline: "Someone Else", authorSourceId: null };
  made.put("articles", { ...unread, id: "a-unread", authorDescriptor: null });
  made.put("articles", { ...unread, id: "a-pupil", authorDescriptor: "I'm a 9th grader" });
  made.put("annotations", { ...annotation, id: "n-unread", articleId: "a-unread" });
  const { db } = new NotebookInMemory();
  for (const table of groundTables) {
    const rows: readonly unknown[] = made.rows[table];
    await db.table(table).bulkPut([...rows]);
  }

  const together = new TablesTogether<GroundTable, BriefRows>({
    db,
    tables: groundTables,
    parts: partsOfBriefs(db),
    // The projection's rows, table by table.
    make: async (rows) => visibleRows(rows as BriefRows),
  });
  const stop = together.subscribe(() => {});
  const read = await vi.waitFor(() => {
    const rows = together.get();
    if (rows === undefined) throw new Error("Not read yet");
    return rows;
  });

  const ids = read.articles.map(({ id }): string => id);
  expect(ids).toContain("a-pupil");
  expect(ids).not.toContain("a-unread");
  expect(read.annotations.map(({ id }): string => id)).not.toContain("n-unread");
  const [ours, whole] = [groundOf(read), groundOf(made.rows)];
  expect(composeBrief(ours, made.brief(), t)).toEqual(composeBrief(whole, made.brief(), t));
  const text = () => null;
  expect(checkBrief(ours, made.brief(), t, text)).toEqual(checkBrief(whole, made.brief(), t, text));

  const [evidence] = made.rows.evidence;
  await db.table("evidence").put({ ...evidence, id: "e-new", annotationId: "n-unread" });
  await vi.waitFor(() => {
    expect(together.get()?.articles.map(({ id }): string => id)).toContain("a-unread");
  });
  stop();
});
