import { expect, it } from "vitest";
import { edtfSchema } from "#shared/domain/date/edtf.ts";
import { figuresIn } from "#shared/domain/evidence/figure-in-words.ts";
import { createTranslate } from "#shared/messages/catalogue.ts";
import {
  comparedFigureText,
  dateText,
  figureFields,
  figureText,
  speakersText,
} from "./report-text.ts";

const t = createTranslate("en");

it.each([
  ["approximately 73 railcars", "approximately 73 railcars"],
  ["a staggering 73 wagons", "73 wagons"],
  ["more than 1,000 containers", "more than 1,000 containers"],
  ["approximately 20 railcars…at most", "approximately, at most 20 railcars"],
  ["20 to 30 railcars", "20–30 railcars"],
  ["an unprecedented increase", "unprecedented, no number given"],
  ["約73両", "approximately 73両"],
  ["12 percent", "12%"],
])("says the figure of %s", (words, text) => {
  const [figure] = figuresIn(words);

  expect(figure && figureText(t, figureFields(figure))).toBe(text);
});

it.each([
  [
    "approximately 73 railcars",
    "at most 20",
    "approximately 73 railcars, compared with at most 20",
  ],
  ["approximately 73 railcars", null, "approximately 73 railcars"],
  ["more", "the past five years", "the past five years"],
])("says what %s is compared with: %s", (words, quantityBaseline, text) => {
  const [found] = figuresIn(words);
  const none = { value: null, upTo: null, unit: null, qualifiers: [] };
  const figure = figureFields({ ...none, ...found } as Parameters<typeof figureFields>[0]);

  expect(comparedFigureText(t, { ...figure, quantityBaseline })).toBe(text);
});

it.each([
  ["2023-10-05", "5 October 2023"],
  ["XXXX-10-05", "5 October, year not stated"],
  ["XXXX-02-29", "29 February, year not stated"],
  ["2023-10", "October 2023"],
  ["2011", "2011"],
  ["2023-10-05/2023-10-13", "2023-10-05/2023-10-13"],
])("says the date %s", (date, text) => {
  expect(dateText(t, edtfSchema.parse(date))).toBe(text);
});

it("reads a speaker chain from the outermost in, unnamed holders included", () => {
  const officials = { name: "U.S. officials", isUnnamed: true };
  const unnamed = { name: null, isUnnamed: true };

  expect(speakersText(t, [])).toBeNull();
  expect(speakersText(t, [{ name: "Reuters", isUnnamed: false }, officials])).toBe(
    "Reuters, quoting unnamed (U.S. officials)",
  );
  expect(speakersText(t, [unnamed])).toBe("unnamed");
});
