import { lettersKept } from "#shared/domain/text/pages/page-letters.ts";

/**
 * The letters of a piece of text as a page draws it, without the white space that the
 * article's text does not have of it. The two may differ by a hyphen that was joined.
 */
export interface Letters {
  readonly length: number;
  /** Offset in the drawn piece of the letter `at`, in a text that has `of` of these letters. */
  readonly offsetOf: (at: number, of: number) => number;
  /** The letter at an offset of the drawn piece. */
  readonly letterAt: (offset: number) => number;
}

export function lettersOf(drawn: string): Letters {
  const kept = lettersKept(drawn);
  const { length } = kept;
  const end = (kept.at(-1) ?? -1) + 1;
  return {
    length,
    offsetOf: (at, of) => kept[inOther(at, of, length)] ?? end,
    letterAt: (offset) => {
      const letter = kept.findIndex((place) => place >= offset);
      return letter === -1 ? length : letter;
    },
  };
}

/** The letter `at` of `of` as one of `length`: the same, unless the two texts are written otherwise. */
function inOther(at: number, of: number, length: number): number {
  if (Math.abs(of - length) <= 1) return Math.min(at, length);
  return Math.min(length, Math.round((at * length) / Math.max(1, of)));
}
