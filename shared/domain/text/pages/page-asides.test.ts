import { expect, it } from "vitest";
import { nothingFound } from "../reading.ts";
import { blocksOf, column, page } from "./drawn-for-tests.ts";
import { readPages } from "./page-reading.ts";

it("sets the reading above some letters of a line behind those letters, and keeps where they stand", () => {
  const lines = [
    ["\u3000石炭埠頭の数字を当局が確認した。次の月も", { left: 60, baseline: 200 }],
    ["ふとう", { left: 92.5, baseline: 191, size: 5 }],
    ["確認は続くと当局者は述べた。", { left: 60, baseline: 213 }],
  ] as const;
  expect(blocksOf(page(1, ...lines))).toEqual([
    "paragraph: 石炭埠頭(ふとう)の数字を当局が確認した。次の月も確認は続くと当局者は述べた。",
  ]);
  const { reading, runs } = readPages([page(1, ...lines)], nothingFound);
  const parts = runs.filter(({ item }) => item === 0);
  expect(parts.map(({ start, end }) => reading.text.slice(start, end))).toEqual([
    "石炭埠頭",
    "の数字を当局が確認した。次の月も",
  ]);
  expect(runs.find(({ item }) => item === 1)).toMatchObject({ left: 92.5, width: 15 });
});

it("keeps the number of a note apart from the first word that it is set right behind", () => {
  const body = column(
    60,
    200,
    "The port counted forty barges last month and nobody",
    "doubts that.",
  );
  const note = (text: string) =>
    blocksOf(page(1, ...body, [text, { left: 60, baseline: 700, size: 8 }])).at(-1);
  expect(note("1Port of Westhill, monthly bulletin.")).toBe(
    "footnote: 1 Port of Westhill, monthly bulletin.",
  );
  expect(note("2外務省報道官会見、六日。")).toBe("footnote: 2 外務省報道官会見、六日。");
  expect(note("5月の会見、外務省。")).toBe("footnote: 5月の会見、外務省。");
});

it("takes the Roman figures of a note at the end from the word before", () => {
  const lines = [
    ["The list is that of the owners.", { left: 60, baseline: 200 }],
    ["ii", { left: 215, baseline: 196.5, size: 6 }],
    ["Let x", { left: 60, baseline: 240 }],
    ["i", { left: 85, baseline: 236.5, size: 6 }],
    [" be the first of them.", { left: 88, baseline: 240 }],
  ] as const;
  expect(blocksOf(page(1, ...lines))).toEqual([
    "paragraph: The list is that of the owners.[ii]",
    "paragraph: Let xi be the first of them.",
  ]);
});

const body = (top: number) =>
  column(
    60,
    top,
    "The port counted forty barges last month, and nobody doubts that it is so,",
    "for the pilots said as much to the paper, which printed it on a Monday.",
    "In the north the line was closed by snow, so that the coal went by sea.",
  );

it("folds away the head of the second page of two that names the headline, apart from its text", () => {
  const first = page(
    1,
    ["Coal on the northern line: a count", { left: 60, baseline: 100, size: 20 }],
    ...body(200),
  );
  const second = (head: string, baseline: number) =>
    blocksOf(
      first,
      page(
        2,
        ["Working Paper 7", { left: 60, baseline }],
        [head, { left: 300, baseline }],
        ...body(100),
      ),
    );
  expect(
    second("Ilves: Coal on the northern line", 60).filter((block) => block.startsWith("(")),
  ).toEqual(["(running-head) Working Paper 7", "(running-head) Ilves: Coal on the northern line"]);
  expect(second("Ilves: Barges in the east", 60).some((block) => block.startsWith("("))).toBe(
    false,
  );
  expect(
    second("Ilves: Coal on the northern line", 88).some((block) => block.startsWith("(")),
  ).toBe(false);
});

it("leaves notes that say the same on two pages at their places", () => {
  const note = (number: number) =>
    [`${number} Ibid., page 3.`, { left: 60, baseline: 780, size: 8 }] as const;
  const blocks = blocksOf(page(1, ...body(200), note(1)), page(2, ...body(200), note(2)));
  expect(blocks.filter((block) => block.startsWith("footnote"))).toEqual([
    "footnote: 1 Ibid., page 3.",
    "footnote: 2 Ibid., page 3.",
  ]);
});

it("goes on with a sentence behind the table that stands in the middle of it", () => {
  const row = (top: number, ...cells: readonly string[]) =>
    cells.map((text, index) => [text, { left: 60 + index * 120, baseline: top }] as const);
  const first = page(
    1,
    ...column(
      60,
      700,
      "The port counted forty barges last month, and nobody doubts that it is",
      "so, for the pilots said as much to the paper and to the office of the",
    ),
  );
  const second = page(
    2,
    ["Table 1: Barges", { left: 60, baseline: 100 }],
    ...row(120, "Yard", "2023", "2024"),
    ...row(133, "North", "12", "14"),
    ...row(146, "South", "22", "26"),
    ...column(60, 180, "harbour master, who wrote it down in his book on the same Monday and"),
  );
  expect(blocksOf(first, second).slice(0, 2)).toEqual([
    "paragraph: The port counted forty barges last month, and nobody doubts that it is so, for the pilots said as much to the paper and to the office of the harbour master, who wrote it down in his book on the same Monday and",
    "caption: Table 1: Barges",
  ]);
});

it("joins a word that a narrow cell broke without a hyphen, where the text has the word", () => {
  const lines = [
    ...body(100),
    ...column(60, 160, "Northern barges are those of the northern terminal."),
    ["Terminal", { left: 60, baseline: 220 }],
    ["May", { left: 160, baseline: 220 }],
    ["June", { left: 220, baseline: 220 }],
    ["Norther", { left: 60, baseline: 240 }],
    ["12", { left: 160, baseline: 240 }],
    ["14", { left: 220, baseline: 240 }],
    ["n barge", { left: 60, baseline: 252 }],
    ["South", { left: 60, baseline: 272 }],
    ["22", { left: 160, baseline: 272 }],
    ["26", { left: 220, baseline: 272 }],
  ] as const;
  expect(blocksOf(page(1, ...lines))).toContain("table-cell: Northern barge");
});
