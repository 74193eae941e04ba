import { expect, it } from "vitest";
import { isFragment } from "./fragment.ts";

it.each([
  "Although no smuggler claimed the barge",
  "As Norland and Sudland repair their quays",
  "during which she travelled by boat to meet the mayor",
  "which has tripled since the flood",
  "a situation that could change the harbour",
  "An unprecedented increase compared to past winters, even before the flood.",
  "While the queue at the quay is evident",
])("knows half a sentence: %s", (words) => {
  expect(isFragment(words)).toBe(true);
});

it.each([
  "Although no smuggler claimed the barge, the police kept it.",
  "As Norland repairs its quay, Sudland waits.",
  "A barge that could change the harbour has arrived.",
  "An unprecedented increase in traffic has closed the quay.",
  "The quay closed.",
  "As of May there were ten barges at the quay.",
])("knows a sentence: %s", (words) => {
  expect(isFragment(words)).toBe(false);
});
