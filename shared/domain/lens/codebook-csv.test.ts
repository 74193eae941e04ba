import { expect, it } from "vitest";
import { builtInDimensions, builtInLenses } from "./built-in-lenses.ts";
import { codebookCsv, lensesInCsv } from "./codebook-csv.ts";

const all = builtInLenses.map((lens) => ({
  lens,
  dimensions: builtInDimensions.filter(({ lensId }) => lensId === lens.id),
}));

it("reads back the lenses it wrote, with their rules, questions and answers", () => {
  const read = lensesInCsv(codebookCsv(all));
  expect(read).toEqual(
    all.map(({ lens, dimensions }) => ({
      texts: expect.objectContaining({
        name: lens.name,
        region: lens.region,
        definition: lens.definition,
        includeRules: lens.includeRules,
        excludeRules: lens.excludeRules,
        worsensMeans: lens.worsensMeans,
        unclearMeans: lens.unclearMeans,
        claimKinds: lens.claimKinds,
      }),
      dimensions: dimensions.map(({ label, kind, options, isRequired }) => ({
        label,
        kind,
        options,
        isRequired,
      })),
    })),
  );
});

it("keeps quotation marks, commas, line ends and what looks like a formula", () => {
  const [japan] = builtInLenses;
  if (japan === undefined) throw new Error("There is a built-in lens");
  const lens = { ...japan, name: 'A, "B"', definition: "=One\r\ntwo" };
  const text = codebookCsv([{ lens, dimensions: [] }]);
  expect(text).toContain(`"'=One`);
  expect(lensesInCsv(text)[0]?.texts).toMatchObject({ name: 'A, "B"', definition: "=One\r\ntwo" });
});

it("takes a table of other columns and another order", () => {
  const text = "\uFEFFNote,Question,Lens,Answers\nx,Mood?,Feeling,Fear; Calm\ny,,Harbours,\n";
  expect(lensesInCsv(text)).toMatchObject([
    {
      texts: { name: "Feeling", definition: "Feeling" },
      dimensions: [{ label: "Mood?", options: ["Fear", "Calm"] }],
    },
    { texts: { name: "Harbours" }, dimensions: [] },
  ]);
});

it.each(["", "name,region\na,b\n", "lens\n\n"])("refuses what is no codebook: %j", (text) => {
  expect(() => lensesInCsv(text)).toThrow(RangeError);
});
