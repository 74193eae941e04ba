import { expect, it } from "vitest";
import { changedFigures, figuresIn } from "./figures.ts";
import { likelihoodWithConfidence, termsIn } from "./likelihood-words.ts";
import { isQuotedFrom } from "./quotation.ts";
import { quotationsIn, sentencesOf, sentencesOfText } from "./sentences.ts";

it("does not end a sentence at an abbreviation", () => {
  expect(sentencesOfText("U.S. Navy ships came. Dr. Ito saw them.")).toEqual([
    "U.S. Navy ships came. ",
    "Dr. Ito saw them.",
  ]);
});

it("keeps a closing mark with its sentence, and splits Japanese", () => {
  expect(sentencesOfText("船が来た。港は静かだ。")).toEqual(["船が来た。", "港は静かだ。"]);
  expect(sentencesOfText("He said “they left.” Nobody saw it.")).toHaveLength(2);
});

it("gives a citation to the sentence whose words it follows, before or after the stop", () => {
  const content = [
    { kind: "text", text: "One" },
    { kind: "citation", citationId: "x" },
    { kind: "text", text: ". Two." },
    { kind: "citation", citationId: "y" },
    { kind: "text", text: " Three." },
  ];

  expect(sentencesOf(content as Parameters<typeof sentencesOf>[0])).toEqual([
    { text: "One.", citationIds: ["x"] },
    { text: "Two.", citationIds: ["y"] },
    { text: "Three.", citationIds: [] },
  ]);
});

it("finds the outermost quotation where one stands in another", () => {
  expect(
    quotationsIn("“to the victory of “great” people” and 「船」").map(({ text }) => text),
  ).toEqual(["to the victory of “great” people", "船"]);
});

it.each([
  ["the level … far greater", true],
  ["the level is [very] far", true],
  ["[The] level is far greater", true],
  ["the Level is far", false],
  ["it's far greater than before", true],
])("takes %j for words of the passage: %s", (quotation, isExact) => {
  const source = "the level is far greater; it’s far greater  than before";
  expect(isQuotedFrom(quotation, source)).toBe(isExact);
});

it("tells counts from dates and names", () => {
  const text =
    "On 5 October 2023 (2023-10-05, 10月5日) COVID-19 closed the 38th pier to 1,000 of 73 ships";
  expect(figuresIn(text).map(({ words }) => words)).toEqual(["1,000", "73"]);
});

it("takes a figure written as a word in the passage, and the range of a likelihood, for known", () => {
  expect(changedFigures("3 ships, likely (55-80 %)", ["three ships"])).toEqual([]);
});

it("reads the longest term", () => {
  expect(termsIn("It is very unlikely, almost certainly").map(({ id }) => id)).toEqual([
    "very-unlikely",
    "almost-certain",
  ]);
});

it("leaves confidence in a government alone", () => {
  expect(likelihoodWithConfidence("People will likely lose confidence in the ferry.")).toBeNull();
});
