import { expect, it } from "vitest";
import { wordMatcher } from "./word-match.ts";

it.each([
  ["csis", "CSIS Beyond Parallel report"],
  ["parallel csis", "CSIS Beyond Parallel report"],
  ["korea's", "North Korea’s Tumangang Rail Facility"],
  ["brandli", "Micha Brändli"],
  ["ＣＳＩＳ", "CSIS"],
  ["두만강", "두만강역"],
  ["豆満江", "豆満江の鉄道"],
  ["", "anything"],
])("finds %j in %j", (query, text) => {
  expect(wordMatcher(query)(text)).toBe(true);
});

it("asks for every word", () => {
  expect(wordMatcher("csis reuters")("CSIS Beyond Parallel report")).toBe(false);
});
