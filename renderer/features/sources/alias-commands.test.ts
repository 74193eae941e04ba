import "fake-indexeddb/auto";
import { beforeEach, expect, it } from "vitest";
import { NotebookInMemory } from "#renderer/db/notebook-in-memory.ts";
import { otherNamesOf } from "#shared/domain/alias/alias.ts";
import { aliasProposals } from "#shared/suggesting/aliases.ts";
import { clearAlias, decideAlias } from "./alias-commands.ts";

const mention = (name: string, articleId: string) => ({
  name,
  articleId,
  passage: `Cars stood at ${name}.`,
  placeId: null,
  inBrackets: null,
});
const mentions = [mention("Hweryong Rail Facility", "a1"), mention("Hoeryong Rail Facility", "a2")];

let notebook: NotebookInMemory;
beforeEach(() => {
  notebook = new NotebookInMemory();
});

const open = async () => aliasProposals(mentions, await notebook.db.aliases.toArray());

it("merges nothing by proposing it", async () => {
  expect(await open()).toHaveLength(1);
  expect(notebook.entries).toEqual([]);
});

it.each(["same", "distinct"] as const)(
  "keeps the answer %s with both passages, and asks no more",
  async (standing) => {
    const [proposal] = await open();
    if (proposal === undefined) throw new Error("Nothing was proposed");
    await decideAlias(notebook, proposal, standing);

    const aliases = await notebook.db.aliases.toArray();
    expect(aliases).toMatchObject([
      { standing, leftPassage: "Cars stood at Hoeryong Rail Facility.", rightArticleId: "a1" },
    ]);
    expect(await open()).toEqual([]);
    expect(otherNamesOf("Hweryong Rail Facility", aliases)).toEqual(
      standing === "same" ? ["Hoeryong Rail Facility"] : [],
    );
  },
);

it("changes its mind, and takes it back", async () => {
  const [proposal] = await open();
  if (proposal === undefined) throw new Error("Nothing was proposed");
  await decideAlias(notebook, proposal, "distinct");
  await decideAlias(notebook, proposal, "same");
  const [alias] = await notebook.db.aliases.toArray();
  if (alias === undefined) throw new Error("The answer was not kept");
  expect(alias.standing).toBe("same");

  await clearAlias(notebook, alias);
  expect(await open()).toHaveLength(1);
});
