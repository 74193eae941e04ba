import type { ShownBlock } from "./article-layout.ts";

/** A cell as it is drawn: the columns of the empty ones that stand before it, and what it reaches over. */
export interface PlacedCell {
  readonly stretches: readonly ShownBlock[];
  readonly emptyBefore: readonly number[];
  readonly columns: number;
  readonly rows: number;
}

/** The cells of every row in their columns. A cell without words is no block, and its column stays free all the same. */
export function placedRows(
  rows: readonly (readonly (readonly ShownBlock[])[])[],
): readonly (readonly PlacedCell[])[] {
  /** For each column, the number of the first row that no cell from above reaches. */
  const free: number[] = [];
  return rows.map((cells) => {
    let column = 0;
    return cells.map((stretches) => {
      const cell = stretches[0]?.cell ?? null;
      const row = cell?.row ?? 0;
      const emptyBefore: number[] = [];
      for (; column < (cell?.column ?? column); column += 1) {
        if ((free[column] ?? 0) <= row) emptyBefore.push(column);
      }
      const [columns, down] = [cell?.columns ?? 1, cell?.rows ?? 1];
      for (let at = column; at < column + columns; at += 1) free[at] = row + down;
      column += columns;
      return { stretches, emptyBefore, columns, rows: down };
    });
  });
}
