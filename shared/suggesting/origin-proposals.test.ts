import { expect, it } from "vitest";
import {
  annotationIdSchema,
  articleIdSchema,
  claimIdSchema,
  evidenceIdSchema,
  originIdSchema,
} from "../domain/ids.ts";
import type { Origin } from "../domain/origin/origin.ts";
import { readPlainText } from "../domain/text/plain-text.ts";
import { candidatesIn } from "./candidates.ts";
import { originProposals, type RestingPassage, voicesOf } from "./origin-proposals.ts";
import { toldPassages } from "./told-passages.ts";

/** A passage of an article of its own, tied to a claim. */
function passage(id: string, text: string, origin: string | null = null): RestingPassage {
  const articleId = articleIdSchema.parse(id);
  const [told] = toldPassages(articleId, text, candidatesIn(text, readPlainText(text).blocks));
  if (told === undefined) throw new Error(`No claim in: ${text}`);
  const kind: Origin["kind"] = origin === "own" ? "own-judgement" : "report";
  return {
    ...told,
    evidence: {
      id: evidenceIdSchema.parse(id),
      claimId: claimIdSchema.parse(`claim of ${id}`),
      annotationId: annotationIdSchema.parse(`mark of ${id}`),
    },
    root: origin === null ? null : { id: originIdSchema.parse(origin), kind },
    voices: voicesOf(told.speakers, []),
  };
}

const told = (...passages: readonly RestingPassage[]) =>
  originProposals(passages).map(({ rule, left, right, name }) => ({
    rule,
    left: left.articleId,
    right: right.articleId,
    name,
  }));

const cited = "The level of traffic at the quay is far greater than in five years (Orlov et al.).";
const citedToo = "Old photographs show at most 12 boats at the eastern pier (Orlov et al.).";

it("proposes one origin where both passages cite one work", () => {
  expect(told(passage("e1", cited), passage("e2", citedToo))).toEqual([
    { rule: "shared-citation", left: "e1", right: "e2", name: "Orlov et al." },
  ]);
});

it("proposes one origin where both quote one report on one matter, and none on two", () => {
  const one = "The Harbour Institute said traffic at the Sosnovka quay doubled in spring.";
  const same = "Traffic at the Sosnovka quay has doubled, according to the Harbour Institute.";
  const other = "The Harbour Institute said ferry crews earn little in winter.";
  expect(told(passage("e1", one), passage("e2", same))).toEqual([
    { rule: "quoted-report", left: "e1", right: "e2", name: "Harbour Institute" },
  ]);
  expect(told(passage("e1", one), passage("e2", other))).toEqual([]);
});

it("proposes one origin for a figure that is nearly the same on one day", () => {
  const one = "Divers counted approximately 73 barges at the quay on May 3, 2021.";
  const two = "On May 3 a staggering 73 barges lay in the harbour.";
  expect(told(passage("e1", one), passage("e2", two))).toMatchObject([{ rule: "same-figure" }]);
});

it("proposes one origin for a figure that the other gives in round, and for no other number", () => {
  const exact = "Divers counted 73 barges at the quay on May 3, 2021.";
  const round = "On May 3 about 70 barges lay in the harbour.";
  const other = "On May 3 about 80 barges lay in the harbour.";
  const later = "On May 9 about 70 barges lay in the harbour.";
  expect(told(passage("e1", exact), passage("e2", round))).toMatchObject([{ rule: "near-figure" }]);
  expect(told(passage("e1", exact), passage("e2", other))).toEqual([]);
  expect(told(passage("e1", exact), passage("e2", later))).toEqual([]);
});

it("proposes one origin for words that stand in both", () => {
  const words = "the level of traffic is far greater than what was seen before";
  expect(
    told(passage("e1", `Locals think ${words}.`), passage("e2", `It is odd that ${words}.`)),
  ).toMatchObject([{ rule: "same-words" }]);
});

it("puts the passage whose origin is known first, and leaves alone what rests on one origin already", () => {
  expect(told(passage("e1", cited), passage("e2", citedToo, "o1"))).toMatchObject([
    { left: "e2", right: "e1" },
  ]);
  expect(told(passage("e1", cited, "o1"), passage("e2", citedToo, "o1"))).toEqual([]);
});

it("proposes two known origins as one once, whatever rests on them", () => {
  const proposals = told(
    passage("e1", cited, "o1"),
    passage("e2", citedToo, "o2"),
    passage("e3", citedToo, "o2"),
  );
  expect(proposals).toHaveLength(1);
});

it("never proposes an author's own judgement as the origin of another passage", () => {
  expect(told(passage("e1", cited, "own"), passage("e2", citedToo))).toEqual([]);
});

it("counts accepted names of one body as one, and no others", () => {
  const one = passage("e1", "The Harbour Institute said traffic at the Sosnovka quay doubled.");
  const two = passage("e2", "Traffic at the Sosnovka quay doubled, according to Hafen Lab.");
  const alias = { left: "Hafen Lab", right: "Harbour Institute" };
  expect(originProposals([one, two])).toEqual([]);
  expect(originProposals([one, two], [{ ...alias, standing: "distinct" }])).toEqual([]);
  expect(originProposals([one, two], [{ ...alias, standing: "same" }])).toMatchObject([
    { rule: "quoted-report" },
  ]);
});

it("takes the voices that the analyst recorded, and no unnamed ones", () => {
  const recorded = [
    { name: "Harbour Institute", isUnnamed: false },
    { name: "officials", isUnnamed: true },
  ];
  expect(voicesOf([], recorded)).toEqual([{ name: "Harbour Institute", isCitation: false }]);
});
