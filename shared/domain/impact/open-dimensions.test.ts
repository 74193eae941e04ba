import { expect, it } from "vitest";
import {
  builtInDimensions,
  japanSecurityId,
  sentimentReachId,
  sentimentSegmentId,
  southKoreanSentimentId,
} from "../lens/built-in-lenses.ts";
import { openDimensions, peopleOf } from "./open-dimensions.ts";

const sentiment = { decision: "relevant", lensId: southKoreanSentimentId } as const;
const segment = { dimensionId: sentimentSegmentId, value: "One student" };
const onePerson = { dimensionId: sentimentReachId, value: 1 };

const openIds = (...given: Parameters<typeof openDimensions>) =>
  openDimensions(...given).map((dimension) => dimension.id);

it("asks of a sentiment who feels it and for how many people the evidence speaks", () => {
  expect(openIds(sentiment, builtInDimensions, [])).toEqual([sentimentSegmentId, sentimentReachId]);
  expect(openIds(sentiment, builtInDimensions, [segment, onePerson])).toEqual([]);
});

it("takes a blank for no answer, and zero for one", () => {
  const blank = { dimensionId: sentimentSegmentId, value: " " };
  const nobody = { dimensionId: sentimentReachId, value: 0 };

  expect(openIds(sentiment, builtInDimensions, [blank, nobody])).toEqual([sentimentSegmentId]);
});

it("asks nothing of what was considered and is not relevant", () => {
  expect(openIds({ ...sentiment, decision: "not-relevant" }, builtInDimensions, [])).toEqual([]);
});

it("asks a Japan security impact for no number of people", () => {
  expect(openIds({ ...sentiment, lensId: japanSecurityId }, builtInDimensions, [])).toEqual([]);
});

it("tells how many people a sentiment speaks for, and nothing for other lenses", () => {
  expect(peopleOf(sentiment, [segment, onePerson])).toBe(1);
  expect(peopleOf(sentiment, [segment])).toBeNull();
  expect(peopleOf({ ...sentiment, lensId: japanSecurityId }, [onePerson])).toBeNull();
});
