import { describe, expect, it } from "vitest";
import { english } from "./english.ts";
import { japanese } from "./japanese.ts";
import { korean } from "./korean.ts";
import { patternOf } from "./phrases.ts";
import { kindRuleIds, lensRuleIds } from "./rule-ids.ts";

it.each([
  ["fear*", "people are fearful", true],
  ["fear*", "the seafearers", false],
  ["may~", "it may rain", true],
  ["may~", "in May 2021", false],
  ["hint(s) [to|at]", "This Hints at war", true],
  ["hint(s) [to|at]", "a hint of tea", false],
  ["about=", "about 30 cars", true],
  ["about=", "about cars", false],
  ["# percent of", "some 47.5 percent of us", true],
  ["Japan ... threat*", "Japan’s ministry sees no threats", true],
  ["Japan ... threat*", "Japan rests. The threat grows", false],
  ["and my .. [cried|*ed]", "and my old mother laughed", true],
  ["I'm", "I’m here", true],
  ["不安", "町の不安が広がる", true],
  ["日本...脅威", "日本への重大な脅威", true],
  ["수 있", "커질 수  있다", true],
])("reads %j in %j: %s", (phrase, words, isFound) => {
  expect(patternOf([phrase]).test(words)).toBe(isFound);
});

describe.each([
  ["English", english],
  ["Japanese", japanese],
  ["Korean", korean],
])("the wording of %s", (_name, wording) => {
  it("has rules of known names only, each with a cue", () => {
    const known: readonly string[] = [...kindRuleIds, ...lensRuleIds];
    const rules = Object.entries({ ...wording.kinds, ...wording.lenses });
    expect(rules.map(([id]) => id).filter((id) => !known.includes(id))).toEqual([]);
    expect(rules.filter(([, cues]) => cues.length === 0)).toEqual([]);
  });

  it("compiles, every phrase of it, and none matches everything", () => {
    const phrases = JSON.stringify(wording).match(/"(?:[^"\\]|\\.)*"/gu) ?? [];
    expect(phrases.length).toBeGreaterThan(50);
    for (const cues of [
      ...Object.values(wording.kinds),
      ...Object.values(wording.lenses),
      ...Object.values(wording.noClaims),
    ]) {
      for (const cue of cues) {
        for (const list of [cue.clause, cue.sentence, cue.article, cue.notClause]) {
          for (const phrase of list ?? []) {
            expect({ phrase, empty: patternOf([phrase]).test("") }).toEqual({
              phrase,
              empty: false,
            });
          }
        }
      }
    }
  });
});
