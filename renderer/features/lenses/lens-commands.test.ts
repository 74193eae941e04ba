import "fake-indexeddb/auto";
import { expect, it } from "vitest";
import { NotebookInMemory } from "#renderer/db/notebook-in-memory.ts";
import { builtInLenses, japanSecurityId } from "#shared/domain/lens/built-in-lenses.ts";
import { lensesInCsv } from "#shared/domain/lens/codebook-csv.ts";
import { codebookPlan } from "#shared/domain/lens/codebook-plan.ts";
import { lensDimensionSchema, lensSchema } from "#shared/domain/lens/lens.ts";
import { byPosition } from "#shared/domain/position.ts";
import { create } from "#shared/domain/record.ts";
import {
  addDimension,
  deleteDimension,
  editDimension,
  editLens,
  importLenses,
  type LensWithQuestions,
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
  const planned = codebookPlan<LensWithQuestions>(lensesInCsv(csv), []);
  await importLenses(notebook, planned, []);
  await importLenses(notebook, planned, await notebook.db.lenses.orderBy(":id").toArray());

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

it("changes of a lens that is here what the codebook says otherwise, and adds what it asks besides", async () => {
  const notebook = new NotebookInMemory();
  const csv = "lens,concern,question,answers\nMood,Feelings,Which?,Fear; Calm\n";
  await importLenses(notebook, codebookPlan<LensWithQuestions>(lensesInCsv(csv), []), []);
  const here = async (): Promise<readonly LensWithQuestions[]> => {
    const dimensions = (await notebook.db.lensDimensions.toArray()).sort(byPosition);
    return (await notebook.db.lenses.toArray()).map((lens) => ({ lens, dimensions }));
  };
  const other = "lens,region,question,answers\nMood,Korea,Which?,Fear; Hope\nMood,Korea,Why?,\n";
  const former = await here();
  await importLenses(
    notebook,
    codebookPlan(lensesInCsv(other), former),
    former.map(({ lens }) => lens),
  );

  const now = await here();
  expect(now).toHaveLength(1);
  expect(now[0]?.lens).toMatchObject({ name: "Mood", concern: "Feelings", region: "Korea" });
  expect(now[0]?.dimensions.map(({ label, options }) => [label, options])).toEqual([
    ["Which?", ["Fear", "Hope"]],
    ["Why?", []],
  ]);
  const [ofLens, ofQuestion] = notebook.entries.at(-1)?.changeSet.changes ?? [];
  expect([ofLens?.set, ofQuestion?.set]).toEqual([
    { region: "Korea" },
    { options: ["Fear", "Hope"] },
  ]);

  await importLenses(notebook, codebookPlan(lensesInCsv(other), now), []);
  expect(notebook.entries).toHaveLength(2);
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
