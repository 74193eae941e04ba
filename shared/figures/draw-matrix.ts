import { severities } from "../domain/impact/impact.ts";
import { keyUnder, type Translate } from "../messages/catalogue.ts";
import type { Figure, FigureView } from "./figure.ts";
import { type Matrix, type MatrixCell, type MatrixColumn, unregisteredId } from "./matrix.ts";
import { directionMark, type Mark, Sketch, severityMarks } from "./scene.ts";
import { lineHeight, textSizes, wrapped } from "./text-measure.ts";

const narrowestColumn = 74;
const widestColumn = 120;
/** A claim is told by its words: with more columns the drawing grows wider than its place, and scrolls. */
const leastLabelRoom = 180;
const padding = 8;

/** How many columns find room beside the words of the claims. */
export function columnsWithRoom(width: number): number {
  return Math.max(1, Math.floor((width * 0.62) / narrowestColumn));
}

export function drawMatrix(matrix: Matrix, view: FigureView, t: Translate): Figure {
  const { columns, rows, kind } = matrix;
  const columnWidth = Math.min(
    widestColumn,
    Math.max(narrowestColumn, (view.width * 0.6) / Math.max(1, columns.length)),
  );
  const labelRoom = Math.max(leastLabelRoom, view.width - columnWidth * columns.length);
  const sketch = new Sketch(labelRoom + columnWidth * columns.length);
  let y = drawHead(sketch, columns, labelRoom, columnWidth, t);
  for (const { claimId, label, cells } of rows) {
    const lines = wrapped(label, labelRoom - padding * 2, textSizes.text, 3);
    const height = Math.max(30, lines.length * lineHeight(textSizes.text) + 10);
    const row = `row~${claimId}`;
    sketch.lines(lines, padding - 2, y + 4, { point: row });
    sketch.point({
      id: row,
      label: t("figures.matrix.row", { claim: label }),
      target: { kind: "claims", claimIds: [claimId] },
      x: 0,
      y,
      width: labelRoom - padding,
      height,
    });
    columns.forEach((column, index) => {
      const cell = cells.get(column.id) ?? null;
      const x = labelRoom + index * columnWidth;
      const id = `${claimId}~${column.id}`;
      for (const mark of cellMarks(cell, x + columnWidth / 2, y + height / 2, id)) sketch.add(mark);
      sketch.point({
        id,
        label: t("figures.matrix.cell", {
          column: columnName(column, t),
          words: cellWords(cell, kind, t),
          claim: label,
        }),
        target: { kind: "claims", claimIds: [claimId] },
        x,
        y,
        width: columnWidth,
        height,
      });
    });
    y += height;
    sketch.line(0, y, sketch.width, y);
  }
  columns.forEach((_column, index) => {
    const x = labelRoom + index * columnWidth;
    sketch.line(x, 0, x, y);
  });
  const words = kind === "claims-by-lens" ? "lenses" : "sources";
  return {
    kind,
    title: t(`figures.matrix.${words}.title`),
    alternative: t(`figures.matrix.${words}.alternative`, {
      rows: rows.length,
      columns: columns.length,
      filled: rows.reduce((sum, { cells }) => sum + cells.size, 0),
    }),
    scene: sketch.scene(y + 1),
    table: {
      columns: [t("figures.matrix.claim"), ...columns.map((column) => columnName(column, t))],
      rows: rows.map(({ claimId, label, cells }) => ({
        cells: [
          label,
          ...columns.map((column) => cellWords(cells.get(column.id) ?? null, kind, t)),
        ],
        target: { kind: "claims", claimIds: [claimId] },
      })),
    },
    notes: [
      t(`figures.matrix.${words}.legend`),
      ...(matrix.columnsLeftOut === 0
        ? []
        : [t("figures.matrix.columnsLeftOut", { count: matrix.columnsLeftOut })]),
    ],
    source: null,
    emptyText:
      rows.length === 0 || columns.length === 0 ? t(`figures.matrix.${words}.empty`) : null,
    shown: { from: matrix.from, to: matrix.from + rows.length, of: matrix.of },
  };
}

