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
