import { expect, it } from "vitest";
import { reportedIn } from "./reported.ts";

it("reads figures from the passage, and dates and speakers also from its sentence", () => {
  const sentence =
    "The images released by Harbour Watch, taken on October 5, 2023, depict approximately 73 railcars.";

  expect(reportedIn("approximately 73 railcars", sentence)).toMatchObject({
    figures: [{ value: 73, unit: "railcars", qualifiers: ["approximately"] }],
    dates: [{ date: "2023-10-05", isAround: true }],
    hedge: { hedge: "approximate" },
    speakers: [{ name: "Harbour Watch", isAround: true }],
  });
});

it("keeps to the dates of the passage when it has some", () => {
  const sentence = "Sent on October 13th, it shows the yard on October 5.";

  expect(reportedIn("the yard on October 5", sentence).dates).toMatchObject([
    { date: "XXXX-10-05", isAround: false },
  ]);
});
