/** Rows that have a place among each other, such as lenses and their dimensions. */
export function inOrder<Row extends { readonly position: string; readonly id: string }>(
  rows: readonly Row[],
): readonly Row[] {
  return [...rows].sort((a, b) =>
    a.position === b.position ? (a.id < b.id ? -1 : 1) : a.position < b.position ? -1 : 1,
  );
}
