import { describe, expect, it } from "vitest";
import { readPlainText } from "../domain/text/plain-text.ts";
import { candidatesIn } from "./candidates.ts";

/** Candidates of a text made of these paragraphs, written for this test. */
function candidates(...paragraphs: readonly string[]) {
  const text = paragraphs.join("\n\n");
  return { text, found: candidatesIn(text, readPlainText(text).blocks) };
}

describe("kinds", () => {
  it.each([
    ["figure", "The harbour master counted about 40 barges at the eastern quay on May 3, 2021."],
    ["fact", "The ferry company closed its eastern quay to passengers before the winter."],
    ["forecast", "The closure could pose a serious threat to the island’s supply of fuel."],
    ["prescription", "The government should tell the islanders what it plans for the quay."],
    ["opinion", "The quiet harbour clearly signals a change of heart in the capital."],
    ["opinion", "The closure may be a product of the recent talks between the two ports."],
    ["sentiment", "As a resident of the island, I fear the next winter more than the last."],
    ["attribution", "There have been suspicions of the port selling fuel to smugglers abroad."],
    ["fact", "One smuggler drowned, and three others may have escaped along the pier."],
    ["forecast", "The harbour may have to close its eastern quay before the winter."],
    ["opinion", "A wider quay would have cost the island more than a new ferry."],
    ["fact", "No group on the island has claimed responsibility for the fire."],
    ["attribution", "“The quay is rotten through,” said P. Edgar Moor, a builder of piers."],
    ["forecast", "政府は来年、港の警備を強化する可能性があるとしている。"],
    ["attribution", "The harbour office denied that the quay would close before the winter."],
    ["attribution", "The town says it has repaired every lamp along the quay."],
    ["figure", "Only one boat in five carries a radio that works at sea."],
    ["sentiment", "I do not want another winter like the last one on this island."],
    ["figure", "沿岸では二十隻の漁船が確認された。"],
    ["opinion", "このような行為は断じて容認できない。"],
    ["forecast", "政府は関係国と連携し、監視を継続する。"],
    ["fact", "Lim, who would later lead the harbour office, signed the paper on the quay."],
    ["fact", "Lim studied in the capital until the autumn, when he would take over the yard."],
    ["forecast", "The tax, which would fall on every ferry, would end the trade with the island."],
    ["forecast", "The closure would end the trade with the island before the winter."],
    ["sentiment", "나는 무서웠다."],
    ["attribution", "항만청은 정전 때문이었다고 해명했다."],
    ["sentiment", "나는 그 소식을 듣고 처음으로 바다가 무서웠다."],
    ["prescription", "정부는 섬 주민에게 대피 방법을 알려 주어야 한다고 생각하며 서둘러야 한다."],
  ])("takes as %s: %s", (kind, sentence) => {
    expect(candidates(sentence).found.map((candidate) => candidate.kind)).toEqual([kind]);
  });
});

it("takes what a plan would lead to as a forecast, though it hangs on by “which”", () => {
  const { found } = candidates(
    "The office bought the eastern quay, which would end the trade with the island by the spring.",
  );
  expect(found.map(({ kind }) => kind)).toEqual(["fact", "forecast"]);
});

it.each([
  ["a credit line", "(Reporting by Jo Lind; Editing by Pat Moor)"],
  ["four words that name nobody", "Analysts were less certain."],
  ["a polite request", "皆様のご理解とご協力をお願いいたします。"],
])("finds no claim in %s", (_what, sentence) => {
  expect(candidates(sentence).found).toEqual([]);
});

it("leaves out of a memoir what the writer did, and keeps what it says of the world", () => {
  const { found } = candidates(
    "My grandmother kept her boat at the quay.",
    "I walked to the pier that evening with my daughter.",
    "The ferry company closed its eastern quay to passengers before the winter.",
  );
  expect(found.map(({ quote }) => quote)).toEqual([
    "The ferry company closed its eastern quay to passengers before the winter",
  ]);
});

it("keeps a speaker together with the clause that tells why they are unnamed", () => {
  const { found } = candidates(
    "A person on the board, who asked not to be named because the talks are secret, said the yard owes 3 million yen.",
  );
  expect(found).toHaveLength(1);
});

