import { expect, it } from "vitest";
import { saysMinor } from "./minor.ts";

it.each([
  "She is a 10th grader and paints boats.",
  "I am in 7th grade.",
  "Tomas is a high school junior from Ostmark.",
  "Ida is a sophomore at Northgate High School.",
  "高校生。趣味は写真。",
  "북항고등학교 2학년",
])("takes the writer of %j for a minor", (words) => {
  expect(saysMinor(words)).toBe(true);
});

it.each([
  "He graduated from Northgate High School in 1989.",
  "She is a senior correspondent in the capital.",
  "Ida is a junior at Ostmark University.",
])("takes the writer of %j for no minor", (words) => {
  expect(saysMinor(words)).toBe(false);
});
