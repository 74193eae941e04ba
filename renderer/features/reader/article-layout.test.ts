import { expect, it } from "vitest";
import type { Block } from "#shared/domain/text/text-version.ts";
import { blocksOf, layoutOf } from "./article-layout.ts";

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
const layout = layoutOf(text, blocks);
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
  const found = layout.kept.find(({ role }) => role === "paragraph");
  expect(found?.text.shown.slice(0, found.text.shownOffsetOf(found.runInEnd ?? 0))).toBe(
    "Defence:",
  );
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
  const before = layoutOf(long, paragraphs).sections;
  const folded = paragraphs.map((one, index) =>
    index === 0 ? { ...one, removedReason: "analyst" as const } : one,
  );
  const after = layoutOf(long, folded).sections;
  expect(before.length).toBeGreaterThan(5);
  expect(after[0]?.key).not.toBe(before[0]?.key);
  expect(after.slice(1).map(({ key }) => key)).toEqual(before.slice(1).map(({ key }) => key));
});

/** One paragraph of so many words, laid out. */
function paragraph(words: string, more: Partial<Block> = {}) {
  const one = { ...block("One", "paragraph"), start: 0, end: words.length, ...more };
  return layoutOf(words, [one]);
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

it("leaves a paragraph of ordinary length whole, and a long cell and a removed block in one place", () => {
  expect(paragraph("word ".repeat(1600)).kept).toHaveLength(1);
  const long = "word ".repeat(9000);
  const partsOf = (more: Partial<Block>) =>
    paragraph(long, more).sections.flatMap((section) => section.parts);
  const [table, ...noTable] = partsOf({
    role: "table-cell",
    cell: { table: 0, row: 0, column: 0 },
  });
  expect(noTable).toEqual([]);
  if (table?.kind !== "table") throw new Error("It should be a table.");
  expect(table.rows.map((row) => row.map((cell) => cell.length > 5))).toEqual([[true]]);
  const [removed, ...noRemoved] = partsOf({ removedReason: "analyst" });
  expect(noRemoved).toEqual([]);
  if (removed?.kind !== "removed") throw new Error("It should be folded.");
  expect(removed.blocks.map((stretches) => stretches.length > 5)).toEqual([true]);
});

it("cuts a long list and a long table into parts that name one another, without a block lost", () => {
  const lines = Array.from({ length: 3000 }, (_, index) => `Point ${index}`);
  const all = lines.join("\n");
  const rowsOf = (of: (index: number) => Partial<Block>): Block[] => {
    let at = 0;
    return lines.map((line, index) => {
      const start = at;
      at += line.length + 1;
      return { ...block("End", "paragraph"), start, end: start + line.length, ...of(index) };
    });
  };
  const list = layoutOf(
    all,
    rowsOf(() => ({ role: "list-item" })),
  );
  const table = layoutOf(
    all,
    rowsOf((index) => ({
      role: "table-cell",
      cell: { table: 0, row: Math.floor(index / 3), column: index % 3 },
    })),
  );
  for (const { sections, kept } of [list, table]) {
    const cut = sections.flatMap((section) => section.parts);
    expect(sections.length).toBeGreaterThan(10);
    expect(cut.flatMap(blocksOf).map(({ id }) => id)).toEqual(kept.map(({ id }) => id));
    expect(kept).toHaveLength(3000);
    const ends = cut.map((part) => part.kind !== "text" && part.kind !== "removed" && part.goesOn);
    expect(ends.indexOf(false)).toBe(cut.length - 1);
  }
  for (const part of table.sections.flatMap((section) => section.parts)) {
    if (part.kind !== "table") throw new Error("It should be a table.");
    expect(part.rows.every((row) => row.length === 3)).toBe(true);
  }
});

it("gives thousands of short lines sections that are drawn quickly", () => {
  const lines = Array.from({ length: 5000 }, () => "ab").join("\n");
  const blocks5000 = Array.from({ length: 5000 }, (_, index) => ({
    ...block("One", "paragraph"),
    start: index * 3,
    end: index * 3 + 2,
  }));
  for (const { parts: own } of layoutOf(lines, blocks5000).sections)
    expect(own.length).toBeLessThan(100);
});

it("keeps all of a run of white space at the end of a stretch, and shows one space for it", () => {
  const { kept } = paragraph(`${"word ".repeat(1900)}${" ".repeat(5000)}${"next ".repeat(1900)}`);
  expect(kept.map(({ text: { shown } }) => shown).join("")).toBe(
    `${"word ".repeat(1900)}${"next ".repeat(1900)}`.trim(),
  );
});

it("tells a long heading once", () => {
  expect(paragraph("word ".repeat(9000), { role: "heading" }).headings).toHaveLength(1);
});

it("folds what was removed in a row into one part, but no more than is well unfolded", () => {
  const lines = Array.from({ length: 450 }, (_, index) => `Menu ${index}`);
  const all = `${lines.join("\n")}\nArticle`;
  let at = 0;
  const removed = lines.map((line): Block => {
    const start = at;
    at += line.length + 1;
    return { ...block("End", "paragraph", { removedReason: "navigation" }), start, end: at - 1 };
  });
  const kept = { ...block("End", "paragraph"), start: at, end: all.length };
  const folded = layoutOf(all, [...removed, kept]).sections.flatMap((section) => section.parts);

  expect(folded.map((part) => [part.kind, blocksOf(part).length])).toEqual([
    ["removed", 200],
    ["removed", 200],
    ["removed", 50],
    ["text", 1],
  ]);
});
