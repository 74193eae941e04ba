import { type PagePiece, splitPiece } from "./page-piece.ts";

const kanaOnly = /^[\p{Script=Hiragana}\p{Script=Katakana}ー・\s]+$/u;
const han = /\p{Script=Han}/u;

/** What is asked of a line here. */
interface Line {
  readonly page: number;
  readonly pieces: readonly PagePiece[];
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  readonly text: string;
}

/** Kana above letters, and the line and the letters that they stand above. */
interface Reading {
  readonly kana: PagePiece;
  readonly line: Line;
  readonly piece: PagePiece;
  /** How many letters of the piece stand before the brackets. */
  readonly at: number;
}

/**
 * Small kana above a line say how the letters below them are read. They follow those letters in
 * brackets, as in a text that has no room above its lines.
 */
export function withRuby<PageLine extends Line>(
  lines: readonly PageLine[],
  lineOf: (pieces: readonly PagePiece[], page: number) => PageLine,
): readonly PageLine[] {
  const taken = new Set<Line>();
  const readings: Reading[] = [];
  for (const line of lines) {
    if (!kanaOnly.test(line.text)) continue;
    const found = wordsOf(line.pieces).map((kana) => readingOf(kana, lines));
    if (found.some((reading) => reading === null)) continue;
    taken.add(line);
    readings.push(...found.flatMap((reading) => (reading === null ? [] : [reading])));
  }
  if (taken.size === 0) return lines;
  return lines
    .filter((line) => !taken.has(line))
    .map((line) => {
      const own = readings.filter((reading) => reading.line === line);
      if (own.length === 0) return line;
      return lineOf(
        line.pieces.flatMap((piece) => withReadings(piece, own)),
        line.page,
      );
    });
}

/** The kana of one word, which may be drawn letter by letter and spread over the letters below. */
function wordsOf(pieces: readonly PagePiece[]): readonly PagePiece[] {
  const words: PagePiece[] = [];
  for (const piece of pieces) {
    const before = words.at(-1);
    if (before === undefined || piece.left - before.right > before.size) {
      words.push(piece);
      continue;
    }
    const { box } = before;
    const grown =
      box === undefined || piece.box === undefined
        ? {}
        : { box: { ...box, height: piece.box.top + piece.box.height - box.top } };
    const text = before.text + piece.text;
    words[words.length - 1] = { ...before, ...grown, text, right: piece.right };
  }
  return words;
}

/** Where the reading is to stand; null where no letter of the line below can have it. */
function readingOf(kana: PagePiece, lines: readonly Line[]): Reading | null {
  const middle = (kana.left + kana.right) / 2;
  for (const line of lines) {
    const down = line.baseline - kana.baseline;
    const isAbove =
      kana.size <= line.size * 0.62 && down > line.size * 0.6 && down < line.size * 1.6;
    if (!isAbove || middle < line.left || middle > line.right) continue;
    let last: Reading | null = null;
    for (const piece of line.pieces) {
      lettersOf(piece).forEach(({ letter, centre, end }) => {
        const isUnder =
          centre > kana.left - kana.size * 0.6 && centre < kana.right + kana.size * 0.6;
        if (isUnder && han.test(letter)) last = { kana, line, piece, at: end };
      });
    }
    if (last !== null) return last;
  }
  return null;
}

/** Letters of a script without spaces, which all are of one width. */
function lettersOf(piece: PagePiece) {
  const letters = Array.from(piece.text);
  const width = (piece.right - piece.left) / Math.max(1, letters.length);
  let end = 0;
  return letters.map((letter, index) => {
    end += letter.length;
    return { letter, centre: piece.left + width * (index + 0.5), end };
  });
}

function withReadings(piece: PagePiece, readings: readonly Reading[]): readonly PagePiece[] {
  const own = readings.filter((reading) => reading.piece === piece).sort((a, b) => a.at - b.at);
  const found: PagePiece[] = [];
  let rest = piece;
  for (const { kana, at } of own) {
    const cut = at - (piece.text.length - rest.text.length);
    if (cut <= 0) continue;
    if (cut >= rest.text.length) {
      found.push(rest, bracketed(kana, rest));
      return found;
    }
    const [before, after] = splitPiece(rest, cut);
    found.push(before, bracketed(kana, before));
    rest = after;
  }
  return [...found, rest];
}

/** Takes no room in its line; where it stands on the page is kept. */
function bracketed(kana: PagePiece, { right, baseline, size, font }: PagePiece): PagePiece {
  const box = kana.box ?? {
    left: kana.left,
    top: kana.baseline - kana.size,
    width: kana.right - kana.left,
    height: kana.size,
  };
  const text = kana.text.replaceAll(/\s+/gu, "");
  return { ...kana, text: `(${text})`, left: right, right, baseline, size, font, box };
}
