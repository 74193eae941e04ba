import "fake-indexeddb/auto";
import { expect, it } from "vitest";
import { NotebookInMemory } from "#renderer/db/notebook-in-memory.ts";
import { registerName } from "./source-commands.ts";

it.each([
  ["Mara Lindqvist", "person"],
  ["Mara Lindqvist, Jr.", "person"],
  ["Alexandre Hervaud, Jérémy Piette", null],
  ["Mara Lindqvist and Inés Mori", null],
])("registers the byline %s as it stands, of kind %s", async (name, kind) => {
  const notebook = new NotebookInMemory();
  await registerName(notebook, { name, role: "author" });
  expect(await notebook.db.sources.toArray()).toMatchObject([{ name, kind }]);
});
