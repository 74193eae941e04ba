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
  /** Where it stands on a page that is turned to be read: a page of vertical writing. */
  readonly box?: PageBox;
  /** What is set around the raised number of a note, which would else run on from the word before it. */
  readonly around?: { readonly before: string; readonly after: string };
}

export interface PageBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3001-\u30ff\uff01-\uff60]/u;

/** A piece in two, where something is set between its letters; both are parts of one item of the page. */
export function splitPiece(piece: PagePiece, at: number): readonly [PagePiece, PagePiece] {
  const [one, other] = [piece.text.slice(0, at), piece.text.slice(at)];
  const share = widthOf(one) / Math.max(1, widthOf(piece.text));
  const middle = piece.left + (piece.right - piece.left) * share;
  const { box } = piece;
  const boxes =
    box === undefined
      ? [{}, {}]
      : [
          { box: { ...box, width: box.width * share } },
          { box: { ...box, left: box.left + box.width * share, width: box.width * (1 - share) } },
        ];
  return [
    { ...piece, text: one, right: middle, ...boxes[0] },
    { ...piece, text: other, left: middle, ...boxes[1] },
  ];
}

/** Letters of scripts without spaces are about twice as wide as others. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (wide.test(letter) ? 2 : 1), 0);
}
