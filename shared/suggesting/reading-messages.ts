import type { Candidate, SearchedPlace } from "./candidates.ts";

/** Window to suggesting worker: read this text, and leave the one that is being read; null to only leave it. */
export interface ReadingOrder {
  readonly readingId: number;
  readonly read: {
    readonly text: string;
    readonly language: string;
    readonly places: Int32Array;
  } | null;
}

/** Suggesting worker to window: the next of a text's candidates, in reading order. */
export interface ReadingReport {
  readonly readingId: number;
  readonly candidates: readonly Candidate[];
  readonly isLast: boolean;
}

const numbersOfPlace = 3;

/** Places as plain numbers: a hundred thousand objects take the window long to send. */
export function packedPlaces(places: readonly SearchedPlace[]): Int32Array {
  const packed = new Int32Array(places.length * numbersOfPlace);
  places.forEach(({ start, end, isTitle }, index) => {
    packed.set([start, end, isTitle ? 1 : 0], index * numbersOfPlace);
  });
  return packed;
}

export function unpackedPlaces(packed: Int32Array): readonly SearchedPlace[] {
  return Array.from({ length: packed.length / numbersOfPlace }, (_, index) => {
    const at = index * numbersOfPlace;
    return { start: packed[at] ?? 0, end: packed[at + 1] ?? 0, isTitle: packed[at + 2] === 1 };
  });
}
