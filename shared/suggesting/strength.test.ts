import fc from "fast-check";
import { expect, it } from "vitest";
import type { Block } from "../domain/text/text-version.ts";
import { candidatesIn } from "./candidates.ts";
import { strengthOf, strongestOf } from "./strength.ts";

const plain = "The harbour office keeps its records in a small room.";
const told =
  "On 5 October 2023 the Ministry of Defense said that approximately 73 railcars stood near Vladivostok.";

function read(sentences: readonly string[]) {
  const text = sentences.join("\n");
  let at = 0;
  const blocks = sentences.map((sentence): Block => {
    const start = at;
    at += sentence.length + 1;
    return {
      start,
      end: start + sentence.length,
      role: "paragraph",
      level: null,
      cell: null,
      removedReason: null,
      runInEnd: null,
    };
  });
  return candidatesIn(text, blocks, "en");
}

it("puts what names a speaker, a figure and a day before what merely reports", () => {
  const [weak, strong] = read([plain, told]);
  if (weak === undefined || strong === undefined) throw new Error("Both are suggested.");

  expect(strengthOf(strong)).toBeGreaterThan(strengthOf(weak));
});

it("keeps the strongest in reading order, and all where they are few", () => {
  const candidates = read([plain, told, plain, told, plain]);

  expect(strongestOf(candidates)).toEqual(candidates);
  expect(strongestOf(candidates, 2).map(({ quote }) => quote.includes("73"))).toEqual([true, true]);
  expect(strongestOf(candidates, 3)[0]).toBe(candidates[0]);
});

it("never leaves out one that is stronger than one it keeps", () => {
  const some = fc.array(fc.constantFrom(plain, told, "Officials fear a shortage."), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 8 }), (sentences, most) => {
      const candidates = read(sentences);
      const kept = strongestOf(candidates, most);
      const left = candidates.filter((candidate) => !kept.includes(candidate));

      expect(kept).toHaveLength(Math.min(most, candidates.length));
      expect([...kept].sort((one, other) => one.start - other.start)).toEqual(kept);
      const weakestKept = Math.min(...kept.map(strengthOf));
      for (const one of left) expect(strengthOf(one)).toBeLessThanOrEqual(weakestKept);
    }),
    { numRuns: 40 },
  );
});
