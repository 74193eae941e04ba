import { assertNever } from "../assert-never.ts";
import type { FigureKind } from "../domain/brief/brief.ts";
import type { Translate } from "../messages/catalogue.ts";
import { drawDirectionSeverity } from "./direction-severity.ts";
import { columnsWithRoom, drawMatrix } from "./draw-matrix.ts";
import { drawTimeline } from "./draw-timeline.ts";
import type { Figure, FigureView } from "./figure.ts";
import { drawHypotheses } from "./hypothesis-matrix.ts";
import { claimsByLens, claimsBySource } from "./matrix.ts";
import { drawOrigins } from "./origin-diagram.ts";
import { drawMap } from "./place-map.ts";
import type { FigureRecords } from "./records.ts";
import { drawRelations } from "./relation-graph.ts";
import { timelineOf } from "./timeline.ts";

/** Any figure, drawn from the tables of a notebook: the same records and view give the same drawing. */
export function drawFigure(
  kind: FigureKind,
  records: FigureRecords,
  view: FigureView,
  t: Translate,
): Figure {
  switch (kind) {
    case "timeline":
      return drawTimeline(timelineOf(records, view), records, view, t);
    case "claims-by-lens":
      return drawMatrix(claimsByLens(records, view), view, t);
    case "claims-by-source":
      return drawMatrix(claimsBySource(records, view, columnsWithRoom(view.width)), view, t);
    case "direction-severity":
      return drawDirectionSeverity(records, view, t);
    case "origins":
      return drawOrigins(records, view, t);
    case "relations":
      return drawRelations(records, view, t);
    case "hypotheses":
      return drawHypotheses(records, view, t);
    case "map":
      return drawMap(records, view, t);
    default:
      return assertNever(kind);
  }
}
