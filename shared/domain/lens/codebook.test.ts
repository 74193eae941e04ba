import { expect, it } from "vitest";
import { builtInDimensions, builtInLenses } from "./built-in-lenses.ts";
import { codebookQdc, lensesInQdc } from "./codebook.ts";

const all = builtInLenses.map((lens) => ({
  lens,
  dimensions: builtInDimensions.filter(({ lensId }) => lensId === lens.id),
}));

it("reads back the lenses it wrote, with their rules, questions and answers", () => {
  const read = lensesInQdc(codebookQdc(all));
  expect(read.map(({ texts }) => texts.name)).toEqual(builtInLenses.map(({ name }) => name));
  const [japan, korea] = read;
  expect(japan?.texts).toMatchObject({
    definition: builtInLenses[0]?.definition,
    includeRules: builtInLenses[0]?.includeRules,
    excludeRules: builtInLenses[0]?.excludeRules,
    region: "Japan",
    improvesMeans: builtInLenses[0]?.improvesMeans,
    neutralMeans: builtInLenses[0]?.neutralMeans,
    claimKinds: builtInLenses[0]?.claimKinds,
  });
  expect(japan?.dimensions[0]?.options).toContain("Missile threat");
  expect(korea?.dimensions.map(({ label }) => label)).toContain("Emotion");
});

it("gives the same record the same guid, and every code one of its own", () => {
  const guids = [...codebookQdc(all).matchAll(/guid="([^"]+)"/gu)].map(([, guid]) => guid);
  expect(new Set(guids).size).toBe(guids.length);
  expect(
    guids.every((guid) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u.test(guid ?? "")),
  ).toBe(true);
  expect(codebookQdc(all)).toBe(codebookQdc(all));
});

it("keeps marks, quotes and line ends of a lens", () => {
  const [japan] = builtInLenses;
  if (japan === undefined) throw new Error("There is a built-in lens");
  const lens = { ...japan, name: 'A & "B" <C>', definition: "One\n\n[Not a heading] two" };
  const xml = codebookQdc([{ lens, dimensions: [] }]);
  expect(lensesInQdc(xml)[0]?.texts).toMatchObject({
    name: lens.name,
    definition: lens.definition,
  });
});

it("takes the codes of another program for the answers to one question", () => {
  const xml = `<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="NVivo"><Codes>
    <Code guid="1" name="Mood" isCodable="true"><Description>How people feel</Description>
      <Code guid="2" name="Fear" isCodable="true"/><Code guid="3" name="Calm" isCodable="true"/>
    </Code></Codes></CodeBook>`;
  expect(lensesInQdc(xml)).toMatchObject([
    {
      texts: { name: "Mood", definition: "How people feel", worsensMeans: "", claimKinds: null },
      dimensions: [{ label: "Codes", options: ["Fear", "Calm"] }],
    },
  ]);
});

it.each([
  "",
  "<CodeBook><Codes></Codes></CodeBook>",
  "<CodeBook><Codes><Code name='a'></Codes></CodeBook>",
  '<!DOCTYPE x [<!ENTITY a "b">]><CodeBook><Codes><Code name="a"/></Codes></CodeBook>',
  "<CodeBook><Codes><Code name=broken/></Codes></CodeBook>",
])("refuses what is no codebook: %s", (xml) => {
  expect(() => lensesInQdc(xml)).toThrow(RangeError);
});
