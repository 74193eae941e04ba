import { expect, it } from "vitest";
import { isContradicted } from "./language.ts";

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
