import { type Direction, directions, type Severity, severities } from "../domain/impact/impact.ts";
import { byPosition } from "../domain/position.ts";
import { keyUnder, type Translate } from "../messages/catalogue.ts";
import type { Figure, FigureView } from "./figure.ts";
import { byId, claimsIn, type FigureRecords } from "./records.ts";
import { directionMark, Sketch, severityMarks } from "./scene.ts";
import { widthOf, wrapped } from "./text-measure.ts";

export interface LensSpread {
  readonly lensId: string;
  readonly name: string;
  /** Claims relevant through the lens, by direction and severity; null where one was left open. */
  readonly cells: readonly {
    readonly direction: Direction | null;
    readonly severity: Severity | null;
    readonly claimIds: readonly string[];
  }[];
  readonly notRelevant: number;
  readonly undecided: number;
}

/** Which way, and how much, the claims point through each lens. */
function directionSeverity(records: FigureRecords, view: FigureView): readonly LensSpread[] {
  const claims = byId(claimsIn(records, view.claimIds));
  return records.lenses
    .filter(({ id }) => view.lensIds === null || view.lensIds.includes(id))
    .toSorted(byPosition)
    .map(({ id, name }) => {
      const own = records.impacts.filter(
        ({ lensId, claimId }) => lensId === id && claims.has(claimId),
      );
      const cells = new Map<
        string,
        LensSpread["cells"][number] & { readonly claimIds: string[] }
      >();
      for (const { decision, direction, severity, claimId } of own) {
        if (decision !== "relevant") continue;
        const key = `${direction}~${severity}`;
        const cell = cells.get(key) ?? { direction, severity, claimIds: [] };
        cell.claimIds.push(claimId);
        cells.set(key, cell);
      }
      return {
        lensId: id,
        name,
        cells: [...cells.values()],
        notRelevant: own.filter(({ decision }) => decision === "not-relevant").length,
        undecided: claims.size - own.length,
      };
    });
}

const rowHeight = 30;
/** For the bars of a severity, beside its word. */
const barsRoom = 40;
const levels: readonly (Severity | null)[] = [...severities.toReversed(), null];

export function drawDirectionSeverity(
  records: FigureRecords,
  view: FigureView,
  t: Translate,
): Figure {
  const spreads = directionSeverity(records, view);
  const claims = byId(claimsIn(records, view.claimIds));
  const perRow = view.width >= 600 && spreads.length > 1 ? 2 : 1;
  const air = 24;
  const width = Math.min(460, (view.width - air * (perRow - 1)) / perRow);
  const sketch = new Sketch(view.width);
  // One scale for all lenses: discs are compared across them.
  const most = Math.max(
    1,
    ...spreads.flatMap(({ cells }) => cells.map(({ claimIds }) => claimIds.length)),
  );
  let top = 0;
  for (let first = 0; first < spreads.length; first += perRow) {
    const heights = spreads
      .slice(first, first + perRow)
      .map((spread, index) =>
        drawSpread(sketch, spread, { x: index * (width + air), y: top, width }, claims, most, t),
      );
    top += Math.max(...heights) + air;
  }
  const relevant = spreads.flatMap(({ cells }) => cells.flatMap(({ claimIds }) => claimIds));
  return {
    kind: "direction-severity",
    title: t("figures.spread.title"),
    alternative: spreads
      .map(({ name, cells, notRelevant }) =>
        t("figures.spread.alternative", {
          lens: name,
          words:
            cells.length === 0
              ? t("figures.spread.none")
              : cells.map((cell) => cellText(cell, t)).join("; "),
          notRelevant,
        }),
      )
      .join(" "),
    scene: sketch.scene(Math.max(1, top - air + 2)),
    table: {
      columns: [
        t("figures.spread.lens"),
        t("figures.spread.direction"),
        t("figures.spread.severity"),
        t("figures.spread.count"),
        t("figures.spread.claims"),
      ],
      rows: spreads.flatMap(({ name, cells }) =>
        cells.toSorted(gravestFirst).map(({ direction, severity, claimIds }) => ({
          cells: [
            name,
            directionText(direction, t),
            severityText(severity, t),
            String(claimIds.length),
            claimIds
              .slice(0, longestList)
              .map((id) => claims.get(id)?.statement ?? id)
              .join("; ") + (claimIds.length > longestList ? "; …" : ""),
          ],
          target: { kind: "claims" as const, claimIds },
        })),
      ),
    },
    notes: [t("figures.spread.legend")],
    source: null,
    emptyText: relevant.length === 0 ? t("figures.spread.empty") : null,
    shown: { from: 0, to: relevant.length, of: relevant.length },
  };
}

