import { expect, it } from "vitest";
import { withLettersOfTex } from "./page-letters.ts";

it("has the ligatures and quotation marks of TeX's fonts that do not say what they draw", () => {
  expect(withLettersOfTex("O\u001ecials spoke of \u0010a di\u001ecult\u0011 \u001cnding")).toBe(
    "Officials spoke of “a difficult” finding",
  );
  expect(withLettersOfTex("e\u000bect and o\u000ece, 1999\u00152001")).toBe(
    "effect and office, 1999–2001",
  );
  expect(withLettersOfTex("\u0088 Delay\u0003 costs")).toBe("• Delay costs");
});
