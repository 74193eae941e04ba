import type { Block } from "#shared/domain/text/text-version.ts";

/** In a document every table was set as one; pages and mails lay themselves out by them as well. */
export type TablesAre = "data" | "data or layout";

/** A table that holds data, with the place of each of its cells, worked out once for all of them. */
export interface DataTable {
  readonly cells: ReadonlyMap<Element, NonNullable<Block["cell"]>>;
}

/** More columns than this are nobody's table; a page may claim any number. */
const mostColumns = 1000;

/** The place of every cell; a cell that reaches over others keeps the columns under it free. */
export function dataTableOf(table: Element, number: number, are: TablesAre): DataTable | null {
  const rows = [...table.querySelectorAll("tr")].filter((row) => row.closest("table") === table);
  if (are === "data" ? !isTableOfDocument(table, rows) : !isDataTable(table)) return null;
  const cells = new Map<Element, NonNullable<Block["cell"]>>();
  /** For each column, the row down to which a cell from above reaches. */
  const taken: number[] = [];
  for (const [row, element] of rows.entries()) {
    let column = 0;
    for (const cell of element.children) {
      if (!/^t[dh]$/u.test(cell.localName)) continue;
      while ((taken[column] ?? 0) > row) column += 1;
      const columns = span(cell, "colspan", mostColumns - column);
      const down = span(cell, "rowspan", rows.length - row);
      for (let at = column; at < column + columns; at += 1) taken[at] = row + down;
      cells.set(cell, {
        table: number,
        row,
        column,
        ...(columns > 1 ? { columns } : {}),
        ...(down > 1 ? { rows: down } : {}),
      });
      column += columns;
    }
  }
  return { cells };
}

function span(cell: Element, name: string, most: number): number {
  const said = Number.parseInt(cell.getAttribute(name) ?? "", 10);
  // Zero reaches to the end of the table, which tables of pages hardly ever mean.
  return said >= 1 ? Math.max(1, Math.min(said, most)) : 1;
}

function isTableOfDocument(table: Element, rows: readonly Element[]): boolean {
  if (table.querySelector("table") !== null || table.parentElement?.closest("td, th") !== null)
    return false;
  // One cell around a paragraph is a frame.
  return rows.length >= 2 && rows.some((row) => row.children.length >= 2);
}

/** Old pages lay themselves out by tables; those hold other tables, or one column, or paragraphs. */
function isDataTable(table: Element): boolean {
  if (table.querySelector("table, p + p, h1, h2, h3, ul, form") !== null) return false;
  if (table.closest("td, th") !== null || table.getAttribute("role") === "presentation")
    return false;
  const rows = [...table.querySelectorAll("tr")];
  return rows.length >= 2 && rows.some((row) => row.children.length >= 2);
}
