import "fake-indexeddb/auto";
import { beforeEach, expect, it } from "vitest";
import { NotebookInMemory } from "#renderer/db/notebook-in-memory.ts";
import type { OriginId } from "#shared/domain/ids.ts";
import { createOrigin, deleteOrigin, describeOrigin, newOwnJudgement } from "./origin-commands.ts";
import { originsNamed, restingOn } from "./origin-queries.ts";

let notebook = new NotebookInMemory();

beforeEach(() => {
  notebook = new NotebookInMemory();
});

async function derive(id: OriginId, derivedFromId: OriginId): Promise<void> {
  const origin = await notebook.db.origins.get(id);
  if (origin === undefined) throw new Error(`No origin ${id}`);
  await describeOrigin(notebook, origin, { derivedFromId });
}

it("finds origins by any of their words, in order of name", async () => {
  await createOrigin(notebook, "Port Survey, May 2024", "report");
  await createOrigin(notebook, "Harbour officials", "statement");
  await createOrigin(notebook, "Annual port survey", "report");

  expect((await originsNamed(notebook.db, "SURVEY port")).map(({ name }) => name)).toEqual([
    "Annual port survey",
    "Port Survey, May 2024",
  ]);
});

it("tells the root of an origin and everything derived from it", async () => {
  const report = await createOrigin(notebook, "report", "report");
  const wire = await createOrigin(notebook, "wire", "statement");
  const rewrite = await createOrigin(notebook, "rewrite", "statement");
  await derive(wire, report);
  await derive(rewrite, wire);

  expect(await restingOn(notebook.db, rewrite)).toMatchObject({ root: { id: report } });
  const use = await restingOn(notebook.db, report);
  expect(use?.derived.map(({ id }) => id).sort()).toEqual([wire, rewrite].sort());
});

it("knows nothing of an origin that was deleted", async () => {
  const id = await createOrigin(notebook, "report", "report");
  const origin = await notebook.db.origins.get(id);
  if (origin !== undefined) await deleteOrigin(notebook, origin);

  expect(await restingOn(notebook.db, id)).toBeNull();
});

it("gives the author of an article one own judgement, whoever records it", async () => {
  for (const name of ["said here", "said there"]) {
    const made = await newOwnJudgement(notebook.db, "a1", name, null);
    if (made.length > 0) await notebook.commit("origin:create", made);
  }

  const origins = await notebook.db.origins.toArray();
  expect(origins).toMatchObject([{ name: "said here", kind: "own-judgement" }]);
});
