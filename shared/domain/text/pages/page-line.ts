/** A piece of text as a page draws it. Points, from the top left of the page as it is shown. */
export interface PagePiece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** The line that letters stand on. */
  readonly baseline: number;
  /** Size of the font. */
  readonly size: number;
  readonly font: string;
  /** Its number among the pieces of the page, in the order in which the page draws them. */
  readonly item: number;
}

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

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、「」（）！？：；・]/u;

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
  return rows.flatMap((row) => linesIn(row, number));
}

function linesIn(row: readonly PagePiece[], page: number): readonly PageLine[] {
  const stretches: PagePiece[][] = [];
  for (const piece of [...row].sort((a, b) => a.left - b.left)) {
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

/** Lines that stand side by side as one line. */
export function mergedLine(lines: readonly PageLine[]): PageLine {
  const pieces = lines.flatMap((line) => line.pieces);
  return lineOf(pieces, lines[0]?.page ?? 1);
}

function lineOf(pieces: readonly PagePiece[], page: number): PageLine {
  const longest = pieces.reduce((most, piece) =>
    piece.text.length > most.text.length ? piece : most,
  );
  const text = pieces
    .map((piece, index) => spaceBefore(pieces[index - 1], piece) + piece.text)
    .join("")
    .trim();
  return {
    page,
    pieces,
    left: Math.min(...pieces.map(({ left }) => left)),
    right: Math.max(...pieces.map(({ right }) => right)),
    baseline: longest.baseline,
    size: longest.size,
    font: longest.font,
    text,
    weight: weightOf(text),
  };
}

/** The space between two pieces of a line: where the page draws one, or leaves room for one. */
export function spaceBefore(before: PagePiece | undefined, piece: PagePiece): "" | " " {
  if (before === undefined || /\s$/u.test(before.text) || /^\s/u.test(piece.text)) return "";
  const gap = piece.left - before.right;
  if (gap <= narrowestSpace * Math.max(before.size, piece.size)) return "";
  const isWide = wide.test(before.text.slice(-1)) && wide.test(piece.text.slice(0, 1));
  return isWide ? "" : " ";
}

const eachWide = new RegExp(wide, "gu");

function weightOf(text: string): number {
  return text.length + (text.match(eachWide)?.length ?? 0);
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
