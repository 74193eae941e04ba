import { brokenWide } from "#shared/domain/text/wrapped-lines.ts";

/** A stretch of shown text that stands unit for unit for the same length of the stored text. */
interface Piece {
  readonly shownStart: number;
  readonly textStart: number;
  readonly length: number;
}

/** How white space is shown. */
export interface WhiteSpace {
  /** Program code is shown as it is. Elsewhere a run of white space is one space, and none at the ends. */
  readonly isKept?: boolean;
  /** The words go on in another element, so that the space at their end is shown. */
  readonly goesOn?: boolean;
  /** A line end is one that the writer set, as in verse or an address, and is shown as one. */
  readonly keepsLines?: boolean;
}

/**
 * A block as it is shown: white space collapsed to single spaces, with the way back
 * to the stored text. The stored text, and so every offset, stays as it is. Worked out
 * when it is first asked for: of a long article most is never on screen.
 */
export class ShownText {
  readonly #text: string;
  readonly #start: number;
  readonly #end: number;
  readonly #whiteSpace: WhiteSpace;
  #pieces: readonly Piece[] | null = null;
  #shown: string | null = null;

  constructor(
    text: string,
    { start, end }: { readonly start: number; readonly end: number },
    whiteSpace: WhiteSpace = {},
  ) {
    this.#text = text;
    this.#start = start;
    this.#end = end;
    this.#whiteSpace = whiteSpace;
  }

  get shown(): string {
    this.#shown ??= this.#collapsed();
    return this.#shown;
  }

  /** Where the shown unit at `offset` begins in the text. */
  textStartOf(offset: number): number {
    const piece = lastPiece(this.#all(), (one) => one.shownStart <= offset);
    if (piece === undefined) return this.#start;
    return within(piece, offset - piece.shownStart, piece.textStart);
  }

  /** Where the shown unit before `offset` ends in the text. */
  textEndOf(offset: number): number {
    if (offset <= 0) return this.#all()[0]?.textStart ?? this.#start;
    const piece = lastPiece(this.#all(), (one) => one.shownStart < offset);
    if (piece === undefined) return this.#start;
    return within(piece, offset - piece.shownStart, piece.textStart);
  }

  /** Where an offset of the text is shown; one inside collapsed white space is shown after it. */
  shownOffsetOf(textOffset: number): number {
    const piece = lastPiece(this.#all(), (one) => one.textStart <= textOffset);
    if (piece === undefined) return 0;
    return within(piece, textOffset - piece.textStart, piece.shownStart);
  }

  #all(): readonly Piece[] {
    this.#pieces ??= this.#piecesOf(this.#text.slice(this.#start, this.#end));
    return this.#pieces;
  }

  #piecesOf(raw: string): readonly Piece[] {
    if (this.#whiteSpace.isKept === true) {
      return [{ shownStart: 0, textStart: this.#start, length: raw.length }];
    }
    return collapsedPieces(raw, this.#start, this.#whiteSpace);
  }

  #collapsed(): string {
    const pieces = this.#all().map(({ textStart, length }) =>
      this.#text.slice(textStart, textStart + length),
    );
    const words = pieces.join("");
    const { isKept = false, keepsLines = false } = this.#whiteSpace;
    return isKept ? words : words.replace(keepsLines ? /[^\S\n]/gu : /\s/gu, " ");
  }
}

function within(piece: Piece, distance: number, from: number): number {
  return from + Math.min(distance, piece.length);
}

/** White space that is shown shorter than it is: runs, and line breaks within a script without spaces. */
const unlikeShown = new RegExp(`${brokenWide.source}|\\s{2,}`, "gu");
const whiteRun = /\s{2,}/gu;

function collapsedPieces(
  raw: string,
  start: number,
  { goesOn = false, keepsLines = false }: WhiteSpace,
): readonly Piece[] {
  const pieces: Piece[] = [];
  let shownStart = 0;
  let from = raw.length - raw.trimStart().length;
  const end = goesOn ? raw.length : raw.trimEnd().length;
  const push = (to: number) => {
    if (to <= from) return;
    pieces.push({ shownStart, textStart: start + from, length: to - from });
    shownStart += to - from;
  };
  // Only runs break the unit-for-unit correspondence: a single white-space unit is shown as one space.
  for (const run of raw.matchAll(keepsLines ? whiteRun : unlikeShown)) {
    if (run.index < from || run.index >= end) continue;
    const lineEnd = keepsLines ? run[0].indexOf("\n") : -1;
    const isJoined =
      !keepsLines && brokenWide.test(raw.slice(run.index - 1, run.index + run[0].length + 1));
    if (lineEnd > 0) {
      push(run.index);
      from = run.index + lineEnd;
    }
    push(isJoined ? run.index : Math.max(run.index, from) + 1);
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
