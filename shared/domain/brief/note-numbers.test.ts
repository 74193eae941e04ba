import { expect, it } from "vitest";
import { noteNumbers } from "./note-numbers.ts";

it.each([
  [[], ""],
  [[2], "[2]"],
  [[1, 2], "[1], [2]"],
  [[1, 2, 3], "[1]-[3]"],
  [[1, 3, 4, 5, 6, 9, 10], "[1], [3]-[6], [9], [10]"],
])("names endnotes, three and more in a row by the first and the last (%j)", (numbers, words) => {
  expect(noteNumbers(numbers)).toBe(words);
});
