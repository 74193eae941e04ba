import type { FigureKind } from "../domain/brief/brief.ts";
import type { Scene, Target } from "./scene.ts";

/** The same figures as a table, for readers, for formats without drawings, and for checking. */
export interface FigureTable {
  readonly columns: readonly string[];
  readonly rows: readonly FigureTableRow[];
}

export interface FigureTableRow {
  readonly cells: readonly string[];
  readonly target: Target | null;
}

/** A figure drawn, with all that stands beside it. */
export interface Figure {
  readonly kind: FigureKind;
  readonly title: string;
  /** What a reader who does not see the drawing is told. */
  readonly alternative: string;
  readonly scene: Scene;
  readonly table: FigureTable;
  /** How to read it: what shapes mean, formulas, what was left out. */
  readonly notes: readonly string[];
  /** Whose coordinates or figures it stands on; null where it is the notebook alone. */
  readonly source: string | null;
  /** Null while there is something to draw; otherwise what would have to be there. */
  readonly emptyText: string | null;
  /** How many rows, dates or nodes there are, and which of them are drawn. */
  readonly shown: { readonly from: number; readonly to: number; readonly of: number };
}

/** Which part of a figure is drawn, and for whom. */
export interface FigureView {
  readonly width: number;
  /** Claims the figure is about; null for all of the notebook. */
  readonly claimIds: ReadonlySet<string> | null;
  /** Lenses shown, in order; null for all. */
  readonly lensIds: readonly string[] | null;
  /** The first row drawn. */
  readonly from: number;
  /** At most so many rows, dates or nodes are drawn. */
  readonly most: number;
  /** Days since 1970 between which a timeline is drawn; null for all of it. */
  readonly span: { readonly from: number; readonly to: number } | null;
  /** The claim a drawing of relations starts from; null for the ones with most relations. */
  readonly aroundClaimId: string | null;
  /** Says a name as it may be printed. */
  readonly named: (name: string) => string;
}

export const wholeView: FigureView = {
  width: 640,
  claimIds: null,
  lensIds: null,
  from: 0,
  most: 30,
  span: null,
  aroundClaimId: null,
  named: (name) => name,
};
