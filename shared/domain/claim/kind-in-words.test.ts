import { expect, it } from "vitest";
import { figuresIn } from "../evidence/figure-in-words.ts";
import { kindIn } from "./kind-in-words.ts";

it.each([
  ["approximately 73 railcars at the yard", "figure"],
  ["the cargo remains unknown", "fact"],
  ["an unprecedented increase over past years", "fact"],
  ["could pose a direct threat", "forecast"],
  ["the country may repay with technology", "forecast"],
  ["The increase may be a product of the summit", "opinion"],
  ["More traffic hints to a supply of arms", "opinion"],
  ["makes me fear our future", "sentiment"],
  ["diplomats should reassure the citizens", "prescription"],
  ["約73両", "figure"],
  ["불안을 느낀다", "sentiment"],
] as const)("proposes for %s the kind %s", (words, kind) => {
  expect(kindIn(words, figuresIn(words))).toBe(kind);
});
