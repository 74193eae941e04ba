import type { PagePiece } from "./page-piece.ts";
import { opensNote, withRaisedFigures } from "./page-raised.ts";
import { withRuby } from "./page-ruby.ts";

export interface PageDrawn {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly PagePiece[];
}

/** Pieces that stand on one line, with nothing but spaces between words between them. */
export interface PageLine {
  readonly page: number;
  readonly pieces: readonly PagePiece[];
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  /** The font of most of its letters. */
  readonly font: string;
  readonly text: string;
  /** Its length as a reader feels it: characters of scripts without spaces count double. */
  readonly weight: number;
}

/**
 * Wider gaps than this many times the font's size part columns or cells, not words. What
 * the page draws one after the other belongs together more than what only stands so.
 */
const widestSpace = { inSequence: 1.3, otherwise: 0.8 };
/** Narrower gaps than this are between letters. */
const narrowestSpace = 0.15;

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u30ff\uff01-\uff60]/u;
/** Between two letters of a script without spaces, room for more than half of one is a space. */
const narrowestWideSpace = 0.6;
/** Programs set figures and Latin words a quarter of a letter off the script around them. */
const narrowestMixedSpace = 0.4;

/** The lines of a page from top to bottom; what stands side by side beyond a space is a line each. */
export function linesOf({ number, pieces }: PageDrawn): readonly PageLine[] {
  const rows: PagePiece[][] = [];
  const inOrder = [...pieces].sort((a, b) => a.baseline - b.baseline || a.left - b.left);
  for (const piece of inOrder) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    // Raised and lowered figures stand a third of the letters' size off their line.
    const reach = Math.max(piece.size, last?.size ?? 0) * 0.4;
    if (row !== undefined && last !== undefined && piece.baseline - last.baseline <= reach) {
      row.push(piece);
    } else rows.push([piece]);
  }
  return withRuby(withRaisedMarks(rows.flatMap((row) => linesIn(row, number))), lineOf);
}

const raisedMark = /^(?:\d{1,3}|[ivx]{1,4}|[*∗†‡§¶]{1,3})$/u;

/** The mark of a note may be raised so far that it seems a line of its own: it belongs to the line beside it. */
function withRaisedMarks(lines: readonly PageLine[]): readonly PageLine[] {
  const taken = new Set<PageLine>();
  const joined = lines.map((line) => {
    const marks = lines.filter(
      (other) =>
        !taken.has(other) &&
        raisedMark.test(other.text) &&
        other.size <= line.size * 0.8 &&
        line.baseline > other.baseline &&
        line.baseline - other.baseline < line.size * 0.6,
    );
    const opening = marks.find(
      ({ right }) => line.left - right >= -1 && line.left - right < line.size * 0.5,
    );
    const ending = marks.find(
      ({ left }) => left - line.right >= -1 && left - line.right < line.size * 0.2,
    );
    for (const mark of [opening, ending]) if (mark !== undefined) taken.add(mark);
    if (ending === undefined) return opening === undefined ? line : mergedLine([opening, line]);
    const { pieces, page } = mergedLine(
      opening === undefined ? [line, ending] : [opening, line, ending],
    );
    return lineOf(withRaisedFigures(pieces), page);
  });
  return joined.filter((line) => !taken.has(line));
}

function linesIn(row: readonly PagePiece[], page: number): readonly PageLine[] {
  const stretches: PagePiece[][] = [];
  for (const piece of withRaisedFigures([...row].sort((a, b) => a.left - b.left))) {
    const stretch = stretches.at(-1);
    const before = stretch?.at(-1);
    const gap = piece.left - (before?.right ?? 0);
    const size = Math.min(piece.size, before?.size ?? piece.size);
    const goesOn =
      before !== undefined &&
      (gap <= widestSpace.otherwise * size ||
        (isDrawnAfter(piece, before) && gap <= widestSpread * size));
    if (goesOn) stretch?.push(piece);
    else stretches.push([piece]);
  }
  return stretches
    .flatMap((stretch) => (isSpreadOut(stretch) ? [stretch] : partedBySpaces(stretch)))
    .map((run) => lineOf(run, page));
}

/** A space between two words may be a piece of its own. */
function isDrawnAfter(piece: PagePiece, before: PagePiece): boolean {
  return piece.item > before.item && piece.item - before.item <= 2;
}

function partedBySpaces(stretch: readonly PagePiece[]): readonly (readonly PagePiece[])[] {
  const runs: PagePiece[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const piece of stretch) {
    if (piece.left - right > widestSpace.inSequence * piece.size) runs.push([piece]);
    else runs.at(-1)?.push(piece);
    right = Math.max(right, piece.right);
  }
  return runs;
}

/** From this many times the font's size a gap may part two cells. */
const narrowestCellGap = 0.7;

/** Above this many times the font's size no line is spread out to fill its column. */
const widestSpread = 4;

