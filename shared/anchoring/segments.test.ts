import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rangeAt, sentencesOf, shortQuotationsOf, wordsOf } from "./segments.ts";

const sentences = (text: string, language?: string) =>
  sentencesOf(text, language).map(({ start, end }) => text.slice(start, end));
const words = (text: string, language?: string) =>
  wordsOf(text, language).map(({ start, end }) => text.slice(start, end));

describe("sentences", () => {
  it.each([
    [
      "Soon after, U.S. officials agreed. Others did not.",
      ["Soon after, U.S. officials agreed.", "Others did not."],
    ],
    ["The U.S. Navy sailed. It came back.", ["The U.S. Navy sailed.", "It came back."]],
    ["It left the U.S. The number rose.", ["It left the U.S.", "The number rose."]],
    ["As Bermudez et al. Report shows, yes. No.", ["As Bermudez et al. Report shows, yes.", "No."]],
    ["Mr. The Anh spoke. Dr. Kim left.", ["Mr. The Anh spoke.", "Dr. Kim left."]],
    [
      "J. Smith and A. B. Jones wrote. They stopped.",
      ["J. Smith and A. B. Jones wrote.", "They stopped."],
    ],
    ["They took plan B. Nobody knew.", ["They took plan B.", "Nobody knew."]],
    ["Figure.1. North flags. Next.", ["Figure.1.", "North flags.", "Next."]],
    [
      "It cost 3.5 million. See www.BBC.com for more.",
      ["It cost 3.5 million.", "See www.BBC.com for more."],
    ],
    ["The road ends here.The bridge begins.", ["The road ends here.", "The bridge begins."]],
    [
      "A toast to friendship”(Ford & Choe).The rest is known.",
      ["A toast to friendship”(Ford & Choe).", "The rest is known."],
    ],
    ["“Stop!” he said. Then silence.", ["“Stop!” he said.", "Then silence."]],
    [
      "He said “it is over. We go home.” Then he left.",
      ["He said “it is over. We go home.”", "Then he left."],
    ],
    [
      "as seen in five years(Bermudez et al.).” The number rose.",
      ["as seen in five years(Bermudez et al.).”", "The number rose."],
    ],
    ["A line that wraps\nhere. And another.", ["A line that wraps\nhere.", "And another."]],
    ["First heading\n\nThen a text.", ["First heading", "Then a text."]],
    ["Ends with nbsp.\u00a0\u00a0Second one.", ["Ends with nbsp.", "Second one."]],
  ])("of %j", (text, expected) => {
    expect(sentences(text, "en")).toEqual(expected);
  });

  it.each([
    ["「行く。」と彼は言った。雨が降った。", ["「行く。」と彼は言った。", "雨が降った。"]],
    [
      "彼は「帰る。もう遅い。」と言った。終わり。",
      ["彼は「帰る。もう遅い。」と言った。", "終わり。"],
    ],
  ])("keep a Japanese quotation with its particle: %j", (text, expected) => {
    expect(sentences(text, "ja")).toEqual(expected);
  });

  it("keep a Korean quotation with its particle", () => {
    const text = "그는 “가겠다.”라고 말했다. 비가 왔다.";
    expect(sentences(text, "ko")).toEqual(["그는 “가겠다.”라고 말했다.", "비가 왔다."]);
  });

  it("cover every word once, in order, whatever the text", () => {
    const piece = fc.constantFrom(
      "U.S. ",
      "Mr. ",
      "“",
      "”",
      "「",
      "」",
      "。",
      ". ",
      ".",
      "! ",
      "The ",
      "said ",
      "\n",
      "\n\n",
      "\u00a0",
      "é",
      "👩‍👩‍👧",
      "שלום ",
      "가다. ",
      "と",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join("");
        const found = sentencesOf(text);
        let at = 0;
        for (const { start, end } of found) {
          expect(text.slice(at, start).trim()).toBe("");
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(text.slice(at).trim()).toBe("");
      }),
    );
  });
});

it("balances nested quotation marks and ignores those never closed", () => {
  const text = "“to “great Russia” and friendship” but “open";
  expect(shortQuotationsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    "“to “great Russia” and friendship”",
  ]);
});

it.each([
  [
    "Kim Jong-Un saw 1,000 surface-to-air missiles",
    ["Kim", "Jong-Un", "saw", "1,000", "surface-to-air", "missiles"],
  ],
  ["the U.S. said it doesn’t", ["the", "U.S.", "said", "it", "doesn’t"]],
])("words of %j", (text, expected) => {
  expect(words(text, "en")).toEqual(expected);
});

it("finds the range at, or just before, an offset", () => {
  const ranges = [
    { start: 2, end: 5 },
    { start: 7, end: 9 },
  ];
  expect([0, 2, 6, 7, 100].map((offset) => rangeAt(ranges, offset)?.start)).toEqual([
    2, 2, 2, 7, 7,
  ]);
  expect(rangeAt([], 3)).toBeNull();
});
