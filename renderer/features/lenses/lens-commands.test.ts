import "fake-indexeddb/auto";
import { expect, it } from "vitest";
import { NotebookInMemory } from "#renderer/db/notebook-in-memory.ts";
import { builtInLenses, japanSecurityId } from "#shared/domain/lens/built-in-lenses.ts";
import { lensesInCsv } from "#shared/domain/lens/codebook-csv.ts";
import { lensDimensionSchema, lensSchema } from "#shared/domain/lens/lens.ts";
import { create } from "#shared/domain/record.ts";
import {
  addDimension,
  deleteDimension,
  editDimension,
  editLens,
  importLenses,
} from "./lens-commands.ts";

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

it("imports the lenses of a codebook in one change set, after the others, each with a slug of its own", async () => {
  const notebook = new NotebookInMemory();
  const csv = "lens,question,answers\nMood,Which?,Fear; Calm\nMood,Why?,\nPorts,,\n";
  await importLenses(notebook, lensesInCsv(csv), []);
  const [former] = await notebook.db.lenses.toArray();
  if (former === undefined) throw new Error("No lens was made");
  await importLenses(notebook, lensesInCsv(csv), await notebook.db.lenses.orderBy(":id").toArray());

  expect(notebook.entries.map(({ changeSet }) => changeSet.action)).toEqual([
    "lens:import",
    "lens:import",
  ]);
  const lenses = (await notebook.db.lenses.toArray()).map((row) => lensSchema.parse(row));
  expect(new Set(lenses.map(({ slug }) => slug)).size).toBe(4);
  expect(lenses.every(({ isBuiltIn }) => !isBuiltIn)).toBe(true);
  const dimensions = await notebook.db.lensDimensions
    .where("lensId")
    .equals(lenses.find(({ name }) => name === "Mood")?.id ?? "")
    .toArray();
  expect(dimensions.map((row) => lensDimensionSchema.parse(row).kind).sort()).toEqual([
    "choice",
    "text",
  ]);
});

it("writes of an edited lens what became different, and no field that was left empty", async () => {
  const notebook = new NotebookInMemory();
  const [built] = builtInLenses;
  if (built === undefined) throw new Error("There is a built-in lens");
  await notebook.commit("test:prepare", [create("lenses", built)]);
  const [lens] = await notebook.db.lenses.toArray();
  if (lens === undefined) throw new Error("The lens was not kept");
  const own = { id: true, slug: true, position: true, isBuiltIn: true } as const;
  const texts = lensSchema.omit(own).parse(built);
  const empty = { includeExamples: "", excludeExamples: "" };
  await editLens(notebook, lens, { ...texts, ...empty, concern: "Defence" });

  const [change] = notebook.entries.at(-1)?.changeSet.changes ?? [];
  expect(change?.set).toEqual({ concern: "Defence" });
});
