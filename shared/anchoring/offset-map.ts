import type { TextRange } from "./text-range.ts";

/** Two stretches of equal words, one in the old text and one in the new. */
interface EqualStretch {
  readonly oldStart: number;
  readonly newStart: number;
  readonly length: number;
}

/** Where offsets of an old text have gone in a new one, from one comparison of the two by sentences. */
export interface OffsetMap {
  /**
   * The stretch of the new text in which the words of an old range must be: the range
   * itself where both ends lie in equal sentences, else all that stands between the
   * nearest equal sentences.
   */
  readonly placeOf: (range: TextRange) => TextRange & { readonly isExact: boolean };
}

/** Sentences as far as a comparison needs them: cheap, the same in every language, and covering all of the text. */
function piecesOf(text: string): readonly TextRange[] {
  const pieces: TextRange[] = [];
  for (const match of text.matchAll(/[^\n.!?。！？]*[\n.!?。！？]+|[^\n.!?。！？]+$/gu)) {
    pieces.push({ start: match.index, end: match.index + match[0].length });
  }
  return pieces;
}

/** Positions of the words that occur once only; words that repeat can not say where they went. */
function uniquePieces(text: string, pieces: readonly TextRange[]): Map<string, number> {
  const found = new Map<string, number>();
  const repeated = new Set<string>();
  pieces.forEach((piece, index) => {
    const words = text.slice(piece.start, piece.end);
    if (found.has(words)) repeated.add(words);
    else found.set(words, index);
  });
  for (const words of repeated) found.delete(words);
  return found;
}

/** The longest run of pairs that keeps its order on both sides (patience diff). */
function longestIncreasing(pairs: readonly (readonly [number, number])[]) {
  const tails: number[] = [];
  const previous: number[] = [];
  pairs.forEach(([, position], index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const tail = pairs[tails[middle] ?? 0];
      if (tail !== undefined && tail[1] < position) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  });
  const chain: (readonly [number, number])[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at];
    if (pair !== undefined) chain.push(pair);
  }
  return chain.reverse();
}

/** Equal stretches in order: unique sentences found on both sides, each grown as far as the texts agree. */
function equalStretches(oldText: string, newText: string): readonly EqualStretch[] {
  const oldPieces = piecesOf(oldText);
  const newPieces = piecesOf(newText);
  const newUnique = uniquePieces(newText, newPieces);
  const pairs: (readonly [number, number])[] = [];
  for (const [words, oldIndex] of uniquePieces(oldText, oldPieces)) {
    const newIndex = newUnique.get(words);
    if (newIndex !== undefined) pairs.push([oldIndex, newIndex]);
  }

  const stretches: EqualStretch[] = [];
  let oldFloor = 0;
  let newFloor = 0;
  for (const [oldIndex, newIndex] of longestIncreasing(pairs)) {
    let oldStart = oldPieces[oldIndex]?.start ?? 0;
    let newStart = newPieces[newIndex]?.start ?? 0;
    if (oldStart < oldFloor) continue;
    while (
      oldStart > oldFloor &&
      newStart > newFloor &&
      oldText.charCodeAt(oldStart - 1) === newText.charCodeAt(newStart - 1)
    ) {
      oldStart -= 1;
      newStart -= 1;
    }
    let length = 0;
    while (
      oldStart + length < oldText.length &&
      newStart + length < newText.length &&
      oldText.charCodeAt(oldStart + length) === newText.charCodeAt(newStart + length)
    ) {
      length += 1;
    }
    stretches.push({ oldStart, newStart, length });
    oldFloor = oldStart + length;
    newFloor = newStart + length;
  }
  return stretches;
}

/** The last stretch that starts at or before an old offset; -1 when there is none. */
function lastStartingBefore(stretches: readonly EqualStretch[], oldOffset: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.oldStart ?? 0) <= oldOffset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Compares two texts once; the answer serves any number of passages. */
export function offsetMapOf(oldText: string, newText: string): OffsetMap {
  const stretches = equalStretches(oldText, newText);

  const placeOf: OffsetMap["placeOf"] = ({ start, end }) => {
    const first = lastStartingBefore(stretches, start);
    const head = stretches[first];
    if (head !== undefined && end <= head.oldStart + head.length) {
      const drift = head.newStart - head.oldStart;
      return { start: start + drift, end: end + drift, isExact: true };
    }
    const last = lastStartingBefore(stretches, end);
    const tail = stretches[last];
    const startsInside = head !== undefined && start < head.oldStart + head.length;
    const endsInside = tail !== undefined && end <= tail.oldStart + tail.length;
    const after = endsInside ? tail : stretches[last + 1];
    const from = startsInside
      ? start + head.newStart - head.oldStart
      : head === undefined
        ? 0
        : head.newStart + head.length;
    const to = endsInside
      ? end + tail.newStart - tail.oldStart
      : (after?.newStart ?? newText.length);
    return { start: from, end: Math.max(from, to), isExact: false };
  };
  return { placeOf };
}
