import { expect, it } from "vitest";
import type { Block } from "#shared/domain/text/text-version.ts";
import { layoutOf, shownTextsOf } from "./article-layout.ts";

const text = "Masthead\n\u00a0\nHead\nDefence: Words follow.\nOne\nTwo\nCell A\tCell B\nEnd";

const block = (words: string, role: Block["role"], more: Partial<Block> = {}): Block => {
  const start = text.indexOf(words);
  return {
    start,
    end: start + words.length,
    role,
    level: null,
    cell: null,
    runInEnd: null,
    removedReason: null,
    ...more,
  };
};

const blocks: readonly Block[] = [
  block("Masthead", "masthead", { removedReason: "site-masthead" }),
  block("\u00a0", "blank"),
  block("Head", "heading", { start: 11, end: 15, level: 2 }),
  block("Defence: Words follow.", "paragraph", { runInEnd: text.indexOf(" Words") }),
  block("One", "list-item"),
  block("Two", "list-item"),
  block("Cell A", "table-cell", { cell: { table: 0, row: 0, column: 0 } }),
  block("Cell B", "table-cell", { cell: { table: 0, row: 0, column: 1 } }),
  block("End", "paragraph"),
];
const layout = layoutOf(blocks, shownTextsOf(text, blocks));
const parts = layout.sections.flatMap((section) => section.parts);

it("folds removed blocks where they stood, groups lists and tables, and drops blank lines", () => {
  expect(parts.map(({ kind }) => kind)).toEqual([
    "removed",
    "text",
    "text",
    "list",
    "table",
    "text",
  ]);
});

it("lists the headings that are shown", () => {
  expect(layout.headings.map((heading) => heading.text.shown)).toEqual(["Head"]);
});

it("knows where a run-in heading ends", () => {
  const paragraph = layout.kept.find(({ role }) => role === "paragraph");
  expect(paragraph?.text.shown.slice(0, paragraph.runInEnd ?? 0)).toBe("Defence:");
});

it("cuts a long article into sections and keeps the key of those that did not change", () => {
  const long = Array.from(
    { length: 300 },
    (_, index) => `Paragraph ${index} ${"word ".repeat(40)}`,
  ).join("\n");
  let at = 0;
  const paragraphs: Block[] = long.split("\n").map((line) => {
    const start = at;
    at += line.length + 1;
    return { ...block("End", "paragraph"), start, end: start + line.length };
  });
  const texts = shownTextsOf(long, paragraphs);
  const before = layoutOf(paragraphs, texts).sections;
  const folded = paragraphs.map((one, index) =>
    index === 0 ? { ...one, removedReason: "analyst" as const } : one,
  );
  const after = layoutOf(folded, texts).sections;
  expect(before.length).toBeGreaterThan(5);
  expect(after[0]?.key).not.toBe(before[0]?.key);
  expect(after.slice(1).map(({ key }) => key)).toEqual(before.slice(1).map(({ key }) => key));
});
