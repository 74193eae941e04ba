import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";

/** A row of a list that the analyst orders. */
export interface Placed {
  readonly id: string;
  readonly position: string;
}

/** Rows in the analyst's order; rows put at the same place by two people keep one order everywhere. */
export function byPosition(a: Placed, b: Placed): number {
  if (a.position !== b.position) return a.position < b.position ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** A row that may still carry what the projection keeps beside its values (`RowMeta`). */
export interface Made {
  readonly id: string;
  readonly $?: { readonly made: string };
}

/** Rows of a list that nobody orders, as they were made; rows made in one act by their ids. */
export function byMaking(a: Made, b: Made): number {
  const [first, second] = [a.$?.made ?? "", b.$?.made ?? ""];
  if (first !== second) return first < second ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Where a row may be put, and the rows that must move for it. */
export interface Room<Row> {
  readonly position: string;
  /** Usually none; see `roomAt`. */
  readonly moved: readonly { readonly row: Row; readonly position: string }[];
}

/**
 * A position before the row at `place` of a list in its order, or after the last one.
 *
 * Two people may have given two rows one position, between which there is none: all rows
 * then get positions anew, in the order in which they are shown.
 */
export function roomAt<Row extends Placed>(rows: readonly Row[], place: number): Room<Row> {
  const position = keyBetween(rows[place - 1]?.position ?? null, rows[place]?.position ?? null);
  if (position !== null) return { position, moved: [] };
  const keys = generateNKeysBetween(null, null, rows.length + 1);
  const [own] = keys.splice(place, 1);
  if (own === undefined) throw new RangeError(`No place ${place} in a list of ${rows.length}`);
  const moved = rows.flatMap((row, index) => {
    const key = keys[index];
    return key === undefined || key === row.position ? [] : [{ row, position: key }];
  });
  return { position: own, moved };
}

/**
 * The positions that move a row by one place; null at the ends of the list.
 *
 * @param rows all rows in their order
 */
export function movedByOne<Row extends Placed>(
  rows: readonly Row[],
  from: number,
  step: -1 | 1,
): Room<Row>["moved"] | null {
  const row = rows[from];
  if (row === undefined || rows[from + step] === undefined) return null;
  const { position, moved } = roomAt(rows.toSpliced(from, 1), from + step);
  return [...moved, { row, position }];
}

/** Null when there is none: the two are equal, or one is no key of the library, which it may take for one. */
function keyBetween(before: string | null, after: string | null): string | null {
  try {
    const key = generateKeyBetween(before, after);
    const isBetween = (before === null || before < key) && (after === null || key < after);
    return isBetween ? key : null;
  } catch {
    return null;
  }
}
