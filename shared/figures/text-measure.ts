/** Sizes of text in a figure, in its own units; printed, one unit is about 0.73 pt. */
export const textSizes = { text: 12, head: 13 } as const;

/** Room from one line to the next, for a size. */
export function lineHeight(size: number): number {
  return Math.round(size * 1.3);
}

const narrow = /[iljtfI.,;:!|'’‘()[\]\\/ ·]/u;
const wide = /[mwMW@%—…]/u;
const upper = /[\p{Lu}\p{N}&#+=<>~?$€£¥]/u;
/** East Asian letters and signs, which stand one to a square. */
const square =
  /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]|\p{Extended_Pictographic}/u;

const letter = /\p{L}/u;

/**
 * How wide a text may come out, in the units of the size. On purpose more than most fonts
 * need: a figure is drawn before its font is known, and its texts must never meet.
 */
export function widthOf(text: string, size: number): number {
  let ems = 0;
  for (const character of text) {
    if (square.test(character)) ems += 1.02;
    else if (narrow.test(character)) ems += 0.36;
    else if (wide.test(character)) ems += 0.96;
    else if (upper.test(character)) ems += 0.69;
    else ems += 0.59;
  }
  return ems * size;
}

/** The text on at most so many lines, each no wider than the room; what does not fit ends in "…". */
export function wrapped(text: string, room: number, size: number, most: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let rest = piecesOf(text.replace(/\s+/gu, " ").trim(), room, size);
  while (rest.length > 0) {
    const [piece = "", ...others] = rest;
    const joined = line + piece;
    if (line === "" || widthOf(joined.trimEnd(), size) <= room) {
      line = joined;
      rest = others;
      continue;
    }
    if (lines.length === most - 1) return [...lines, cut(line + rest.join(""), room, size)];
    lines.push(line.trimEnd());
    line = "";
  }
  return line === "" ? lines : [...lines, line.trimEnd()];
}

/** Where a line may end: after a space, after a hyphen, around East Asian letters; a word wider than the room, anywhere, with a hyphen. */
function piecesOf(text: string, room: number, size: number): readonly string[] {
  const words = text.match(/[^\s-]*[\s-]+|[^\s-]+/gu) ?? [];
  return words.flatMap((word) => {
    if (!square.test(word) && widthOf(word.trimEnd(), size) <= room) return [word];
    const pieces: string[] = [];
    let piece = "";
    for (const character of word) {
      const breaksHere = square.test(character) || square.test(piece.slice(-1));
      const joint = letter.test(character) && letter.test(piece.slice(-1)) ? "-" : "";
      if (piece !== "" && (breaksHere || widthOf(piece + character + joint, size) > room)) {
        pieces.push(breaksHere ? piece : piece + joint);
        piece = "";
      }
      piece += character;
    }
    return piece === "" ? pieces : [...pieces, piece];
  });
}

/** The beginning of a text, with "…" where it does not fit. */
export function cut(text: string, room: number, size: number): string {
  const whole = text.trim();
  if (widthOf(whole, size) <= room) return whole;
  let kept = "";
  for (const character of whole) {
    if (widthOf(`${kept}${character}…`, size) > room) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
