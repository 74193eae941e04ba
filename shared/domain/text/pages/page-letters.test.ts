import fc from "fast-check";
import { expect, it } from "vitest";
import { lettersKept, withLettersOfTex, withoutScriptSpaces } from "./page-letters.ts";

it("has the ligatures and quotation marks of TeX's fonts that do not say what they draw", () => {
  expect(withLettersOfTex("O\u001ecials spoke of \u0010a di\u001ecult\u0011 \u001cnding")).toBe(
    "Officials spoke of “a difficult” finding",
  );
  expect(withLettersOfTex("e\u000bect and o\u000ece, 1999\u00152001")).toBe(
    "effect and office, 1999–2001",
  );
  expect(withLettersOfTex("\u0088 Delay\u0003 costs")).toBe("• Delay costs");
});

it("names a place of the page for each letter of the article, in order", () => {
  const units = fc.constantFrom(
    ...Array.from("ab 3月は%\u000b\u000c\u001c\u001e\u0010\u0001\u200b"),
  );
  fc.assert(
    fc.property(fc.string({ unit: units, maxLength: 24 }), (drawn) => {
      const written = withLettersOfTex(drawn).replaceAll("\u200b", "");
      const article = withoutScriptSpaces(written).trim();
      const kept = lettersKept(drawn);
      expect(kept).toEqual([...kept].sort((a, b) => a - b));
      expect(kept.map((at) => drawn.charAt(at)).length).toBe(article.length);
    }),
    { numRuns: 2000 },
  );
});
