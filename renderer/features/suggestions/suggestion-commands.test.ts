import "fake-indexeddb/auto";
import { beforeEach, expect, it } from "vitest";
import { NotebookInMemory } from "#renderer/db/notebook-in-memory.ts";
import { bringBack, takenWhole } from "#renderer/features/claims/index.ts";
import { selectorsOf } from "#shared/anchoring/selectors.ts";
import { annotationIdSchema, articleIdSchema, textVersionIdSchema } from "#shared/domain/ids.ts";
import { create, type RowOf } from "#shared/domain/record.ts";
import { readPlainText } from "#shared/domain/text/plain-text.ts";
import type { TextVersion } from "#shared/domain/text/text-version.ts";
import { candidatesIn } from "#shared/suggesting/candidates.ts";
import { acceptSuggestion, dismissSuggestion } from "./suggestion-commands.ts";
import { decidedOf, suggestionsOf } from "./suggestion-queries.ts";

const text =
  "The Harbour Institute said on May 3, 2021 that it counted about 40 barges at the eastern quay.\n\n" +
  "A missile fired on Monday could reach every port of Japan within minutes, the mayor warned.";
const { blocks } = readPlainText(text);
const articleId = articleIdSchema.parse("a1");
// Only what the commands read of an article and its version.
const read = {
  article: { id: articleId } as RowOf<"articles">,
  version: { id: textVersionIdSchema.parse("v1"), articleId, blocks } as unknown as TextVersion,
  text,
};
const candidates = candidatesIn(text, blocks);

let notebook: NotebookInMemory;
beforeEach(() => {
  notebook = new NotebookInMemory();
});

const shown = async () =>
  suggestionsOf(articleId, candidates, await decidedOf(notebook.db, articleId, read.version.id));

it("stores nothing while suggestions are only looked at", async () => {
  expect((await shown()).open).toHaveLength(2);
  expect(notebook.entries).toEqual([]);
});

it("begins the claim of half a sentence with a capital letter", () => {
  const [barges] = candidates;
  if (barges === undefined) throw new Error("The rules found nothing");
  const half = { ...barges, quote: "éclairs and barges were counted" };
  expect(takenWhole(half).claim.statement).toBe("Éclairs and barges were counted");
});

it.each([
  ["Furthermore, the mayor revealed concerns", "The mayor revealed concerns"],
  ["But reading of it makes me afraid", "Reading of it makes me afraid"],
  ["while past images show 20 barges", "Past images show 20 barges"],
  ["しかし、船は来なかった", "船は来なかった"],
  ["OSLO — Divers counted 40 barges", "Divers counted 40 barges"],
  ["NEW BERGEN, March 3 (Wire) — Divers counted 40 barges", "Divers counted 40 barges"],
  ["NATO counted 40 barges — and 3 boats", "NATO counted 40 barges — and 3 boats"],
  ["Andover counted 40 barges", "Andover counted 40 barges"],
])("lets go of what ties “%s” to the sentence before it", (quote, statement) => {
  const [barges] = candidates;
  if (barges === undefined) throw new Error("The rules found nothing");
  expect(takenWhole({ ...barges, quote }).claim.statement).toBe(statement);
});

it("takes what was shown in one change set, and sets no rating, origin or lens", async () => {
  const [barges] = candidates;
  if (barges === undefined) throw new Error("The rules found nothing");
  await acceptSuggestion(notebook, read, barges, takenWhole(barges));

  expect(notebook.entries.map(({ changeSet }) => changeSet.action)).toEqual(["suggestion:accept"]);
  const [claim] = await notebook.db.claims.toArray();
  const [evidence] = await notebook.db.evidence.toArray();
  const [speaker] = await notebook.db.speakers.toArray();
  expect(claim).toMatchObject({ kind: "figure", credibility: null, credibilityReason: null });
  expect(evidence).toMatchObject({
    originStanding: "unset",
    originId: null,
    quantityValue: 40,
    date: "2021-05-03",
  });
  expect(speaker).toMatchObject({ name: "Harbour Institute", sourceId: null });
  expect(await notebook.db.impacts.count()).toBe(0);
  expect(await notebook.db.origins.count()).toBe(0);
  expect((await shown()).open).toEqual(candidates.slice(1));
});

it("knows what was taken where an article has more marks than the notebook has evidence", async () => {
  const [barges] = candidates;
  if (barges === undefined) throw new Error("The rules found nothing");
  await acceptSuggestion(notebook, read, barges, takenWhole(barges));
  const mark = (id: string, ofArticle: string) =>
    create("annotations", {
      id: annotationIdSchema.parse(id),
      articleId: articleIdSchema.parse(ofArticle),
      textVersionId: read.version.id,
      ...selectorsOf(text, { start: barges.end + 2, end: barges.end + 20 }),
      style: "highlight",
      colour: 2,
      note: null,
    });
  await notebook.commit("annotation:create", [mark("m1", "a1"), mark("m2", "a1")]);

  expect((await shown()).open).toEqual(candidates.slice(1));
  // The evidence is of the other article's claim.
  const elsewhere = await decidedOf(notebook.db, "a2", read.version.id);
  expect(suggestionsOf("a2", candidates, elsewhere).open).toEqual(candidates);
});

it("makes one claim when the key is pressed twice", async () => {
  const [barges] = candidates;
  if (barges === undefined) throw new Error("The rules found nothing");
  await acceptSuggestion(notebook, read, barges, takenWhole(barges));

  expect(await acceptSuggestion(notebook, read, barges, takenWhole(barges))).toBeNull();
  expect(await notebook.db.claims.count()).toBe(1);
});

it("proposes a lens for a danger to Japan, and decides nothing when it is taken", async () => {
  const danger = candidates[1];
  if (danger === undefined) throw new Error("The rules found nothing");
  expect(danger.lenses.map(({ lens, direction }) => `${lens} ${direction}`)).toEqual([
    "japan-security worsens",
  ]);
  await acceptSuggestion(notebook, read, danger, takenWhole(danger));

  expect(await notebook.db.impacts.count()).toBe(0);
});

it("remembers a dismissal, and brings it back", async () => {
  const [barges] = candidates;
  if (barges === undefined) throw new Error("The rules found nothing");
  await dismissSuggestion(notebook, articleId, barges.quote);
  const afterwards = await shown();
  expect(afterwards.open).not.toContain(barges);
  expect(await notebook.db.claims.count()).toBe(0);

  const [dismissed] = afterwards.dismissed;
  if (dismissed === undefined) throw new Error("The dismissal was not kept");
  await bringBack(notebook, dismissed.dismissal);
  expect((await shown()).open).toEqual(candidates);
});
