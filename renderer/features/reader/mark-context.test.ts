import fc from "fast-check";
import { expect, it } from "vitest";
import { contextIn, keptContext } from "./mark-context.ts";

const text =
  "CI Press\n\nNearly 40 ferries lay at the northern pier, the harbour master said.\n\nMore";
const start = text.indexOf("Nearly");
const kept = [
  { start, end: text.indexOf("\n\nMore") },
  { start: text.indexOf("More"), end: text.length },
];
const around = (words: string) => {
  const at = text.indexOf(words);
  return contextIn(text, kept, { start: at, end: at + words.length });
};

it("never shows the words of a line that was removed, or of another paragraph", () => {
  expect(around("Nearly 40 ferries")).toEqual({
    before: "",
    after: " lay at the northern pier, the …",
  });
  expect(around("harbour master said.").after).toBe("");
});

it("begins and ends with whole words where it is cut", () => {
  expect(around("northern")).toEqual({
    before: "Nearly 40 ferries lay at the ",
    after: " pier, the harbour master said.",
  });
  expect(around("harbour master").before).toBe("… lay at the northern pier, the ");
});

it("shows what was kept with a passage that has no place", () => {
  expect(keptContext({ prefix: "ess Nearly ", suffix: " lay at th" })).toEqual({
    before: "… Nearly ",
    after: " lay at …",
  });
});

it("stays within the text, whatever is marked", () => {
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.integer({ min: 1, max: 60 }), (from, length) => {
      const end = Math.min(text.length, from + length);
      const { before, after } = contextIn(text, kept, { start: from, end });
      expect(text.slice(0, from).endsWith(before.replace(/^…/u, ""))).toBe(true);
      expect(text.slice(end).startsWith(after.replace(/ …$/u, ""))).toBe(true);
    }),
  );
});
