import { csvLine, csvRows } from "../csv.ts";
import {
  type CodebookLens,
  kindsRead,
  kindsWritten,
  type ReadLens,
  type ReadQuestion,
} from "./codebook.ts";
import { type DimensionKind, dimensionKinds } from "./lens.ts";

const lensColumns = [
  ["lens", "name"],
  ["region", "region"],
  ["concern", "concern"],
  ["definition", "definition"],
  ["include", "includeRules"],
  ["exclude", "excludeRules"],
  ["examples it takes in", "includeExamples"],
  ["examples it leaves out", "excludeExamples"],
  ["worsens means", "worsensMeans"],
  ["improves means", "improvesMeans"],
  ["neutral means", "neutralMeans"],
  ["unclear means", "unclearMeans"],
] as const;
const kindsColumn = "kinds of claim";
const questionColumns = ["question", "question kind", "needed", "answers"] as const;

/** Between the answers to a question; an answer that has it is read as two. */
const betweenAnswers = "; ";

/**
 * The lenses as a table: a line for each question of a lens, with the lens's own columns
 * repeated; one line for a lens without questions.
 */
export function codebookCsv(lenses: readonly CodebookLens[]): string {
  const lines = lenses.flatMap(({ lens, dimensions }) => {
    const own = [...lensColumns.map(([, field]) => lens[field] ?? ""), kindsWritten(lens)];
    if (dimensions.length === 0) return [[...own, ...questionColumns.map(() => "")]];
    return dimensions.map(({ label, kind, isRequired, options }) => [
      ...own,
      label,
      kind ?? "",
      isRequired === true ? "yes" : "",
      options.join(betweenAnswers),
    ]);
  });
  return [[...lensColumns.map(([name]) => name), kindsColumn, ...questionColumns], ...lines]
    .map(csvLine)
    .join("");
}

/**
 * The lenses of such a table, in the order in which they are first named. Columns may stand
 * in any order; those it does not know are passed over.
 *
 * @throws RangeError where there is no column "lens", or no lens in it
 */
export function lensesInCsv(text: string): readonly ReadLens[] {
  const [head = [], ...lines] = csvRows(text);
  const names = head.map((name) => name.trim().toLowerCase());
  if (!names.includes("lens")) throw new RangeError("No column “lens”");
  const lenses = new Map<string, { texts: ReadLens["texts"]; dimensions: ReadQuestion[] }>();
  for (const line of lines) {
    const cell = (name: string) => (line[names.indexOf(name)] ?? "").trim();
    const name = cell("lens").slice(0, 300);
    if (name === "") continue;
    const lens = lenses.get(name) ?? { texts: textsOf(name, cell), dimensions: [] };
    lenses.set(name, lens);
    if (cell("question") !== "") lens.dimensions.push(dimensionOf(cell));
  }
  if (lenses.size === 0) throw new RangeError("No lens in the file");
  return [...lenses.values()];
}

function textsOf(name: string, cell: (name: string) => string): ReadLens["texts"] {
  const [, ...rest] = lensColumns;
  const fields = Object.fromEntries(rest.map(([column, field]) => [field, cell(column)]));
  const claimKinds = kindsRead(cell(kindsColumn));
  // Every column but the name stands in `rest`, as the compiler does not see through fromEntries.
  const texts = { ...fields, name, claimKinds } as ReadLens["texts"];
  return texts.definition === "" ? { ...texts, definition: name } : texts;
}

function dimensionOf(cell: (name: string) => string): ReadQuestion {
  const options = cell("answers")
    .split(betweenAnswers.trim())
    .map((option) => option.trim())
    .filter((option) => option !== "");
  const kind: DimensionKind | undefined = dimensionKinds.find(
    (one) => one === cell("question kind"),
  );
  const needed = cell("needed");
  return {
    label: cell("question").slice(0, 300),
    options,
    ...(kind === undefined ? {} : { kind }),
    // A table of our own says it of every question, with the kind beside it.
    ...(kind === undefined && needed === ""
      ? {}
      : { isRequired: /^(?:yes|true|1)$/iu.test(needed) }),
  };
}
