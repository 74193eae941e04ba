import { expect, it } from "vitest";
import { aliasId } from "../domain/alias/alias.ts";
import { readPlainText } from "../domain/text/plain-text.ts";
import { aliasProposals } from "./aliases.ts";
import { mentionsIn } from "./names.ts";

/** What is proposed for articles of these texts, written for this test. */
function proposals(texts: readonly string[], decided: readonly { id: string }[] = []) {
  const mentions = texts.flatMap((text, index) =>
    mentionsIn(`a${index}`, text, readPlainText(text).blocks),
  );
  return aliasProposals(mentions, decided);
}

const pairs = (...given: Parameters<typeof proposals>) =>
  proposals(...given).map(({ left, right, rule }) => `${left.name} = ${right.name}: ${rule}`);

it("proposes two romanisations of a site, with a passage of each", () => {
  const [proposal] = proposals([
    "Cars stood at North Korea’s Hweryong Rail Facility all week.",
    "A second image shows the Hoeryong Rail Facility without cars.",
  ]);
  expect(proposal).toMatchObject({
    rule: "romanisation",
    left: { name: "Hoeryong Rail Facility", articleId: "a1" },
    right: { name: "Hweryong Rail Facility", articleId: "a0" },
  });
  expect(proposal?.right.passage).toBe(
    "Cars stood at North Korea’s Hweryong Rail Facility all week.",
  );
});

it.each([
  [
    ["The dock at Sinpyongho Shipyard was empty.", "At Simpyongho Shipyard nothing moved."],
    "few-letters-apart",
  ],
  [
    ["He met Choe Ryong Hae on Monday in the north.", "They say Choe Ryong-hae was late again."],
    "same-letters",
  ],
  [
    ["열차가 두만강역에 섰다고 한다, 여러 량이었다.", "Cars stood at Dumangang for a week."],
    "same-place",
  ],
  [["The Harbour Institute for Rail Safety (HIRS) counted the cars."], "in-brackets"],
  [["A camp near Hoeryong (회령) was closed long ago."], "in-brackets"],
])("proposes by the rule that fits: %j", (texts, rule) => {
  expect(proposals(texts).map((one) => one.rule)).toContain(rule);
});

it("never proposes two places that the gazetteer tells apart", () => {
  expect(
    pairs(["From Khasan to Rason and Tumen.", "From Vostochny to Dumangang in Russia."]),
  ).toEqual([]);
});

it("does not take a part of a name for the whole", () => {
  expect(
    pairs(["The Coast Guard came.", "The Coast Guard Academy and the Coast Guards met."]),
  ).not.toContain("Coast Guard = Coast Guard Academy: few-letters-apart");
});

it("takes a people for no other name of its country, and persons joined by and for two", () => {
  expect(
    pairs([
      "The North Korean cook met Kim Jo Min and Ana Lim.",
      "In North Korea a Kim Jo-min cooks.",
    ]),
  ).toEqual(["Kim Jo Min = Kim Jo-min: same-letters"]);
});

it("is silent about pairs that were decided, for or against", () => {
  const texts = ["Ships left Sinpyongho Shipyard.", "Ships left Simpyongho Shipyard."];
  expect(pairs(texts)).toHaveLength(1);
  const id = aliasId("Sinpyongho Shipyard", "Simpyongho Shipyard");
  expect(pairs(texts, [{ id }])).toEqual([]);
});

it("takes no name from removed lines", () => {
  const text = "Ships left Sinpyongho Shipyard on Monday, and none came back.";
  const blocks = readPlainText(text).blocks.map((block) => ({
    ...block,
    removedReason: "caption-and-credit" as const,
  }));
  expect(mentionsIn("a", text, blocks)).toEqual([]);
});
