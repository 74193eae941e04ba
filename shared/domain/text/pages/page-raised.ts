import type { PagePiece } from "./page-piece.ts";

/** Raised figures are at most so large beside the letters that they stand at, and so far above their line. */
const largest = 0.85;
const leastRise = 0.15;
const mostRise = 0.7;
/** A wider gap, in sizes, is room for a space: what stands behind it is no figure of the word before. */
const widestGap = 0.2;

const noteNumbers = /^\d{1,3}(?:\s?[,–-]\s?\d{1,3})*,?$/u;
/** Notes at the end of a document are counted in small Roman figures: behind a word or a mark of punctuation. */
const romanNumber = /^[ivx]{1,4}$/u;
const takesRoman = /(?:\p{L}{3}|[.,;:!?”’"')\]])$/u;
const betweenNumbers = /^\s?[,–-]\s?$/u;
const power = /^[-−–+]?\d{1,3}$/u;
/** A figure, a unit of length, or a letter that stands for a number: what is raised behind it is a power. */
const takesPower = /(?:\d|(?:^|[^\p{L}])(?:\p{L}|[kcdmµμn]m|ft|yd|mi))$/u;
const raisedSigns: ReadonlyMap<string, string> = new Map(
  "⁰¹²³⁴⁵⁶⁷⁸⁹".split("").map((sign, digit) => [String(digit), sign]),
);

/**
 * The pieces of a row, from the left, with the figures that are set smaller and raised kept apart
 * from the word before: the number of a note in brackets ("said[1]"), a power in raised figures
 * ("m²"). At the height of the words they would be figures of theirs.
 */
export function withRaisedFigures(row: readonly PagePiece[]): readonly PagePiece[] {
  const set: PagePiece[] = [];
  /** The letters that raised ones stand at. */
  let base: PagePiece | null = null;
  let isInNote = false;
  for (const [index, piece] of row.entries()) {
    const words = piece.text.trim();
    const before = set.at(-1);
    const isRaised =
      base !== null && before !== undefined && isRaisedAt(base, piece) && touches(before, piece);
    if (isRaised && isInNote && before !== undefined && isMoreOfNote(words)) {
      // The numbers of several notes stand in one pair of brackets.
      set[set.length - 1] = { ...before, around: { before: opening(before), after: "" } };
      set.push({ ...piece, around: { before: "", after: "]" } });
      continue;
    }
    isInNote = false;
    if (!isRaised || base === null) {
      base = piece;
      set.push(piece);
    } else if (/^\s*[/⁄]/u.test(row[index + 1]?.text ?? "")) {
      // The upper figure of a fraction.
      set.push(piece);
    } else if (takesPower.test(base.text) && power.test(words)) {
      set.push({ ...piece, text: raised(piece.text) });
    } else if (
      (noteNumbers.test(words) && /[^\s(]$/u.test(base.text)) ||
      (romanNumber.test(words) && takesRoman.test(base.text))
    ) {
      isInNote = true;
      set.push({ ...piece, around: { before: "[", after: "]" } });
    } else set.push(piece);
  }
  return set;
}

/** True for the number that a note begins with, raised before its first word. */
export function opensNote(piece: PagePiece, next: PagePiece): boolean {
  const isNumber = piece.around === undefined && /^\d{1,3}$/u.test(piece.text.trim());
  return isNumber && isRaisedAt(next, piece) && /^[\p{L}“"‘(]/u.test(next.text);
}

function isRaisedAt(base: PagePiece, piece: PagePiece): boolean {
  const rise = base.baseline - piece.baseline;
  return (
    piece.size <= base.size * largest &&
    rise >= base.size * leastRise &&
    rise <= base.size * mostRise
  );
}

function touches(before: PagePiece, piece: PagePiece): boolean {
  const isApart = /\s$/u.test(before.text) || /^\s/u.test(piece.text);
  return !isApart && piece.left - before.right <= Math.max(before.size, piece.size) * widestGap;
}

function isMoreOfNote(words: string): boolean {
  return noteNumbers.test(words) || betweenNumbers.test(words);
}

function opening({ around }: PagePiece): string {
  return around?.before ?? "";
}

function raised(text: string): string {
  return Array.from(text)
    .map((sign) => raisedSigns.get(sign) ?? (/[-−–]/u.test(sign) ? "⁻" : sign.replace("+", "⁺")))
    .join("");
}
