import { expect, it } from "vitest";
import { reportedIn } from "#shared/domain/evidence/reported.ts";
import { annotationIdSchema } from "#shared/domain/ids.ts";
import { takenPassage, takingFromPassage } from "./taken-passage.ts";

const sentence =
  "Harbour Watch stated on October 5 that the yard holds 73 railcars, while past images show 20 railcars.";
const taken = (quote: string) => {
  const reported = reportedIn(quote, sentence);
  const id = annotationIdSchema.parse("m1");
  return takenPassage(id, "supports", "unhedged", reported, takingFromPassage(reported));
};

it("takes what the passage itself says", () => {
  expect(taken(sentence)).toMatchObject({
    figure: { value: 73 },
    date: { date: "XXXX-10-05" },
    speakers: [{ name: "Harbour Watch", isUnnamed: false }],
  });
});

it("leaves what only the sentence around says until the analyst takes it", () => {
  expect(taken("past images show 20 railcars")).toMatchObject({
    figure: { value: 20 },
    date: null,
    speakers: [],
  });
});