/** True for a line whose words are spread out to fill its column: all gaps are the same, as no table's are. */
function isSpreadOut(pieces: readonly PagePiece[]): boolean {
  const gaps = pieces.slice(1).map((piece, index) => piece.left - (pieces[index]?.right ?? 0));
  const [least, most] = [Math.min(...gaps), Math.max(...gaps)];
  const size = pieces[0]?.size ?? 0;
  const isEven = most - least <= Math.max(0.3, most * 0.06);
  return gaps.length >= 2 && isEven && least > 0 && most < size * widestSpread;
}

/** A line beside or between the rows of a table: there a wide gap parts cells that would be words elsewhere. */
export function cellsIn(line: PageLine): readonly PageLine[] {
  const cells: PagePiece[][] = [];
  for (const piece of line.pieces) {
    const before = cells.at(-1)?.at(-1);
    const isApart =
      before !== undefined && piece.left - before.right > narrowestCellGap * piece.size;
    if (before === undefined || isApart) cells.push([piece]);
    else cells.at(-1)?.push(piece);
  }
  return cells.map((pieces) => lineOf(pieces, line.page));
}

/** Narrower than this many times the font's size is a space between words, whatever stands above. */
const narrowestAlignedGap = 0.3;

/** The cells of a line that has no room between two of them, by those of a row of its table beside it. */
export function cellsAlong(line: PageLine, beside: readonly PageLine[]): readonly PageLine[] {
  const cells: PagePiece[][] = [];
  for (const piece of line.pieces) {
    const before = cells.at(-1)?.at(-1);
    const reach = piece.size * 0.15;
    const isApart =
      before !== undefined &&
      piece.left - before.right > narrowestAlignedGap * piece.size &&
      beside.some(
        ({ left, right }) =>
          left > before.left &&
          (Math.abs(piece.left - left) <= reach || Math.abs(piece.right - right) <= reach),
      );
    if (before === undefined || isApart) cells.push([piece]);
    else cells.at(-1)?.push(piece);
  }
  return cells.map((pieces) => lineOf(pieces, line.page));
}

/** Lines that stand side by side as one line. */
export function mergedLine(lines: readonly PageLine[]): PageLine {
  const pieces = lines.flatMap((line) => line.pieces);
  return lineOf(pieces, lines[0]?.page ?? 1);
}

function lineOf(pieces: readonly PagePiece[], page: number): PageLine {
  const { baseline, size, font } = mainPiece(pieces);
  const text = pieces
    .map((piece, index) => {
      const { before = "", after = "" } = piece.around ?? {};
      return spaceBefore(pieces[index - 1], piece) + before + piece.text + after;
    })
    .join("")
    .trim();
  return {
    page,
    pieces,
    left: Math.min(...pieces.map(({ left }) => left)),
    right: Math.max(...pieces.map(({ right }) => right)),
    baseline,
    size,
    font,
    text,
    weight: weightOf(text),
  };
}

/** A piece in the letters that most of a line is set in. */
function mainPiece(pieces: readonly PagePiece[]): PagePiece {
  const lengths = new Map<string, number>();
  const setIn = ({ size, font }: PagePiece) => `${size.toFixed(1)} ${font}`;
  for (const piece of pieces) {
    lengths.set(setIn(piece), (lengths.get(setIn(piece)) ?? 0) + weightOf(piece.text));
  }
  return pieces.reduce((most, piece) => {
    const [one, other] = [lengths.get(setIn(piece)) ?? 0, lengths.get(setIn(most)) ?? 0];
    return one > other || (one === other && piece.text.length > most.text.length) ? piece : most;
  });
}

/** The space between two pieces of a line: where the page draws one, or leaves room for one. */
export function spaceBefore(before: PagePiece | undefined, piece: PagePiece): "" | " " {
  if (before === undefined || /\s$/u.test(before.text) || /^\s/u.test(piece.text)) return "";
  if (opensNote(before, piece)) return " ";
  const gap = piece.left - before.right;
  const widths = [wide.test(before.text.slice(-1)), wide.test(piece.text.slice(0, 1))];
  const least = widths.every(Boolean)
    ? narrowestWideSpace
    : widths.some(Boolean)
      ? narrowestMixedSpace
      : narrowestSpace;
  return gap > least * Math.max(before.size, piece.size) ? " " : "";
}

const eachWide = new RegExp(wide, "gu");

function weightOf(text: string): number {
  return text.length + (text.match(eachWide)?.length ?? 0);
}

/** True for text with a letter of a script without spaces in it. */
export function isWideText(text: string): boolean {
  return wide.test(text);
}

/** True where two lines of a paragraph are joined without a space. */
export function endsWide(text: string): boolean {
  return wide.test(text.slice(-1));
}

/** True for text that begins in a script without spaces. */
export function startsWide(text: string): boolean {
  return wide.test(text.slice(0, 1));
}

export function median(numbers: readonly number[]): number {
  const inOrder = [...numbers].sort((a, b) => a - b);
  return inOrder[Math.floor(inOrder.length / 2)] ?? 0;
}
