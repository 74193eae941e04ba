import { Observed } from "#renderer/db/observable.ts";
import { recall, rememberAs } from "#renderer/ui/recall.ts";
import { type FigureKind, figureKindSchema } from "#shared/domain/brief/brief.ts";
import type { FigurePoint } from "#shared/figures/scene.ts";

const remembered = figureKindSchema.safeParse(recall("figure"));

/** Which figure is in the middle. */
export const shownKind = new Observed<FigureKind>(remembered.data ?? "timeline");

/** The point of it that was chosen last. */
export const chosenPoint = new Observed<FigurePoint | null>(null);

export function showFigure(kind: FigureKind): void {
  if (kind === shownKind.get()) return;
  rememberAs("figure", kind);
  chosenPoint.set(null);
  shownKind.set(kind);
}
