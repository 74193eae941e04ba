import type { Block } from "../text-version.ts";
import { cellsAlong, cellsIn, median, mergedLine, type PageLine } from "./page-line.ts";

type Row = readonly PageLine[];

/** A cell of a table: its lines, from top to bottom, and its place. */
export interface PageCell {
  readonly lines: readonly PageLine[];
  readonly cell: NonNullable<Block["cell"]>;
}

/** A table found among the rows of a column, and how many of them it takes. */
export interface PageTable {
  readonly rows: number;
  readonly cells: readonly PageCell[];
}

/** Lines on one height, from the left: letters of several fonts on it stand a little off one another. */
export function rowsOf(column: readonly PageLine[]): readonly Row[] {
  const rows: PageLine[][] = [];
  for (const line of column) {
    const row = rows.at(-1);
    const isBeside = (other: PageLine) =>
      other.page === line.page &&
      Math.abs(line.baseline - other.baseline) < line.size * 0.4 &&
      (line.left >= other.right || line.right <= other.left);
    if (row?.every(isBeside)) row.push(line);
    else rows.push([line]);
  }
  return rows.map((row) => row.sort((a, b) => a.left - b.left));
}

/** Rows where those beside a table's have their cells parted too: from the surest to all that they lead to. */
export function withCells(given: readonly Row[], loneMark: RegExp): readonly Row[] {
  const rows = [...given];
  const isNear = (index: number, other: number) => {
    const [row, beside] = [rows[index]?.[0], rows[other]];
    const first = beside?.[0];
    if (row === undefined || beside === undefined || first === undefined) return false;
    const isClose = Math.abs(row.baseline - first.baseline) < row.size * 2.6;
    return isClose && row.page === first.page && hasCells(beside, loneMark);
  };
  const part = (index: number, other: number) => {
    const row = rows[index];
    const beside = rows[other];
    if (row === undefined || beside === undefined || !isNear(index, other)) return;
    const parted = row.flatMap(cellsIn).flatMap((cell) => cellsAlong(cell, beside.slice(1)));
    if (parted.length > row.length && isBelow(parted, beside)) rows[index] = parted;
  };
  for (let index = 1; index < rows.length; index += 1) part(index, index - 1);
  for (let index = rows.length - 2; index >= 0; index -= 1) part(index, index + 1);
  return rows;
}

/**
 * The table that begins at a row: at least two with several cells, some below each other, and
 * between and below them the lines in which their cells go on; null where there is none.
 *
 * @param leading from one line to the next, in sizes of the font
 */
export function tableAt(
  rows: readonly Row[],
  start: number,
  { loneMark, leading, number }: { loneMark: RegExp; leading: number; number: number },
): PageTable | null {
  const taken: Row[] = [];
  let full = 0;
  let sure = 0;
  for (let row = rows[start]; row !== undefined; row = rows[start + taken.length]) {
    const above = taken.at(-1);
    const isFull = hasCells(row, loneMark);
    if (above === undefined) {
      if (!isFull) return null;
    } else if (isFull && taken.slice(-8).some((other) => isBelow(row ?? [], other))) {
      // A row as those above it.
    } else if (!goesOn(row, above, taken, leading)) break;
    taken.push(row);
    if (isFull) full += 1;
    if (isFull || groupsByRoom(taken) !== null) sure = taken.length;
  }
  if (full < 2) return null;
  // What follows the last row at the distance of any line may be no cell that goes on.
  const found = taken.slice(0, sure);
  return { rows: found.length, cells: cellsOf(logicalRows(withColumnsParted(found)), number) };
}

/** A list's mark that stands apart from its words is no cell, and neither is the number of a formula. */
function hasCells(row: Row, loneMark: RegExp): boolean {
  if (row.length !== 2) return row.length > 2;
  return !loneMark.test(row[0]?.text ?? "") && !formulaNumber.test(row[1]?.text ?? "");
}

const formulaNumber = /^\(\d{1,3}(?:\.\d{1,3})*[a-z]?\)$/u;

/** True when a cell beyond the first stands flush below one of the row above, on the left, the right or centred. */
function isBelow(row: Row, above: Row): boolean {
  // A row without a first cell begins with a later one.
  const isIndented = (row[0]?.left ?? 0) > (above[0]?.right ?? Number.POSITIVE_INFINITY);
  const cells = isIndented ? row : row.slice(1);
  return cells.some((cell) => above.slice(1).some((other) => isFlush(cell, other)));
}

function isFlush(cell: PageLine, other: PageLine): boolean {
  const reach = cell.size * 0.3;
  const middle = (cell.left + cell.right - other.left - other.right) / 2;
  return [cell.left - other.left, cell.right - other.right, middle].some(
    (distance) => Math.abs(distance) <= reach,
  );
}

/** True for a row close below whose lines each keep to the column of a cell above. */
function goesOn(row: Row, above: Row, taken: readonly Row[], leading: number): boolean {
  const [line, last] = [row[0], above[0]];
  if (line === undefined || last === undefined || line.page !== last.page) return false;
  if (line.baseline - last.baseline > line.size * leading * 1.25) return false;
  const widest = taken.reduce((most, other) => (other.length > most.length ? other : most));
  return row.every((cell) =>
    widest.some((other, column) => {
      const next = widest[column + 1];
      const isInside = next === undefined || cell.right < next.left - cell.size * 0.2;
      return isInside && isFlush(cell, other);
    }),
  );
}

/** Rows are this much farther apart than the lines of a cell, where there is room between them. */
const roomier = 1.2;

