/** A stretch of a text in UTF-16 units, `end` exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** True when the two share at least one unit. */
export function isOverlapping(one: TextRange, other: TextRange): boolean {
  return one.start < other.end && other.start < one.end;
}
