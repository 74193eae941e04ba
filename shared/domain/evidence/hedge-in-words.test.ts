import { expect, it } from "vitest";
import { hedgeIn } from "./hedge-in-words.ts";

it.each([
  ["North Korea has supplied Russia with containers", "unhedged", null],
  ["approximately 73 railcars", "approximate", "approximately"],
  ["約73両", "approximate", "約"],
  ["약 73량", "approximate", "약"],
  ["it is likely to continue", "probable", "likely"],
  ["移動するとみられる", "probable", "とみられ"],
  ["could pose a direct threat", "possible", "could"],
  ["Russia may repay the debt", "possible", "may"],
  ["可能性がある", "possible", "可能性"],
  ["위협이 될 수 있다", "possible", "수 있"],
  ["Hints to arms supply", "suspected", "Hints to"],
  ["무기 거래 의혹", "suspected", "의혹"],
  ["any increase in access could pose a threat", "conditional", "any increase in"],
  ["if they agree, it will likely follow", "conditional", "if"],
])("hears how far %s commits itself", (words, hedge, cue) => {
  expect(hedgeIn(words)).toEqual({ hedge, cue });
});

it("does not take the month for a possibility, nor a topic for a rough number", () => {
  expect(hedgeIn("on May 5 they met").hedge).toBe("unhedged");
  expect(hedgeIn("a talk about arms").hedge).toBe("unhedged");
  expect(hedgeIn("made it impossible to see").hedge).toBe("unhedged");
});
