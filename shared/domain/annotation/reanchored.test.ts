import { expect, it } from "vitest";
import { selectorsOf } from "../../anchoring/selectors.ts";
import { annotationIdSchema, articleIdSchema, textVersionIdSchema } from "../ids.ts";
import type { Annotation } from "./annotation.ts";
import { reanchored } from "./reanchored.ts";

const former = {
  id: textVersionIdSchema.parse("0190b0c0-0000-7000-8000-000000000001"),
  text: "Freight fell by a tcnth in March.\nForty barges called at the quay.\nThe road was closed.",
};
const next = (text: string) => ({
  id: textVersionIdSchema.parse("0190b0c0-0000-7000-8000-000000000002"),
  text,
});

function markOn(words: string, over: Partial<Annotation> = {}): Annotation {
  const start = former.text.indexOf(words);
  return {
    id: annotationIdSchema.parse("0190b0c0-0000-7000-8000-000000000003"),
    articleId: articleIdSchema.parse("0190b0c0-0000-7000-8000-000000000004"),
    textVersionId: former.id,
    ...selectorsOf(former.text, { start, end: start + words.length }),
    style: "highlight",
    colour: 1,
    note: null,
    ...over,
  };
}

it("keeps marks beside a correction on their words, and says so", () => {
  const text = former.text.replace("tcnth", "very small tenth");
  const { found, kept, moved, lost } = reanchored(
    [markOn("Forty barges called"), markOn("Freight fell")],
    former,
    next(text),
    { start: 18, end: 23, replacement: "very small tenth" },
  );
  expect({ kept, moved, lost }).toEqual({ kept: 2, moved: 0, lost: 0 });
  for (const { mark, set } of found) {
    expect(text.slice(set.start, set.end)).toBe(mark.exact);
    expect(set).toMatchObject({ textVersionId: next("").id, moved: null });
  }
});

it("loses a mark whose words were corrected, and leaves it with its old text", () => {
  const marks = [markOn("a tcnth in March"), markOn("The road was closed.")];
  const result = reanchored(marks, former, next(former.text.replace("tcnth", "tenth")));
  expect([result.kept, result.lost]).toEqual([1, 1]);
  expect(result.found.map(({ mark }) => mark)).toEqual([marks[1]]);
});

it("remembers where words that turned up elsewhere came from", () => {
  const sentence = "Forty barges called at the quay.";
  const rest = former.text.replace(`${sentence}\n`, "");
  const { found, moved } = reanchored([markOn(sentence)], former, next(`${sentence} ${rest}`));
  expect(moved).toBe(1);
  expect(found[0]?.set.moved).toMatchObject({ textVersionId: former.id, start: 34, end: 66 });
  expect(found[0]?.set.moved?.score).toBeLessThan(1);
});

it("keeps marks on regions, which have no words to lose", () => {
  const region = { page: 3, left: 1, top: 1, width: 9, height: 9 };
  const mark = markOn("Freight", { region, start: 0, end: 0, exact: "[page 3, region]" });
  expect(reanchored([mark], former, next("Something else."))).toMatchObject({ kept: 1, lost: 0 });
});
