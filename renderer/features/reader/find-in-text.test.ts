import { expect, it } from "vitest";
import { findInText } from "./find-in-text.ts";

it.each([
  ["Korea’s rail. KOREA'S  rail.", "korea's rail", 2],
  ["said “yes”", '"yes"', 1],
  ["a.b (c) [d] e-f", "a.b (c) [d] e-f", 1],
  ["axb", "a.b", 0],
  ["豆満江の駅", "満江", 1],
  ["anything", "   ", 0],
])("in %j finds %j %i times", (text, words, count) => {
  expect(findInText(text, words)).toHaveLength(count);
});
