import { expect, it } from "vitest";
import { listNumber, type NumberStyle } from "./list-number.ts";

const cases: readonly (readonly [number, NumberStyle, string])[] = [
  [4, "decimal", "4"],
  [4, "two-digits", "04"],
  [12, "full-width", "１２"],
  [3, "lower-letter", "c"],
  [28, "upper-letter", "BB"],
  [14, "lower-roman", "xiv"],
  [1999, "upper-roman", "MCMXCIX"],
  [10, "ideograph", "十"],
  [23, "ideograph", "二十三"],
  [105, "ideograph", "一〇五"],
  [2, "ganada", "나"],
  [3, "iroha", "ハ"],
  [20, "circled", "⑳"],
  [21, "circled", "21"],
  [0, "lower-letter", "0"],
];

it.each(cases)("writes %i as %s: %s", (value, style, written) => {
  expect(listNumber(value, style)).toBe(written);
});
