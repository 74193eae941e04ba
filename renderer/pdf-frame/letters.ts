/**
 * The letters of a piece of text as a page draws it, without the white space at its ends,
 * which the article's text does not have. The two may differ by a hyphen that was joined.
 */
export interface Letters {
  readonly length: number;
  /** Offset in the drawn piece of the letter `at`, in a text that has `of` of these letters. */
  readonly offsetOf: (at: number, of: number) => number;
  /** The letter at an offset of the drawn piece. */
  readonly letterAt: (offset: number) => number;
}

export function lettersOf(drawn: string): Letters {
  const before = drawn.length - drawn.trimStart().length;
  const length = drawn.trim().length;
  return {
    length,
    offsetOf: (at, of) => before + inOther(at, of, length),
    letterAt: (offset) => Math.min(length, Math.max(0, offset - before)),
  };
}

/** The letter `at` of `of` as one of `length`: the same, unless the two texts are written otherwise. */
export function inOther(at: number, of: number, length: number): number {
  if (Math.abs(of - length) <= 1) return Math.min(at, length);
  return Math.min(length, Math.round((at * length) / Math.max(1, of)));
}
