import "fake-indexeddb/auto";
import { beforeEach, expect, it } from "vitest";
import { NotebookInMemory } from "#renderer/db/notebook-in-memory.ts";
import { newOrigin, ownJudgementIdOf } from "#renderer/features/sources/index.ts";
import { articleIdSchema, claimIdSchema, evidenceIdSchema } from "#shared/domain/ids.ts";
import type { RowOf } from "#shared/domain/record.ts";
import { evidenceChanges } from "./claim-commands.ts";
import { sayOrigin } from "./evidence-commands.ts";

const articles = ["a1", "a2"].map((id) => {
  // Only what the command reads of an article.
  return { id: articleIdSchema.parse(id), authorSourceId: null } as RowOf<"articles">;
});

let notebook: NotebookInMemory;
beforeEach(() => {
  notebook = new NotebookInMemory();
});

/** A passage of each article, under one claim each. */
async function passages() {
  const ids = articles.map((_, place) => evidenceIdSchema.parse(`e${place}`));
  await notebook.commit(
    "evidence:create",
    ids.flatMap((id, place) =>
      evidenceChanges(claimIdSchema.parse(`c${place}`), id, {
        annotationId: `n${place}`,
        bearing: "supports",
        hedge: "unhedged",
        figure: null,
        date: null,
        place: null,
        speakers: [],
      } as unknown as Parameters<typeof evidenceChanges>[2]),
    ),
  );
  const rows = await notebook.db.evidence.bulkGet(ids);
  return articles.flatMap((article, place) => {
    const evidence = rows[place];
    return evidence === undefined ? [] : [{ evidence, article }];
  });
}

const nameOf = ({ id }: { readonly id: string }) => `Own judgement in ${id}`;
const origins = async () =>
  (await notebook.db.evidence.toArray()).map(({ originStanding, originId }) => [
    originStanding,
    originId,
  ]);

it("gives the passages of several claims one new origin, in one change set", async () => {
  const asked = await passages();
  const { id, change } = newOrigin("Harbour Institute", "report");
  await sayOrigin(notebook, asked, { originStanding: "known", originId: id }, [change], nameOf);

  expect(notebook.entries).toHaveLength(2);
  expect(await notebook.db.origins.count()).toBe(1);
  expect(await origins()).toEqual([
    ["known", id],
    ["known", id],
  ]);
});

it("takes each passage for its own author's judgement, never for that of the first", async () => {
  const own = ownJudgementIdOf("a1");
  await sayOrigin(
    notebook,
    await passages(),
    { originStanding: "known", originId: own },
    [],
    nameOf,
  );

  expect(await origins()).toEqual([
    ["known", own],
    ["known", ownJudgementIdOf("a2")],
  ]);
  expect(await notebook.db.origins.toArray()).toMatchObject([
    { kind: "own-judgement", name: expect.stringMatching(/a[12]$/u) },
    { kind: "own-judgement", name: expect.stringMatching(/a[12]$/u) },
  ]);
});
