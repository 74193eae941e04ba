import fc from "fast-check";
import { expect, it } from "vitest";
import { codePointOffset, utf16Offset } from "./code-points.ts";

it("counts code points as the language does", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(50), (text, count) => {
      const codePoints = Array.from(text);
      const offset = utf16Offset(text, count);
      expect(text.slice(0, offset)).toBe(codePoints.slice(0, count).join(""));
      expect(codePointOffset(text, offset)).toBe(Math.min(count, codePoints.length));
    }),
  );
});

it("never points inside a surrogate pair", () => {
  expect(codePointOffset("a👍b", 2)).toBe(1);
  expect(codePointOffset("a👍b", 3)).toBe(2);
  expect(codePointOffset("a\ud83db", 2)).toBe(2);
});
