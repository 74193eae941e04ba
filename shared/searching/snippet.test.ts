import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseQuery, soughtTerms } from "./query.ts";
import { snippetOf } from "./snippet.ts";

const snippet = (text: string, typed: string, length?: number) =>
  snippetOf(text, soughtTerms(parseQuery(typed)), length);
const marked = (text: string, typed: string) => {
  const found = snippet(text, typed);
  return found.marks.map(([start, end]) => found.text.slice(start, end));
};

describe("a snippet", () => {
  it("marks what was found, as it is written in the text", () => {
    expect(marked("The Straße of Tumangang’s railcars", "strasse tumangang")).toEqual([
      "Straße",
      "Tumangang",
    ]);
  });

  it("marks characters of a run, one or several, and no more", () => {
    expect(marked("北朝鮮の北朝鮮", "北朝")).toEqual(["北朝", "北朝"]);
    expect(marked("北朝鮮の核実験", "核")).toEqual(["核"]);
  });

  it("shows where most of the words stand together", () => {
    const text = `rail ${"x ".repeat(300)}traffic and rail surge ${"y ".repeat(300)}`;
    const found = snippet(text, "rail surge");
    expect(found.text).toContain("traffic and rail surge");
    expect(found.text.startsWith("…")).toBe(true);
    expect(found.text.endsWith("…")).toBe(true);
  });

  it("says where in the text to jump to", () => {
    const text = `${"word ".repeat(100)}Tumangang`;
    const { range } = snippet(text, "tumangang");
    expect(text.slice(range?.start, range?.end)).toBe("Tumangang");
  });

  it("begins at the beginning when nothing of it is found", () => {
    expect(snippet("  A text\n of two lines", "absent")).toEqual({
      text: "A text of two lines",
      marks: [],
      range: null,
    });
  });

  it("keeps every mark on words that were asked for, whatever stands between them", () => {
    const pieces = fc.constantFrom(
      "rail",
      " ",
      "\n",
      "北朝鮮",
      "x",
      "。",
      "  ",
      "Ra\u0301il",
      "😀",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 80 }), (list) => {
        for (const typed of ["rail", "朝鮮"]) {
          const found = snippet(list.join(""), typed, 60);
          for (const [start, end] of found.marks) {
            const words = found.text
              .slice(start, end)
              .normalize("NFD")
              .replace(/\u0301/g, "");
            expect(words.toLowerCase()).toMatch(typed === "rail" ? /^(rail)+$/ : /^朝鮮$/);
          }
        }
      }),
    );
  });
});
