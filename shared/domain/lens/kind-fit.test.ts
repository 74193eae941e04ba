import { expect, it } from "vitest";
import { builtInLenses, japanSecurityId, southKoreanSentimentId } from "./built-in-lenses.ts";
import { fitsLens, lacksReason } from "./kind-fit.ts";

const lens = (id: string) => {
  const found = builtInLenses.find((one) => one.id === id);
  if (found === undefined) throw new Error(`No lens ${id}`);
  return found;
};

it("keeps security facts out of sentiment, and feelings out of security", () => {
  expect(fitsLens("fact", lens(southKoreanSentimentId))).toBe(false);
  expect(fitsLens("sentiment", lens(southKoreanSentimentId))).toBe(true);
  expect(fitsLens("sentiment", lens(japanSecurityId))).toBe(false);
  expect(fitsLens("forecast", lens(japanSecurityId))).toBe(true);
});

it("takes any kind where a lens names none", () => {
  expect(fitsLens("fact", {})).toBe(true);
  expect(fitsLens("fact", { claimKinds: null })).toBe(true);
});

it("asks for a typed reason, and for none where the claim is set aside", () => {
  const sentiment = lens(southKoreanSentimentId);
  expect(lacksReason("fact", sentiment, "relevant", "  ")).toBe(true);
  expect(lacksReason("fact", sentiment, "relevant", "It quotes a poll")).toBe(false);
  expect(lacksReason("fact", sentiment, "not-relevant", "")).toBe(false);
});
