import { expect, it } from "vitest";
import { nothingFound } from "../reading.ts";
import type { PageDrawn } from "./page-line.ts";
import { readPages } from "./page-reading.ts";

type Words = readonly [words: string, left: number, baseline: number];

const above: readonly Words[] = [
  [
    "The harbour office counted what was landed at its quays, and says so in a table that follows here.",
    60,
    100,
  ],
  [
    "It adds that all of it is provisional, and that nobody has counted what was landed twice this year.",
    60,
    113,
  ],
  ["So much for what was counted.", 60, 126],
];
const below: readonly Words[] = [
  [
    "Nobody at the quays doubts the figures, though the pilots would like to see those of the year before.",
    60,
    600,
  ],
  ["They were promised for the summer.", 60, 613],
];

/** A page as rows of its cells, `|` between them, and what else there is as it is; every letter is half as wide as its font is large. */
function read(...cells: readonly Words[]): readonly string[] {
  const pieces = [...above, ...cells, ...below].map(([text, left, baseline], item) => ({
    text,
    left,
    right: left + Array.from(text).reduce((sum, letter) => sum + (letter > "\u2e80" ? 10 : 5), 0),
    baseline,
    size: 10,
    font: "body",
    item,
  }));
  const page: PageDrawn = { number: 1, width: 595, height: 842, pieces };
  const { reading } = readPages([page], nothingFound);
  const rows = new Map<string, string[]>();
  const found: string[] = [];
  for (const { start, end, cell } of reading.blocks) {
    const words = reading.text.slice(start, end);
    if (cell === null) continue;
    const key = `${cell.table}.${cell.row}`;
    const row = rows.get(key) ?? [];
    row.push(`${cell.column} ${words}`);
    rows.set(key, row);
  }
  for (const row of rows.values()) found.push(row.join(" | "));
  return found;
}

it("keeps the lines of a wrapped cell together where rows have room between them", () => {
  expect(
    read(
      ["Terminal", 60, 200],
      ["Ships", 200, 200],
      ["Remarks", 300, 200],
      ["Northern", 60, 222],
      ["61", 200, 222],
      ["Berth 4 closed", 300, 222],
      ["container", 60, 235],
      ["for dredging", 300, 235],
      ["until July", 300, 248],
      ["Bulk quay", 60, 270],
      ["22", 200, 270],
      ["Draught limited", 300, 270],
      ["to 9.5 metres", 300, 283],
      ["Total", 60, 305],
      ["83", 200, 305],
    ),
  ).toEqual([
    "0 Terminal | 1 Ships | 2 Remarks",
    "0 Northern container | 1 61 | 2 Berth 4 closed for dredging until July",
    "0 Bulk quay | 1 22 | 2 Draught limited to 9.5 metres",
    "0 Total | 1 83",
  ]);
});

it("parts rows at one distance by their first cell, and figures always", () => {
  expect(
    read(
      ["Boarding", 60, 200],
      ["Only from the lee side,", 160, 200],
      ["Waived twice", 380, 200],
      ["and never in a gale", 160, 213],
      ["in person", 380, 213],
      ["Refusal", 60, 226],
      ["In writing", 160, 226],
      ["Eleven so far", 380, 226],
    ),
  ).toEqual([
    "0 Boarding | 1 Only from the lee side, and never in a gale | 2 Waived twice in person",
    "0 Refusal | 1 In writing | 2 Eleven so far",
  ]);
  expect(
    read(
      ["Grain", 60, 200],
      ["2023", 200, 200],
      ["812", 300, 200],
      ["2024", 200, 213],
      ["604", 300, 213],
    ),
  ).toEqual(["0 Grain | 1 2023 | 2 812", "1 2024 | 2 604"]);
});

it("does not take the room below a head for that between rows", () => {
  expect(
    read(
      ["Station", 60, 200],
      ["2023", 200, 200],
      ["2024", 300, 200],
      ["Kalvia", 60, 220],
      ["58", 200, 220],
      ["73", 300, 220],
      ["Orlan", 60, 233],
      ["14", 200, 233],
      ["9", 300, 233],
    ),
  ).toEqual(["0 Station | 1 2023 | 2 2024", "0 Kalvia | 1 58 | 2 73", "0 Orlan | 1 14 | 2 9"]);
});

it("keeps a row together whose letters stand a little off one another, as those of two scripts do", () => {
  expect(
    read(
      ["日付", 60, 200],
      ["両数", 200, 200],
      ["出所", 300, 200],
      ["21", 200, 217.6],
      ["九月二十日", 60, 220],
      ["衛星画像", 300, 220],
    ),
  ).toEqual(["0 日付 | 1 両数 | 2 出所", "0 九月二十日 | 1 21 | 2 衛星画像"]);
});

it("takes a narrow table of names and figures for no columns of text", () => {
  expect(
    read(
      ...["Flag", "Panama", "Liberia", "Marshall Islands", "Other"].map(
        (words, at): Words => [words, 60, 200 + at * 19],
      ),
      ...["Ships", "121", "77", "64", "150"].map((words, at): Words => [words, 300, 200 + at * 19]),
    ),
  ).toEqual([
    "0 Flag | 1 Ships",
    "0 Panama | 1 121",
    "0 Liberia | 1 77",
    "0 Marshall Islands | 1 64",
    "0 Other | 1 150",
  ]);
});

it("keeps the words of a narrow cell together that were spread out to fill its line", () => {
  expect(
    read(
      ["Duty", 60, 200],
      ["Rule", 160, 200],
      ["Remarks", 320, 200],
      ["Boarding", 60, 213],
      ["From the lee side", 160, 213],
      ["Waived twice in 2024,", 320, 213],
      ["both", 440, 213],
      ["times by the harbour masters", 320, 226],
      ["Refusal", 60, 239],
      ["In writing", 160, 239],
      ["Eleven of these were", 320, 239],
      ["late", 440, 239],
      ["in May", 320, 252],
      ["Rest", 60, 265],
      ["Ten hours", 160, 265],
      ["Disputed", 320, 265],
    ).filter((row) => row.includes("Waived") || row.includes("Eleven")),
  ).toEqual([
    "0 Boarding | 1 From the lee side | 2 Waived twice in 2024, both times by the harbour masters",
    "0 Refusal | 1 In writing | 2 Eleven of these were late in May",
  ]);
});
