import { expect, it } from "vitest";
import { candidatesOf } from "./candidates.ts";
import { selectorsOf } from "./selectors.ts";

const old =
  "Wagons at the yard rose to about forty on Monday. The road was closed. Wagons at the port fell to nine.";
const passage = (words: string) => {
  const start = old.indexOf(words);
  return selectorsOf(old, { start, end: start + words.length });
};
const found = (text: string, words: string) =>
  candidatesOf(text, passage(words), old).map(({ start, end }) => text.slice(start, end));

it("puts the altered words first, and others that look alike after them", () => {
  const text = old.replace("rose to about forty", "grew to about fourteen");
  const [best, second] = candidatesOf(text, passage("Wagons at the yard rose to about forty"), old);
  expect(text.slice(best?.start, best?.end)).toMatch(/^Wagons at the yard grew to about f/u);
  expect(best?.score).toBeGreaterThan(0.5);
  expect(second?.score ?? 0).toBeLessThan(best?.score ?? 0);
});

it("tells equal words apart by what stands around them", () => {
  const text = `The road was closed. ${old.replace("The road was closed. ", "")}`;
  const [best] = candidatesOf(text, passage("The road was closed."), old);
  expect(best?.score).toBeGreaterThan(0.5);
  expect(found(text, "The road was closed.")[0]).toBe("The road was closed.");
});

it("has nothing to offer where nothing is like it", () => {
  expect(candidatesOf("海は静かだった。", passage("The road was closed."))).toEqual([]);
});
