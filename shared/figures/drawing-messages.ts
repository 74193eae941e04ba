import type { FigureKind } from "../domain/brief/brief.ts";
import type { ListAnswer, ListRequest } from "../listing/list-request.ts";
import type { Language } from "../messages/languages.ts";
import type { Figure, FigureView } from "./figure.ts";

/** Which part of a figure the window shows: names stand as they are, since nothing is printed. */
export type ShownView = Omit<FigureView, "named">;

/** What the window wants drawn; it takes the place of what it wanted before. */
export interface DrawingOrder {
  readonly drawingId: number;
  /** The name of the projection's database. */
  readonly database: string;
  readonly kind: FigureKind;
  readonly view: ShownView;
  readonly language: Language;
}

/** Window to worker. */
export type FigureOrder =
  | { readonly kind: "draw"; readonly drawing: DrawingOrder }
  | { readonly kind: "listed"; readonly askId: number; readonly answer: ListAnswer | null }
  /** What was asked of the lists before may be out of date. */
  | { readonly kind: "lists-changed" };

/** Worker to window. */
export type FigureReport =
  | { readonly kind: "drawn"; readonly report: DrawingReport }
  /** To be asked of the notebook's lists. */
  | { readonly kind: "ask"; readonly askId: number; readonly request: ListRequest };

/** The figure as it is now; reported again whenever what it is drawn from has changed. */
export interface DrawingReport {
  readonly drawingId: number;
  readonly drawn: { readonly figure: Figure } | { readonly error: unknown };
}