function drawHead(
  sketch: Sketch,
  columns: readonly MatrixColumn[],
  labelRoom: number,
  columnWidth: number,
  t: Translate,
): number {
  const size = textSizes.text;
  const heads = columns.map((column) => [
    ...wrapped(
      column.id === unregisteredId ? t("figures.unregistered") : column.label,
      columnWidth - padding * 2,
      size,
      3,
    ),
    ...(column.detail === null ? [] : [t("figures.matrix.letter", { letter: column.detail })]),
  ]);
  const lines = Math.max(1, ...heads.map((head) => head.length));
  const height = lines * lineHeight(size) + 12;
  sketch.add({ kind: "rect", x: 0, y: 0, width: sketch.width, height, fill: "sunk" });
  sketch.text(t("figures.matrix.claim"), padding - 2, height - 9, { isBold: true });
  heads.forEach((head, index) => {
    const middle = labelRoom + (index + 0.5) * columnWidth;
    sketch.lines(head, middle, height - 7 - head.length * lineHeight(size), {
      anchor: "middle",
      isBold: true,
    });
  });
  sketch.line(0, height, sketch.width, height, { stroke: "ink" });
  return height;
}

function columnName({ id, label, detail }: MatrixColumn, t: Translate): string {
  if (id === unregisteredId) return t("figures.unregistered");
  return detail === null ? label : `${label} (${detail})`;
}

/** What a cell says in words: in the table, and to who does not see it. */
function cellWords(cell: MatrixCell | null, kind: Matrix["kind"], t: Translate): string {
  if (cell === null) {
    return t(kind === "claims-by-lens" ? "figures.matrix.undecided" : "figures.matrix.silent");
  }
  switch (cell.kind) {
    case "relevant": {
      const direction =
        cell.direction === null
          ? t("figures.notStated")
          : t(keyUnder("figures.direction", cell.direction));
      const severity =
        cell.severity === null
          ? t("figures.notStated")
          : t(keyUnder("figures.severity", cell.severity));
      return t("figures.matrix.verdict", { direction, severity });
    }
    case "not-relevant":
      return t("figures.matrix.notRelevant");
    case "passages":
      return (["supports", "disputes", "qualifies"] as const)
        .filter((bearing) => cell.counts[bearing] > 0)
        .map((bearing) =>
          t(keyUnder("figures.matrix.passages", bearing), { count: cell.counts[bearing] }),
        )
        .join(", ");
  }
}

function cellMarks(cell: MatrixCell | null, x: number, y: number, point: string): readonly Mark[] {
  if (cell === null) return [];
  switch (cell.kind) {
    case "relevant":
      return [
        ...directionMark(cell.direction ?? "unclear", x - 24, y, 12, point),
        ...(cell.severity === null
          ? []
          : severityMarks(severities.indexOf(cell.severity), x - 6, y, point)),
      ];
    case "not-relevant":
      return directionMark(null, x, y, 12, point);
    case "passages":
      return passageMarks(cell.counts, x, y, point);
  }
}

/** A filled ring supports, a cross disputes, a half ring qualifies; the number beside it counts passages. */
function passageMarks(
  counts: { readonly supports: number; readonly disputes: number; readonly qualifies: number },
  x: number,
  y: number,
  point: string,
): readonly Mark[] {
  const signs = (["supports", "disputes", "qualifies"] as const).filter(
    (bearing) => counts[bearing] > 0,
  );
  const room = 24;
  return signs.flatMap((bearing, index): readonly Mark[] => {
    const middle = x + (index - (signs.length - 1) / 2) * room - 5;
    const sign: Mark =
      bearing === "supports"
        ? { kind: "circle", x: middle, y, radius: 5, fill: "ink", point }
        : bearing === "disputes"
          ? {
              kind: "path",
              d: `M${middle - 5} ${y - 5}L${middle + 5} ${y + 5}M${middle + 5} ${y - 5}L${middle - 5} ${y + 5}`,
              fill: "none",
              stroke: "worsens",
              strokeWidth: 2.5,
              point,
            }
          : {
              kind: "path",
              d: `M${middle} ${y - 5}A5 5 0 0 0 ${middle} ${y + 5}ZM${middle} ${y - 5}A5 5 0 0 1 ${middle} ${y + 5}`,
              fill: "ink",
              stroke: "ink",
              strokeWidth: 1,
              point,
            };
    const count = counts[bearing];
    return count === 1
      ? [sign]
      : [
          sign,
          {
            kind: "text",
            x: middle + 7,
            y: y + 4,
            text: String(count),
            size: 12,
            fill: "ink",
            point,
          },
        ];
  });
}
