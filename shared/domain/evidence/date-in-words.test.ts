import { expect, it } from "vitest";
import { edtfSchema } from "../date/edtf.ts";
import { type DatedElsewhere, datesIn, isComparedWith, yearProposal } from "./date-in-words.ts";

it.each([
  ["captured on October 5, 2023, depict", "2023-10-05", "October 5, 2023"],
  ["as of October 5th, there", "XXXX-10-05", "October 5th"],
  ["on Oct. 5 at dawn", "XXXX-10-05", "Oct. 5"],
  ["on 5 October 2023", "2023-10-05", "5 October 2023"],
  ["on the 5th of October", "XXXX-10-05", "5th of October"],
  ["during October 2023 alone", "2023-10", "October 2023"],
  ["since assuming power in 2011.", "2011", "2011"],
  ["dated 2023-10-05", "2023-10-05", "2023-10-05"],
  ["2023年10月5日に撮影", "2023-10-05", "2023年10月5日"],
  ["10月5日の衛星画像", "XXXX-10-05", "10月5日"],
  ["令和5年10月5日", "2023-10-05", "令和5年10月5日"],
  ["平成元年", "1989", "平成元年"],
  ["2023년 10월 5일 촬영", "2023-10-05", "2023년 10월 5일"],
  ["10월 13일 발표", "XXXX-10-13", "10월 13일"],
])("reads %s", (words, date, text) => {
  expect(datesIn(words)).toMatchObject([{ date, text }]);
});

it.each(["it may 5 times over", "73 railcars", "October winds", "on February 45"])(
  "reads no date in %s",
  (words) => {
    expect(datesIn(words)).toEqual([]);
  },
);

const elsewhere = (date: string, basis: DatedElsewhere["basis"] = "stated"): DatedElsewhere => ({
  date: edtfSchema.parse(date),
  basis,
  where: `“${date}” in another article`,
});
const fifthOfOctober = edtfSchema.parse("XXXX-10-05");

it("proposes the year that another passage states for the same day", () => {
  expect(yearProposal(fifthOfOctober, [elsewhere("2023-10-05"), elsewhere("2022-09-13")])).toEqual({
    date: "2023-10-05",
    from: "“2023-10-05” in another article",
  });
});

it("proposes no year when nothing else names the day", () => {
  expect(yearProposal(fifthOfOctober, [elsewhere("2023-10-13"), elsewhere("2023-10")])).toBeNull();
});

it("proposes no year when the passages elsewhere disagree", () => {
  expect(
    yearProposal(fifthOfOctober, [elsewhere("2023-10-05"), elsewhere("2022-10-05")]),
  ).toBeNull();
});

it("never infers from what was itself inferred", () => {
  expect(yearProposal(fifthOfOctober, [elsewhere("2023-10-05", "inferred")])).toBeNull();
});

it("leaves a date that has a year alone", () => {
  expect(yearProposal(edtfSchema.parse("2022-10-05"), [elsewhere("2023-10-05")])).toBeNull();
});

it.each([
  "The yard took 40 boats, compared with 2012.",
  "The yard took 50 percent more boats than in May 2017.",
  "It is the largest queue at the quay since 2012, when the bridge fell.",
])("knows a date that is only compared with: %s", (words) => {
  expect(datesIn(words).map((date) => isComparedWith(words, date))).toEqual([true]);
});

it.each(["The yard has been closed since 2012.", "Most boats left in 2012."])(
  "takes the passage's own date for its own: %s",
  (words) => {
    expect(datesIn(words).map((date) => isComparedWith(words, date))).toEqual([false]);
  },
);

it("reads both ends of a span of years", () => {
  expect(datesIn("held the office from 2011 to 2013, when").map(({ date }) => date)).toEqual([
    "2011",
    "2013",
  ]);
});
