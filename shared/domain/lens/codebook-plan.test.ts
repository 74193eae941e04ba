import { expect, it } from "vitest";
import { builtInDimensions, builtInLenses } from "./built-in-lenses.ts";
import { codebookQdc, lensesInQdc } from "./codebook.ts";
import { codebookCsv, lensesInCsv } from "./codebook-csv.ts";
import { codebookPlan, isAsHere } from "./codebook-plan.ts";

const all = builtInLenses.map((lens) => ({
  lens,
  dimensions: builtInDimensions.filter(({ lensId }) => lensId === lens.id),
}));

it.each([
  ["qdc", lensesInQdc(codebookQdc(all))],
  ["csv", lensesInCsv(codebookCsv(all))],
])("finds nothing to bring in the lenses it has written itself as .%s", (_, read) => {
  const planned = codebookPlan(read, all);
  expect(planned.map(({ here }) => here?.lens.id)).toEqual(builtInLenses.map(({ id }) => id));
  expect(planned.every(isAsHere)).toBe(true);
});

it("says of a lens here what the file says otherwise, and keeps what it leaves out", () => {
  const [lens] = all;
  const [question] = lens?.dimensions ?? [];
  if (lens === undefined || question === undefined) throw new Error("The lens asks something");
  const csv = [
    "lens,concern,question,answers",
    `${lens.lens.name.toUpperCase()},Ports,${question.label},Near; Far`,
    `${lens.lens.name.toUpperCase()},Ports,Which port?,`,
  ].join("\n");
  const [planned] = codebookPlan(lensesInCsv(csv), all);

  expect(planned?.here).toBe(lens);
  expect(planned?.set).toEqual({ concern: "Ports" });
  expect(planned?.questions).toEqual([
    {
      here: question,
      question: { ...asked(question), options: ["Near", "Far"] },
      set: { options: ["Near", "Far"] },
    },
    {
      here: null,
      question: { label: "Which port?", kind: "text", options: [], isRequired: false },
      set: { label: "Which port?", kind: "text", options: [], isRequired: false },
    },
  ]);
});

it("says all that the file says of a new lens, as much of it as a lens can hold", () => {
  const long = "x".repeat(400);
  const [planned] = codebookPlan(lensesInCsv(`lens,region,question\nPorts,${long},\n`), all);
  expect(planned).toMatchObject({ here: null, questions: [] });
  expect(planned?.set).toEqual({ name: "Ports", definition: "Ports", region: "x".repeat(300) });
});

it("takes the second lens of one name in a file for another one", () => {
  const code = (guid: number) => `<Code guid="${guid}" name="${builtInLenses[0]?.name}"/>`;
  const xml = `<CodeBook><Codes>${code(1)}${code(2)}<Code name=" "/></Codes></CodeBook>`;
  const planned = codebookPlan(lensesInQdc(xml), all);
  expect(planned.map(({ here }) => here?.lens.id ?? null)).toEqual([builtInLenses[0]?.id, null]);
});

const asked = ({ label, kind, isRequired }: (typeof builtInDimensions)[number]) => ({
  label,
  kind,
  isRequired,
});
