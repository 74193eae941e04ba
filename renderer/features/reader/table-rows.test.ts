import { expect, it } from "vitest";
import type { Block } from "#shared/domain/text/text-version.ts";
import { layoutOf } from "./article-layout.ts";
import { placedRows } from "./table-rows.ts";

type Cell = Partial<NonNullable<Block["cell"]>> & { readonly words: string };

/** Rows as they are drawn: words, with `·` for an empty cell and `2x1` for one that reaches over others. */
function drawn(cells: readonly Cell[]): readonly string[] {
  let text = "";
  const blocks = cells.map(({ words, row = 0, column = 0, ...spans }): Block => {
    const start = text.length;
    text += words;
    const end = text.length;
    text += "\n";
    const cell = { table: 0, row, column, ...spans };
    return {
      start,
      end,
      role: "table-cell",
      level: null,
      cell,
      runInEnd: null,
      removedReason: null,
    };
  });
  const [part] = layoutOf(text, blocks).sections[0]?.parts ?? [];
  if (part?.kind !== "table") throw new Error("It is no table.");
  return placedRows(part.rows).map((row) =>
    row
      .flatMap(({ stretches, emptyBefore, columns, rows }) => [
        ...emptyBefore.map(() => "·"),
        `${stretches.map(({ text: { shown } }) => shown).join("/")}${columns * rows > 1 ? ` ${columns}x${rows}` : ""}`,
      ])
      .join(" | "),
  );
}

it("keeps figures in their column where a cell before them is empty", () => {
  expect(
    drawn([
      { words: "Quay", row: 0, column: 0 },
      { words: "2024", row: 0, column: 1 },
      { words: "2025", row: 0, column: 2 },
      { words: "North", row: 1, column: 0 },
      { words: "47", row: 1, column: 2 },
    ]),
  ).toEqual(["Quay | 2024 | 2025", "North | · | 47"]);
});

it("leaves room under a cell that reaches over rows and columns", () => {
  expect(
    drawn([
      { words: "Cargo", row: 0, column: 0, rows: 2 },
      { words: "Tonnes", row: 0, column: 1, columns: 2 },
      { words: "Share", row: 0, column: 3, rows: 2 },
      { words: "2024", row: 1, column: 1 },
      { words: "2025", row: 1, column: 2 },
      { words: "Grain", row: 2, column: 0 },
      { words: "31 %", row: 2, column: 3 },
    ]),
  ).toEqual(["Cargo 1x2 | Tonnes 2x1 | Share 1x2", "2024 | 2025", "Grain | · | · | 31 %"]);
});

it("sets the paragraphs of a cell under one another in it", () => {
  expect(
    drawn([
      { words: "Wait", row: 0, column: 0 },
      { words: "6.5", row: 0, column: 1 },
      { words: "(median 4)", row: 0, column: 1 },
      { words: "closed", row: 0, column: 2 },
    ]),
  ).toEqual(["Wait | 6.5/(median 4) | closed"]);
});
