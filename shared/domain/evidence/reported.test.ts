import { expect, it } from "vitest";
import { reportedIn, sentenceAround } from "./reported.ts";

it("reads figures from the passage, and dates and speakers also from its sentence", () => {
  const sentence =
    "The images released by Harbour Watch, taken on October 5, 2023, depict approximately 73 railcars.";

  expect(reportedIn("approximately 73 railcars", sentence)).toMatchObject({
    figures: [{ value: 73, unit: "railcars", qualifiers: ["approximately"] }],
    dates: [{ date: "2023-10-05" }],
    hedge: { hedge: "approximate" },
    speakers: [{ name: "Harbour Watch" }],
  });
});

it("keeps to the dates of the passage when it has some", () => {
  const sentence = "Sent on October 13th, it shows the yard on October 5.";

  expect(reportedIn("the yard on October 5", sentence).dates).toMatchObject([
    { date: "XXXX-10-05" },
  ]);
});

const around = (text: string, quote: string) =>
  sentenceAround(text, text.indexOf(quote), text.indexOf(quote) + quote.length);

it("finds the sentence a passage stands in", () => {
  expect(around("One came. Two wagons left. Three stayed.", "wagons")).toBe("Two wagons left.");
});

it("keeps abbreviations and initials inside a sentence", () => {
  const text = "It rose (Bermudez et al. wrote so). The U.S. officials agreed. End.";

  expect(around(text, "officials")).toBe("The U.S. officials agreed.");
});

it("splits where a full stop is glued to the next sentence behind a bracket", () => {
  expect(around("a toast”(Faulconbridge & Choi).The contents reveal it.", "contents")).toBe(
    "The contents reveal it.",
  );
});

it("takes all the sentences of a passage that spans several, and stops at the line", () => {
  expect(around("One came. Two left. Three stayed.\nFour slept.", "came. Two")).toBe(
    "One came. Two left.",
  );
});

it("splits Japanese at its full stop", () => {
  expect(around("一が来た。二が去った。三", "二")).toBe("二が去った。");
});