it.each([
  "Although no smuggler claimed the barge, the police kept it at the eastern quay.",
  "The images show 40 barges at the quay, an unprecedented increase compared to past winters.",
])("offers half a sentence only with the whole of it: %s", (sentence) => {
  const quotes = candidates(sentence).found.map(({ quote }) => quote);
  expect(quotes).toContain(sentence.slice(0, -1));
  expect(quotes.some((quote) => /^(?:Although[^,]*|an unprecedented.*)$/u.test(quote))).toBe(false);
});

it("finds no claim in half a sentence that stands alone", () => {
  expect(candidates("Although no smuggler has ever claimed the barge.").found).toEqual([]);
});

it("points at exactly the words it quotes", () => {
  const { text, found } = candidates(
    "The quay, closed since March, held approximately 12 boats, while older photographs show at most 3 boats.",
    "A run-in heading: The mayor said the quay will open again in June.",
  );
  expect(found.length).toBe(3);
  for (const { start, end, quote } of found) expect(text.slice(start, end)).toBe(quote);
});

it("keeps a hedge and a limit with their figure", () => {
  const [first] = candidates("Divers found approximately 20 barrels at most near the pier.").found;
  expect(first?.quantity).toMatchObject({ value: 20, qualifiers: ["approximately", "at-most"] });
});

it("leaves a year that is not stated missing", () => {
  const [first] = candidates("The crew counted 30 barrels on October 5th near the pier.").found;
  expect(first?.date?.date).toBe("XXXX-10-05");
});

it("carries the speaker of a report over to the figures from it, and no further", () => {
  const { found } = candidates(
    "The Harbour Institute said the quay was busy all week. The report counts 30 barges at the quay. Fishermen mended their nets at home all day.",
  );
  expect(found.map((candidate) => candidate.speakers.map((speaker) => speaker.name))).toEqual([
    ["Harbour Institute"],
    ["Harbour Institute"],
    [],
  ]);
});

it("carries the speaker of a quotation over to where it goes on", () => {
  const { found } = candidates(
    "“The quay is rotten through,” said Senator Ana Lim. “The planks have not been changed since the flood.”",
    "“No planks were ever ordered for the quay.”",
  );
  expect(found.map(({ speakers }) => speakers.map(({ name }) => name))).toEqual([
    ["Senator Ana Lim"],
    ["Senator Ana Lim"],
    [],
  ]);
});

it.each([
  "This article delves into the implications of the closure for the island.",
  "What does the closure mean for the people who live there?",
  "The closure holds several implications for the island:",
  "Subscribe to our letter for more news of the harbour and its people.",
])("passes over what claims nothing: %s", (sentence) => {
  expect(candidates(sentence).found).toEqual([]);
});

describe("lenses", () => {
  const lensesOf = (...paragraphs: readonly string[]) =>
    candidates(...paragraphs).found.flatMap((candidate) =>
      candidate.lenses.map(({ lens, direction }) => `${lens} ${direction}`),
    );

  it("proposes Japan's security where a danger reaches Japan", () => {
    expect(lensesOf("A missile of this range could reach every city of Japan.")).toEqual([
      "japan-security worsens",
    ]);
  });

  it("proposes it for a capability that flows to North Korea", () => {
    expect(
      lensesOf("Russia may repay North Korea with advanced weapons and submarine technology."),
    ).toEqual(["japan-security worsens"]);
  });

  it("does not take Japan's concern for South Korean feeling", () => {
    expect(lensesOf("Japan has long been concerned about the missiles of its neighbour.")).toEqual([
      "japan-security worsens",
    ]);
  });

  it("proposes South Korean sentiment only where a South Korean feels it", () => {
    expect(
      lensesOf("As a student born and raised in South Korea, I am afraid of what comes next."),
    ).toEqual(["south-korean-public-sentiment worsens"]);
    expect(lensesOf("As a nurse in Oslo, I am afraid of what comes next for my family.")).toEqual(
      [],
    );
  });
});
