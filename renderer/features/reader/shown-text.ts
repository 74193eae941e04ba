/** A stretch of shown text that stands unit for unit for the same length of the stored text. */
interface Piece {
  readonly shownStart: number;
  readonly textStart: number;
  readonly length: number;
}

/**
 * A block as it is shown: white space collapsed to single spaces, with the way back
 * to the stored text. The stored text, and so every offset, stays as it is.
 */
export interface ShownText {
  readonly shown: string;
  /** Where the shown unit at `offset` begins in the text. */
  readonly textStartOf: (offset: number) => number;
  /** Where the shown unit before `offset` ends in the text. */
  readonly textEndOf: (offset: number) => number;
  /** Where an offset of the text is shown; one inside collapsed white space is shown after it. */
  readonly shownOffsetOf: (textOffset: number) => number;
}

/**
 * Collapses the white space of `text.slice(start, end)` as `displayText` of the
 * domain does, or keeps it as it is for program code.
 */
export function shownTextOf(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  whiteSpace: "collapse" | "keep" = "collapse",
): ShownText {
  const raw = text.slice(start, end);
  const pieces = whiteSpace === "keep" ? [whole(raw, start)] : collapsedPieces(raw, start);
  let shown = "";
  for (const { textStart, length } of pieces) {
    const words = text.slice(textStart, textStart + length);
    shown += whiteSpace === "keep" ? words : words.replace(/\s/gu, " ");
  }

  const textStartOf = (offset: number) => {
    const piece = lastPiece(pieces, (one) => one.shownStart <= offset);
    return piece === undefined ? start : within(piece, offset - piece.shownStart, piece.textStart);
  };
  const textEndOf = (offset: number) => {
    if (offset <= 0) return pieces[0]?.textStart ?? start;
    const piece = lastPiece(pieces, (one) => one.shownStart < offset);
    return piece === undefined ? start : within(piece, offset - piece.shownStart, piece.textStart);
  };
  const shownOffsetOf = (textOffset: number) => {
    const piece = lastPiece(pieces, (one) => one.textStart <= textOffset);
    return piece === undefined ? 0 : within(piece, textOffset - piece.textStart, piece.shownStart);
  };
  return { shown, textStartOf, textEndOf, shownOffsetOf };
}

/** A part of a shown text as a shown text of its own, with the way back to the same stored text. */
export function partOfShown(text: ShownText, from: number, to: number): ShownText {
  return {
    shown: text.shown.slice(from, to),
    textStartOf: (offset) => text.textStartOf(from + offset),
    textEndOf: (offset) => (offset <= 0 ? text.textStartOf(from) : text.textEndOf(from + offset)),
    shownOffsetOf: (textOffset) =>
      Math.min(Math.max(text.shownOffsetOf(textOffset) - from, 0), to - from),
  };
}

function whole(raw: string, start: number): Piece {
  return { shownStart: 0, textStart: start, length: raw.length };
}

function within(piece: Piece, distance: number, from: number): number {
  return from + Math.min(distance, piece.length);
}

function collapsedPieces(raw: string, start: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let shownStart = 0;
  let from = raw.length - raw.trimStart().length;
  const end = raw.trimEnd().length;
  const push = (to: number) => {
    if (to <= from) return;
    pieces.push({ shownStart, textStart: start + from, length: to - from });
    shownStart += to - from;
  };
  // Only runs break the unit-for-unit correspondence: a single white-space unit is shown as one space.
  for (const run of raw.matchAll(/\s{2,}/gu)) {
    if (run.index < from || run.index >= end) continue;
    push(run.index + 1);
    from = run.index + run[0].length;
  }
  push(end);
  return pieces;
}

/** The last piece for which `holds`; pieces are in order and `holds` turns false once. */
function lastPiece(pieces: readonly Piece[], holds: (piece: Piece) => boolean): Piece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece !== undefined && holds(piece)) low = middle + 1;
    else high = middle;
  }
  return pieces[low - 1];
}
