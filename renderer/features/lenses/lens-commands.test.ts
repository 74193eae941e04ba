import "fake-indexeddb/auto";
import { expect, it } from "vitest";
import { NotebookInMemory } from "#renderer/db/notebook-in-memory.ts";
import { japanSecurityId } from "#shared/domain/lens/built-in-lenses.ts";
import { addDimension, deleteDimension, editDimension } from "./lens-commands.ts";

it("adds, edits and deletes a question, each in one change set", async () => {
  const notebook = new NotebookInMemory();
  const scale = {
    label: "How near",
    kind: "scale" as const,
    options: ["Far", "Near"],
    isRequired: true,
  };
  await addDimension(notebook, japanSecurityId, scale, []);
  const [made] = await notebook.db.lensDimensions.toArray();
  if (made === undefined) throw new Error("The question was not kept");
  expect(made).toMatchObject({ ...scale, lensId: japanSecurityId });

  await editDimension(notebook, made, { ...scale, options: ["Far", "Near", "Here"] });
  const [edited] = await notebook.db.lensDimensions.toArray();
  if (edited === undefined) throw new Error("The question is gone");
  expect(edited.options).toEqual(["Far", "Near", "Here"]);

  await deleteDimension(notebook, edited);
  expect(await notebook.db.lensDimensions.count()).toBe(0);
  expect(notebook.entries.map(({ changeSet }) => changeSet.action)).toEqual([
    "lens:ask",
    "lens:ask",
    "lens:ask",
  ]);
});
