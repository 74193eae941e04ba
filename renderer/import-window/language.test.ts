import { expect, it } from "vitest";
import { readPlainText } from "#shared/domain/text/plain-text.ts";
import { isContradicted, languageOf } from "./language.ts";

it.each([
  ["en-US", "ja", true],
  ["en", "ko", true],
  ["ja", "en", true],
  ["en-GB", "en", false],
  ["de", "en", false],
  ["zh-TW", "ja", false],
  ["ja-Latn", "en", false],
  ["en", null, false],
] as const)("a text stated as %s that reads as %s: contradicted %s", (stated, read, is) => {
  expect(isContradicted(stated, read)).toBe(is);
});

it("takes a short text for none that is written in other letters", () => {
  const mail =
    "Dear all,\n\nthe first quarter is in: 412 vessels, 18 per cent fewer than a year ago.\n\nTerminal\nQ1 2025\nNorth\n168\nSouth\n131\n\nBest\nMarta";
  expect(languageOf(readPlainText(mail))?.value).toBe("en");
});
