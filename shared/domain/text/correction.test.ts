import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correctedBlocks, correctedRuns, correctedText, narrowed } from "./correction.ts";
import type { Block } from "./text-version.ts";

const text = "Freight fell\nby a tcnth in Mareh\nOfficials said";
const block = (start: number, end: number): Block => ({
  start,
  end,
  role: "paragraph",
  level: null,
  cell: null,
  runInEnd: null,
  removedReason: null,
});
const blocks = [block(0, 12), block(13, 32), block(33, 47)];
const words = (from: string, of: readonly { start: number; end: number }[]) =>
  of.map(({ start, end }) => from.slice(start, end));

describe("a correction", () => {
  it("changes one paragraph and moves those after it", () => {
    const edit = { start: 13, end: 32, replacement: "by one tenth in March" };
    const after = correctedText(text, edit);
    expect(words(after, correctedBlocks(blocks, edit))).toEqual([
      "Freight fell",
      "by one tenth in March",
      "Officials said",
    ]);
  });

  it("leaves out a paragraph whose words are all taken out", () => {
    const edit = { start: 13, end: 32, replacement: "" };
    expect(words(correctedText(text, edit), correctedBlocks(blocks, edit))).toEqual([
      "Freight fell",
      "Officials said",
    ]);
  });

  it("is as small as what differs", () => {
    expect(narrowed(text, { start: 13, end: 32, replacement: "by a tenth in Mareh" })).toEqual({
      start: 19,
      end: 20,
      replacement: "e",
    });
    expect(narrowed(text, { start: 0, end: 12, replacement: "Freight fell" })).toMatchObject({
      replacement: "",
      start: 12,
      end: 12,
    });
  });

  it("keeps what is on the pages at its place", () => {
    const run = { page: 1, left: 0, top: 0, width: 10, height: 10, item: 0 };
    const runs = [
      { ...run, start: 0, end: 12 },
      { ...run, start: 13, end: 32, item: 1 },
      { ...run, start: 33, end: 47, item: 2 },
    ];
    const edit = narrowed(text, { start: 13, end: 32, replacement: "by a tenth in early March" });
    const after = correctedText(text, edit);
    expect(words(after, correctedRuns(runs, edit))).toEqual([
      "Freight fell",
      "by a tenth in early March",
      "Officials said",
    ]);
  });

  it("gives blocks that stay in order and within the text, whatever is edited", () => {
    const edits = fc.record({
      block: fc.nat(2),
      replacement: fc.string({ maxLength: 30 }).map((typed) => typed.replaceAll(/[\n\r]/gu, " ")),
    });
    fc.assert(
      fc.property(edits, ({ block: index, replacement }) => {
        const { start, end } = blocks[index] ?? block(0, 0);
        const edit = narrowed(text, { start, end, replacement });
        const after = correctedText(text, edit);
        expect(after).toBe(text.slice(0, start) + replacement + text.slice(end));
        const kept = blocks.filter((_, at) => at !== index || replacement !== "");
        expect(words(after, correctedBlocks(blocks, edit))).toEqual(
          kept.map((one) => (one === blocks[index] ? replacement : text.slice(one.start, one.end))),
        );
      }),
    );
  });
});
