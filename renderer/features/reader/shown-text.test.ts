import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displayText } from "#shared/domain/text/text-version.ts";
import { ShownText } from "./shown-text.ts";

const unit = fc.constantFrom(
  "a",
  "word",
  " ",
  "  ",
  "\u00a0",
  "\n",
  "\t",
  "é",
  "e\u0301",
  "👩‍👩‍👧",
  "の",
  "שלום",
  "\u200f",
);
const someText = fc.array(unit, { maxLength: 60 }).map((parts) => parts.join(""));

describe("shown text", () => {
  it("reads as the domain's display text", () => {
    fc.assert(
      fc.property(someText, someText, (before, text) => {
        const range = { start: before.length, end: before.length + text.length };
        expect(new ShownText(before + text, range).shown).toBe(displayText(text));
      }),
    );
  });

  it("leads back to the very units it shows", () => {
    fc.assert(
      fc.property(someText, someText, (before, text) => {
        const all = before + text;
        const words = new ShownText(all, { start: before.length, end: all.length });
        const { shown } = words;
        for (let offset = 0; offset < shown.length; offset += 1) {
          const from = words.textStartOf(offset);
          const stored = all.slice(from, from + 1);
          expect(/\s/u.test(stored) ? " " : stored).toBe(shown[offset]);
          expect(words.shownOffsetOf(from)).toBe(offset);
          expect(words.textEndOf(offset + 1)).toBe(from + 1);
        }
      }),
    );
  });

  it("shows two no-break spaces and a space as one, with offsets past them true", () => {
    const text = "Putin\u00a0\u00a0 in an";
    const words = new ShownText(text, { start: 0, end: text.length });
    expect(words.shown).toBe("Putin in an");
    expect(words.textStartOf(words.shown.indexOf("in an"))).toBe(text.indexOf("in an"));
  });

  it("shows the lines that the writer set, and leads back to them", () => {
    fc.assert(
      fc.property(someText, someText, (before, text) => {
        const all = before + text;
        const range = { start: before.length, end: all.length };
        const words = new ShownText(all, range, { keepsLines: true });
        const lines = text.trim().replaceAll(/\s+/gu, (run) => (run.includes("\n") ? "\n" : " "));
        expect(words.shown).toBe(lines);
        for (let offset = 0; offset < lines.length; offset += 1) {
          const from = words.textStartOf(offset);
          const stored = all.slice(from, from + 1);
          expect(/[^\S\n]/u.test(stored) ? " " : stored).toBe(lines[offset]);
          expect(words.shownOffsetOf(from)).toBe(offset);
          expect(words.textEndOf(offset + 1)).toBe(from + 1);
        }
      }),
    );
  });

  it("keeps the white space of code", () => {
    const text = "if x:\n    go";
    expect(new ShownText(text, { start: 0, end: text.length }, { isKept: true }).shown).toBe(text);
  });
});