/** Longer lists of claims belong to the board. */
const longestList = 12;

function gravestFirst(a: LensSpread["cells"][number], b: LensSpread["cells"][number]): number {
  const rank = ({ severity }: typeof a) => (severity === null ? -1 : severities.indexOf(severity));
  return rank(b) - rank(a);
}

function directionText(direction: Direction | null, t: Translate): string {
  return direction === null ? t("figures.notStated") : t(keyUnder("figures.direction", direction));
}

function severityText(severity: Severity | null, t: Translate): string {
  return severity === null ? t("figures.notStated") : t(keyUnder("figures.severity", severity));
}

function cellText(
  { direction, severity, claimIds }: LensSpread["cells"][number],
  t: Translate,
): string {
  return t("figures.spread.cell", {
    direction: directionText(direction, t),
    severity: severityText(severity, t),
    count: claimIds.length,
  });
}

function drawSpread(
  sketch: Sketch,
  spread: LensSpread,
  at: { readonly x: number; readonly y: number; readonly width: number },
  claims: ReadonlyMap<string, { readonly statement: string }>,
  most: number,
  t: Translate,
): number {
  const hasNoSeverity = spread.cells.some(({ severity }) => severity === null);
  const rows = hasNoSeverity ? levels : levels.filter((level) => level !== null);
  const severityRoom =
    barsRoom + Math.max(...rows.map((level) => widthOf(severityText(level, t), 12)));
  const columnWidth = (at.width - severityRoom) / directions.length;
  let { y } = at;
  y += sketch.block(spread.name, at.x, y, at.width, 2, { isBold: true, size: 13 }) + 6;
  const heads = directions.map((direction) =>
    wrapped(t(keyUnder("figures.direction", direction)), columnWidth - 4, 12, 2),
  );
  directions.forEach((direction, index) => {
    const middle = at.x + severityRoom + (index + 0.5) * columnWidth;
    for (const mark of directionMark(direction, middle, y + 8, 12)) sketch.add(mark);
    sketch.lines(heads[index] ?? [], middle, y + 18, { anchor: "middle", fill: "muted" });
  });
  y += 22 + Math.max(...heads.map((head) => head.length)) * 16;
  for (const severity of rows) {
    sketch.text(severityText(severity, t), at.x, y + rowHeight / 2 + 4, { fill: "muted" });
    if (severity !== null) {
      for (const mark of severityMarks(
        severities.indexOf(severity),
        at.x + severityRoom - 34,
        y + rowHeight / 2,
      )) {
        sketch.add(mark);
      }
    }
    directions.forEach((direction, index) => {
      const box = {
        x: at.x + severityRoom + index * columnWidth,
        y,
        width: columnWidth,
        height: rowHeight,
      };
      const cell = spread.cells.find(
        (one) => (one.direction ?? "unclear") === direction && one.severity === severity,
      );
      sketch.add({ kind: "rect", ...box, fill: "none", stroke: "line" });
      if (cell === undefined) return;
      const id = `${spread.lensId}~${direction}~${severity}`;
      const count = cell.claimIds.length;
      // The disc grows with the root, so that its area tells the number; the number stands beside it.
      const radius = 4 + 7 * Math.sqrt(count / most);
      const middle = { x: box.x + box.width / 2 - 10, y: y + rowHeight / 2 };
      sketch.add({ kind: "circle", ...middle, radius, fill: "hatch", stroke: "ink", point: id });
      sketch.text(String(count), middle.x + radius + 5, middle.y + 4.5, {
        isBold: true,
        point: id,
      });
      sketch.point({
        ...box,
        id,
        label: t("figures.spread.point", {
          lens: spread.name,
          words: cellText(cell, t),
          claims: cell.claimIds
            .slice(0, 3)
            .map((claimId) => claims.get(claimId)?.statement ?? claimId)
            .join("; "),
        }),
        target: { kind: "claims", claimIds: cell.claimIds },
      });
    });
    y += rowHeight;
  }
  y += 6;
  y += sketch.block(
    t("figures.spread.rest", { notRelevant: spread.notRelevant, undecided: spread.undecided }),
    at.x,
    y,
    at.width,
    3,
    { fill: "muted" },
  );
  return y - at.y;
}