function stepsOf(rows: readonly Row[]): readonly number[] {
  return rows.slice(1).map((row, index) => heightOf(row) - heightOf(rows[index] ?? row));
}

function heightOf(row: Row): number {
  return median(row.map(({ baseline }) => baseline));
}

/** Two narrow cells with little room between them are one line until the rest of the table is known. */
function withColumnsParted(rows: readonly Row[]): readonly Row[] {
  const sure = rows.map((row) => withoutStretchedWords(row, rows));
  const widest = sure.reduce((most, row) => (row.length > most.length ? row : most), []);
  return sure.map((row) => row.flatMap((line) => cellsAlong(line, widest.slice(1))));
}

/** Room between words that were spread out to fill a narrow cell is this wide at most, in sizes. */
const widestStretch = 2.5;

/** Words spread out to fill a cell stand below nothing in particular. */
function withoutStretchedWords(row: Row, rows: readonly Row[]): Row {
  const cells: PageLine[] = [];
  const least = rows.length > 4 ? 2 : 1;
  for (const cell of row) {
    const before = cells.at(-1);
    const others = rows.filter((other) => other !== row);
    const isStretched =
      before !== undefined &&
      cell.left - before.right < cell.size * widestStretch &&
      (others.filter((other) => other.some((beside) => isFlush(cell, beside))).length < least ||
        isFilledLine(before, cell, others));
    if (isStretched) cells[cells.length - 1] = mergedLine([before, cell]);
    else cells.push(cell);
  }
  return cells;
}

/** True for words that begin and end where another line of their cell does, which was spread out as well. */
function isFilledLine(before: PageLine, cell: PageLine, others: readonly Row[]): boolean {
  const reach = cell.size * 0.15;
  return (
    /\p{L}{2}/u.test(before.text) &&
    /\p{L}/u.test(cell.text) &&
    others.some((row) =>
      row.some(
        ({ left, right }) =>
          Math.abs(left - before.left) <= reach && Math.abs(right - cell.right) <= reach,
      ),
    )
  );
}

/** The lines of each row, one below the other where its cells were wrapped. */
function logicalRows(rows: readonly Row[]): readonly (readonly Row[])[] {
  const byRoom = groupsByRoom(rows);
  if (byRoom !== null) return byRoom;
  const found: Row[][] = [];
  for (const row of rows) {
    if (found.length > 0 && goesOnInWords(row, rows)) found.at(-1)?.push(row);
    else found.push([row]);
  }
  return found;
}

/**
 * Rows by the room between them, where the lines of a cell are closer to each other than rows are; null
 * where that is not so. The first line of a row has the most cells: where two close lines have as many,
 * the room is that of a rule below the head.
 */
function groupsByRoom(rows: readonly Row[]): readonly (readonly Row[])[] | null {
  const steps = stepsOf(rows);
  const size = rows[0]?.[0]?.size ?? 1;
  const least = Math.min(...steps);
  if (least >= size * 1.6 || Math.max(...steps) < least * roomier) return null;
  const found: Row[][] = [];
  for (const [index, row] of rows.entries()) {
    const group = found.at(-1);
    if (group === undefined || (steps[index - 1] ?? 0) >= least * roomier) found.push([row]);
    else if (row.length < (group[0]?.length ?? 0) && !hasFiguresBelow(row, group)) group.push(row);
    else return null;
  }
  return found.length >= 2 ? found : null;
}

const figures = /^[\d\s.,:%+−–-]+$/u;

/** Two figures below each other are two, and never one that was wrapped. */
function hasFiguresBelow(row: Row, group: readonly Row[]): boolean {
  return row.some(
    (cell) =>
      figures.test(cell.text) &&
      group.some((above) =>
        above.some((other) => figures.test(other.text) && isFlush(cell, other)),
      ),
  );
}

/**
 * Where all lines are at one distance, a row without a first cell goes on in words that begin in
 * the middle of a sentence. Figures never do: they would be added to those above.
 */
function goesOnInWords(row: Row, rows: readonly Row[]): boolean {
  const left = Math.min(...rows.flatMap((other) => other.map((line) => line.left)));
  const first = row[0];
  if (first === undefined || first.left - left < first.size) return false;
  return (
    row.every(({ text }) => /\p{L}{2}/u.test(text)) && row.some(({ text }) => /^\p{Ll}/u.test(text))
  );
}

function cellsOf(rows: readonly (readonly Row[])[], table: number): readonly PageCell[] {
  const edges = columnEdges(rows.flat(2));
  return rows.flatMap((lines, row) => {
    const byColumn = new Map<number, PageLine[]>();
    for (const line of lines) {
      let after = -1;
      for (const part of line) {
        const middle = (part.left + part.right) / 2;
        const column = Math.max(
          after + 1,
          edges.findLastIndex((edge) => edge <= middle),
        );
        after = column;
        byColumn.set(column, [...(byColumn.get(column) ?? []), part]);
      }
    }
    return [...byColumn]
      .sort(([a], [b]) => a - b)
      .map(([column, parts]) => ({ lines: parts, cell: { table, row, column } }));
  });
}

/** Where columns of a table begin: the left ends of stretches that cells share. */
function columnEdges(cells: Row): readonly number[] {
  const inOrder = [...cells].sort((a, b) => a.left - b.left);
  const edges: number[] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const cell of inOrder) {
    if (cell.left > right) edges.push(cell.left);
    right = Math.max(right, cell.right);
  }
  return edges;
}
