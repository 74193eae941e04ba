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

/** One paragraph of so many words, laid out. */
function paragraph(words: string, more: Partial<Block> = {}) {
  const one = { ...block("One", "paragraph"), start: 0, end: words.length, ...more };
  return layoutOf([one], shownTextsOf(words, [one]));
}

it("shows a very long paragraph in stretches that cover it without a gap", () => {
  const words = "The  ferry left at dawn. Nobody saw it go. ".repeat(2000);
  const { kept, sections } = paragraph(words);
  expect(sections.length).toBeGreaterThan(5);
  expect(kept.map(({ text: { shown } }) => shown).join("")).toBe(
    words.trim().replaceAll(/\s+/gu, " "),
  );
  for (const [index, stretch] of kept.entries()) {
    expect(stretch.text.shown.length).toBeLessThan(10_000);
    expect(stretch.text.shown).toMatch(/\. ?$/u);
    expect(stretch.blockStart).toBe(0);
    expect(stretch.end).toBe(kept[index + 1]?.start ?? words.length);
    const middle = Math.floor(stretch.text.shown.length / 2);
    const offset = stretch.text.textStartOf(middle);
    expect(words[offset]).toBe(stretch.text.shown[middle]);
    expect(stretch.text.shownOffsetOf(offset)).toBe(middle);
  }
  expect(new Set(kept.map(({ id }) => id)).size).toBe(kept.length);
  expect(kept.map(({ isContinued }) => isContinued).indexOf(false, 1)).toBe(-1);
  expect(kept.map(({ goesOn }) => goesOn).indexOf(false)).toBe(kept.length - 1);
});

it("never cuts a character in two, even where there is no space at all", () => {
  const { kept } = paragraph(`x${"👩‍👩".repeat(9000)}`);
  // Shaped as one character, so cut far shorter than words are.
  expect(kept.length).toBeGreaterThan(40);
  for (const {
    text: { shown },
  } of kept)
    expect(shown).not.toMatch(/\p{Surrogate}/u);
});

it("leaves a paragraph of ordinary length, a removed one and a cell whole", () => {
  expect(paragraph("word ".repeat(1600)).kept).toHaveLength(1);
  const long = "word ".repeat(9000);
  expect(
    paragraph(long, { role: "table-cell", cell: { table: 0, row: 0, column: 0 } }).kept,
  ).toHaveLength(1);
  const removed = paragraph(long, { removedReason: "analyst" }).sections.flatMap(
    ({ parts: all }) => all,
  );
  expect(removed.map(({ kind }) => kind)).toEqual(["removed"]);
});

it("tells a long heading once", () => {
  expect(paragraph("word ".repeat(9000), { role: "heading" }).headings).toHaveLength(1);
});
