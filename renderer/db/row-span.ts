/** Rows that are read together, those shown among them: from one index up to another, which is not among them. */
export interface RowSpan {
  readonly from: number;
  readonly to: number;
}

const pageRows = 40;

/** What is read before anything is shown: no more than a screen, so that a filter answers at once. */
export const beginning: RowSpan = { from: 0, to: 20 };

/** The span to read where these rows are shown, both included: their pages and one more on either side. */
export function spanAbout(first: number, last: number): RowSpan {
  const page = (index: number) => Math.floor(index / pageRows);
  return {
    from: Math.max(0, page(first) - 1) * pageRows,
    to: (page(last) + 2) * pageRows,
  };
}

/** Whether all rows from one to another, both included, are in a span. */
export function holdsRows({ from, to }: RowSpan, first: number, last: number): boolean {
  return first >= from && last < to;
}
