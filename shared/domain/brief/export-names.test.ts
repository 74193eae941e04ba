import { expect, it } from "vitest";
import { createTranslate } from "../../messages/catalogue.ts";
import { figureKinds } from "./brief.ts";
import { composeBrief } from "./compose.ts";
import {
  frozenWithNamesReplaced,
  peopleOf,
  replacementsFor,
  withNamesReplaced,
} from "./export-names.ts";
import { type ExportSettings, usualSettings } from "./export-settings.ts";
import { groundOf } from "./ground.ts";
import { ferryNotebook, type NotebookForTests } from "./rows-for-tests.ts";

const t = createTranslate("en");

function printed(book: NotebookForTests, settings: Partial<ExportSettings>): string {
  const model = composeBrief(groundOf(book.rows), book.brief(), t);
  const chosen = { ...usualSettings, ...settings };
  return JSON.stringify(withNamesReplaced(model, replacementsFor(peopleOf(book.rows), chosen, t)));
}

/** Names in text, endnote, annex, title and among the authors that the file's metadata name. */
function bookOfNames(): NotebookForTests {
  const book = ferryNotebook();
  book.put("briefs", { id: "b1", title: "What Mara Lindqvist saw" });
  book.passage("e7", "c1", "a1", "Lindqvist, Mara counted; M. Lindqvist and MARA did not");
  return book.write("p7", "gaps", ["Lindqvist has not been asked, nor A. Analyst."]);
}

it("leaves names as they were decided", () => {
  expect(printed(bookOfNames(), {})).toContain("Mara Lindqvist");
});

it("withholds every name in every form, wherever it stands", () => {
  const text = printed(bookOfNames(), { names: "withheld" });

  expect(text).not.toMatch(/Lindqvist|Haneul|A\. Analyst/u);
  expect(text).toContain('"title":"What [name withheld] saw"');
  expect(text).toContain('"authors":["[name withheld]"]');
});

it("replaces each person by the same words everywhere", () => {
  const text = printed(bookOfNames(), {
    names: "replaced",
    replacements: [{ name: "Mara Lindqvist", by: "the harbour reporter" }],
  });

  expect(text).toContain("What the harbour reporter saw");
  expect(text).toContain("the harbour reporter has not been asked, nor Person 2.");
  expect(text).not.toMatch(/Lindqvist|Analyst/u);
});

it("prints the names of those who may be named", () => {
  const book = bookOfNames().put("sources", {
    id: "s-author",
    withheld: "may-be-named",
  });
  expect(printed(book, { names: "withheld" })).toContain("Haneul Park");
});

it("finds a Korean or Japanese name with its particle", () => {
  const book = ferryNotebook().put("articles", { id: "a1", byline: "김서연" });
  book.write("p8", "gaps", ["김서연은 말하지 않았다. 山田太郎さん"]);
  const text = printed(book, {
    names: "withheld",
    replacements: [{ name: "山田太郎", by: "ある人" }],
  });
  expect(text).toContain("[name withheld]은 말하지 않았다. ある人さん");
});

it("touches no id, hash or code", () => {
  const replacements = [{ name: "c1", by: "X" }];
  const value = { claimId: "c1", sha256: "c1", references: [{ anchor: "c1" }], text: "c1 said" };
  expect(withNamesReplaced(value, replacements)).toEqual({ ...value, text: "X said" });
});

/** Every figure, about claims whose words are longer than a line of a drawing. */
function bookOfFigures(): NotebookForTests {
  const book = bookOfNames().put("sources", { id: "s-gazette", name: "Jo Wu", kind: "person" });
  book.put("claims", {
    id: "c1",
    statement: `${"At the northern pier ".repeat(3)}Jo Wu and then ${"with the others ".repeat(2)}Jo Wu counted 40`,
  });
  for (const [index, kind] of figureKinds.entries()) {
    const position = `a${index}`;
    book.put("briefFigures", { id: `b1~${kind}`, briefId: "b1", kind, caption: "Jo Wu", position });
  }
  book.put("hypotheses", {
    id: "h1",
    statement: "Jo Wu counted twice",
    note: null,
    position: "a0",
  });
  return book.put("hypothesisClaims", {
    id: "h1~c1",
    hypothesisId: "h1",
    claimId: "c1",
    reading: "consistent",
    reason: null,
  });
}

const wordsOf = (svg: string) => svg.replace(/<[^>]*>/gu, " ").replace(/\s+/gu, " ");

it("replaces names in every figure before its words are broken over lines", () => {
  const book = bookOfFigures();
  const settings = { ...usualSettings, names: "withheld" } as const;
  const replacements = replacementsFor(peopleOf(book.rows), settings, t);
  const named = composeBrief(groundOf(book.rows), book.brief(), t);
  expect(
    named.figures
      .flatMap(({ drawings }) => drawings)
      .map(wordsOf)
      .join(" "),
  ).toMatch(/\bWu\b/u);

  const model = withNamesReplaced(
    composeBrief(groundOf(book.rows), book.brief(), t, false, replacements),
    replacements,
  );
  const drawn = model.figures.flatMap(({ drawings }) => drawings);
  expect(drawn.length).toBeGreaterThan(3);
  expect(drawn.map(wordsOf).join(" ")).not.toMatch(/\bWu\b|\bJo\b|Haneul|Park|Lindqvist/u);
  expect(JSON.stringify(model)).not.toMatch(/Jo Wu|Haneul|Lindqvist/u);
});

it("keeps back a drawing of an issued brief that may hold part of a name", () => {
  const book = bookOfFigures();
  const issued = composeBrief(groundOf(book.rows), book.brief(), t);
  const copy = frozenWithNamesReplaced(issued, [{ name: "Jo Wu", by: "a counter" }]);

  const drawn = copy.figures.flatMap(({ drawings }) => drawings);
  expect(drawn.length).toBeLessThan(issued.figures.flatMap(({ drawings }) => drawings).length);
  expect(drawn.map(wordsOf).join(" ")).not.toMatch(/\bWu\b/u);
  expect(copy.figures.map(({ table }) => table.rows.length)).toEqual(
    issued.figures.map(({ table }) => table.rows.length),
  );
  expect(frozenWithNamesReplaced(issued, [])).toBe(issued);
});
