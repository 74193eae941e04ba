import { expect, it } from "vitest";
import { articleIdSchema } from "../domain/ids.ts";
import { readPlainText } from "../domain/text/plain-text.ts";
import { candidatesIn } from "./candidates.ts";
import { driftProposals } from "./drift-proposals.ts";
import { toldPassages } from "./told-passages.ts";

/** Proposals over articles of these sentences, each told as its kind and the words of both sides. */
function proposed(articles: Readonly<Record<string, string>>) {
  const passages = Object.entries(articles).flatMap(([articleId, text]) =>
    toldPassages(
      articleIdSchema.parse(articleId),
      text,
      candidatesIn(text, readPlainText(text).blocks),
    ),
  );
  return driftProposals(passages).map(({ kind, careful, firm }) => ({
    kind,
    careful: careful.articleId,
    firm: firm.articleId,
  }));
}

it.each([
  [
    "a lost hedge",
    "hedge-dropped",
    "Divers counted approximately 40 barges at the Sosnovka quay on May 3, 2021.",
    "The barges at the Sosnovka quay on May 3 totaled a record 40.",
  ],
  [
    "raised certainty",
    "certainty-raised",
    "There have been suspicions of the Sosnovka yard selling turbine blades abroad.",
    "The Sosnovka yard sold turbine blades abroad, officials confirmed on Tuesday.",
  ],
  [
    "another figure",
    "figure-changed",
    "Harbour records list 40 barges with copper ore at the Sosnovka quay.",
    "Harbour records list 64 barges with copper ore at the Sosnovka quay.",
  ],
  [
    "a cause in the place of a coincidence",
    "cause-for-coincidence",
    "The rise in barge traffic at Sosnovka coincides with the visit of Governor Orlov.",
    "The rise in barge traffic at Sosnovka is the result of the visit by Governor Orlov.",
  ],
  [
    "a lost hedge in Japanese",
    "hedge-dropped",
    "ソスノフカ港の岸壁には約四十隻の貨物船が停泊していた。",
    "ソスノフカ港の岸壁には四十隻の貨物船が停泊していた。",
  ],
  [
    "a cause in the place of a coincidence in Korean",
    "cause-for-coincidence",
    "소스놉카 항구의 바지선 증가는 오를로프 지사의 방문 시기와 겹친다.",
    "소스놉카 항구의 바지선 증가는 오를로프 지사의 방문 때문이다.",
  ],
])("proposes %s across articles, the careful one first", (_what, kind, careful, firm) => {
  const expected = [{ kind, careful: "one", firm: "two" }];
  expect(proposed({ one: careful, two: firm })).toEqual(expected);
  expect(proposed({ two: firm, one: careful })).toMatchObject([{ kind }]);
});

it("proposes it within one article as well", () => {
  expect(
    proposed({
      one: "Divers counted approximately 40 barges at the Sosnovka quay on May 3, 2021.\n\nThe barges at the Sosnovka quay on May 3 totaled a record 40.",
    }),
  ).toEqual([{ kind: "hedge-dropped", careful: "one", firm: "one" }]);
});

it.each([
  [
    "says the same",
    "Divers counted 40 barges at the Sosnovka quay on May 3, 2021.",
    "On May 3 there were 40 barges at the Sosnovka quay.",
  ],
  [
    "counts another day",
    "Divers counted 40 barges with ore at the Sosnovka quay on May 3, 2021.",
    "Divers counted 64 barges with ore at the Sosnovka quay on June 9, 2021.",
  ],
  [
    "gives the figure of former years",
    "Harbour records list 64 barges with copper ore at the Sosnovka quay.",
    "Past harbour records list 40 barges with copper ore at the Sosnovka quay.",
  ],
  [
    "is about something else",
    "There have been suspicions of the Sosnovka yard selling turbine blades abroad.",
    "Fishermen mended their nets at the eastern pier all day long.",
  ],
  [
    "meets a small number by chance",
    "Some 4 ferries crossed the strait at night.",
    "The council of Senmori has 4 members.",
  ],
])("proposes nothing where the other %s", (_what, one, two) => {
  expect(proposed({ one, two })).toEqual([]);
});

it("does not hold two halves of one sentence against each other", () => {
  expect(
    proposed({
      one: "Suspicions of the Sosnovka yard selling turbine blades grew, while the Sosnovka yard sold turbine blades abroad.",
    }),
  ).toEqual([]);
});
