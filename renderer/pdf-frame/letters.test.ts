import { expect, it } from "vitest";
import { lettersOf } from "./letters.ts";

it("passes over the white space at the ends of a piece", () => {
  const letters = lettersOf("  coal quay ");
  expect(letters.length).toBe(9);
  expect(letters.offsetOf(0, 9)).toBe(2);
  expect(letters.offsetOf(9, 9)).toBe(11);
  expect(letters.letterAt(0)).toBe(0);
  expect(letters.letterAt(12)).toBe(9);
});

it("finds a letter behind room that nobody wrote as a space", () => {
  // 3 月は 41 隻 on the page is 3月は41隻 in the article.
  const letters = lettersOf("3 月は 41 隻");
  expect(letters.length).toBe(6);
  expect(letters.offsetOf(5, 6)).toBe(8);
  expect(letters.letterAt(8)).toBe(5);
  expect(letters.offsetOf(1, 6)).toBe(2);
});

it("stands at the same letter behind ligatures that the article writes out", () => {
  // "The o\u001ece was \u001cnding" is drawn in a font of TeX, and "The office was finding" in the article.
  const drawn = "The o\u001ece was \u001cnding";
  const written = "The office was finding";
  const letters = lettersOf(drawn);
  expect(letters.length).toBe(written.length);
  expect(letters.letterAt(drawn.indexOf("was"))).toBe(written.indexOf("was"));
  expect(letters.offsetOf(written.indexOf("was"), written.length)).toBe(drawn.indexOf("was"));
  expect(letters.letterAt(drawn.indexOf("nding"))).toBe(written.indexOf("nding"));
  expect(letters.offsetOf(written.length, written.length)).toBe(drawn.length);
});
