import { assembleClaims, reliabilitiesOf } from "../domain/claim/assembled-claim.ts";
import { takesCredibility } from "../domain/claim/claim.ts";
import {
  type CompetingRow,
  diagnosticityOf,
  inconsistencyOf,
  orderOf,
  type Sensitivity,
  sensitivitiesOf,
  type Weight,
  weightOf,
} from "../domain/hypothesis/competing.ts";
import type { Hypothesis, Reading } from "../domain/hypothesis/hypothesis.ts";
import { independentOrigins, indexOrigins } from "../domain/origin/independent-origins.ts";
import { byPosition } from "../domain/position.ts";
import { keyUnder, type Translate } from "../messages/catalogue.ts";
import type { Figure, FigureView } from "./figure.ts";
import { byId, type FigureRecords, recordsOfClaims } from "./records.ts";
import { type Mark, round, Sketch } from "./scene.ts";
import { lineHeight, textSizes, widthOf, wrapped } from "./text-measure.ts";

export interface HypothesisRow extends CompetingRow {
  readonly label: string;
  readonly weighed: Weight;
  readonly diagnosticity: number | null;
  readonly reasons: ReadonlyMap<string, string>;
}

export interface HypothesisMatrix {
  readonly hypotheses: readonly Hypothesis[];
  /** Those that tell hypotheses apart best stand first (Heuer's step 5). */
  readonly rows: readonly HypothesisRow[];
  readonly scores: ReadonlyMap<string, number>;
  readonly order: readonly (readonly string[])[];
  readonly sensitivities: readonly Sensitivity[];
}

function hypothesisMatrix(
  records: FigureRecords,
  claimIds: FigureView["claimIds"],
): HypothesisMatrix {
  const hypotheses = records.hypotheses.toSorted(byPosition);
  const hypothesisIds = hypotheses.map(({ id }) => id as string);
  const claims = byId(records.claims);
  const cells = new Map<string, Map<string, { reading: Reading | null; reason: string | null }>>();
  for (const { claimId, hypothesisId, reading, reason } of records.hypothesisClaims) {
    if (!claims.has(claimId) || !hypothesisIds.includes(hypothesisId)) continue;
    const row = cells.get(claimId) ?? new Map();
    cells.set(claimId, row.set(hypothesisId, { reading, reason }));
  }
  const shown = records.claims.filter(({ id }) => cells.has(id));
  const articleIds = new Set<string>(records.articles.map(({ id }) => id));
  const index = indexOrigins({
    ...records,
    annotations: records.annotations.filter(({ articleId }) => articleIds.has(articleId)),
  });
  const rows = assembleClaims(recordsOfClaims(records, shown)).map(({ claim, evidence }) => {
    const readings = cells.get(claim.id) ?? new Map();
    const weighed = weightOf({
      reliability: reliabilitiesOf(evidence)[0] ?? null,
      credibility: takesCredibility(claim.kind) ? claim.credibility : null,
      origins: independentOrigins(claim.id, index).known.length,
    });
    const row = {
      claimId: claim.id as string,
      label: claim.statement,
      weighed,
      weight: weighed.value,
      readings: new Map([...readings].map(([id, { reading }]) => [id, reading] as const)),
      reasons: new Map(
        [...readings].flatMap(([id, { reason }]) =>
          reason === null ? [] : ([[id, reason]] as const),
        ),
      ),
    };
    return { ...row, diagnosticity: diagnosticityOf(row, hypothesisIds) };
  });
  const places = new Map([...(claimIds ?? [])].map((id, place) => [id, place]));
  const placeOf = (id: string) => places.get(id) ?? places.size;
  const ordered = rows.sort(
    (a, b) =>
      (b.diagnosticity ?? -1) - (a.diagnosticity ?? -1) ||
      placeOf(a.claimId) - placeOf(b.claimId) ||
      (a.claimId < b.claimId ? -1 : 1),
  );
  return {
    hypotheses,
    rows: ordered,
    scores: new Map(hypothesisIds.map((id) => [id, inconsistencyOf(id, ordered)])),
    order: orderOf(hypothesisIds, ordered),
    sensitivities: sensitivitiesOf(hypothesisIds, ordered),
  };
}

const numbersRoom = 66;
const padding = 8;

/** Claims down, hypotheses across, each cell how the claim reads; beneath, what speaks against each. */
export function drawHypotheses(records: FigureRecords, view: FigureView, t: Translate): Figure {
  const matrix = hypothesisMatrix(records, view.claimIds);
  const { hypotheses } = matrix;
  const rows = matrix.rows.slice(view.from, view.from + view.most);
  const columnWidth = Math.min(
    132,
    Math.max(78, (view.width * 0.5 - numbersRoom) / Math.max(1, hypotheses.length)),
  );
  const width = Math.max(view.width, 160 + numbersRoom * 2 + columnWidth * hypotheses.length);
  const labelRoom = width - numbersRoom * 2 - columnWidth * hypotheses.length;
  const weightX = labelRoom + numbersRoom / 2;
  const tellX = labelRoom + numbersRoom * 1.5;
  const columnX = (index: number) => labelRoom + numbersRoom * 2 + (index + 0.5) * columnWidth;
  const sketch = new Sketch(width);
  const grave = new Map(
    matrix.sensitivities.map((one) => [`${one.claimId}~${one.hypothesisId}`, one]),
  );

  const heads = hypotheses.map((hypothesis, index) => [
    t("figures.ach.short", { number: index + 1 }),
    ...wrapped(hypothesis.statement, columnWidth - padding * 2, textSizes.text, 5),
  ]);
  const weightHead = wrapped(t("figures.ach.weight"), numbersRoom - 4, textSizes.text, 2);
  const tellHead = wrapped(t("figures.ach.diagnosticityShort"), numbersRoom - 4, textSizes.text, 2);
  const headLines = Math.max(2, ...heads.map(({ length }) => length));
  const headHeight = headLines * lineHeight(textSizes.text) + 12;
  sketch.add({ kind: "rect", x: 0, y: 0, width, height: headHeight, fill: "sunk" });
  const headTop = (lines: readonly string[]) =>
    headHeight - 7 - lines.length * lineHeight(textSizes.text);
  sketch.text(t("figures.matrix.claim"), padding - 2, headHeight - 9, { isBold: true });
  sketch.lines(weightHead, weightX, headTop(weightHead), { anchor: "middle", fill: "muted" });
  sketch.lines(tellHead, tellX, headTop(tellHead), { anchor: "middle", fill: "muted" });
  heads.forEach((head, index) => {
    sketch.lines(head, columnX(index), 5, { anchor: "middle", isBold: true });
  });
  sketch.line(0, headHeight, width, headHeight, { stroke: "ink" });

  let y = headHeight;
  for (const row of rows) {
    const lines = wrapped(row.label, labelRoom - padding * 2, textSizes.text, 3);
    const height = Math.max(34, lines.length * lineHeight(textSizes.text) + 10);
    const middle = y + height / 2;
    const point = `row~${row.claimId}`;
    sketch.lines(lines, padding - 2, y + 4, { point });
    sketch.point({
      id: point,
      label: t("figures.ach.row", {
        claim: row.label,
        weight: weightText(row.weighed, t),
        diagnosticity: shareText(row.diagnosticity, t),
      }),
      target: { kind: "claims", claimIds: [row.claimId] },
      x: 0,
      y,
      width: labelRoom + numbersRoom * 2,
      height,
    });
    sketch.text(weightText(row.weighed, t), weightX, middle + 4, { anchor: "middle" });
    sketch.text(shareText(row.diagnosticity, t), tellX, middle + 4, { anchor: "middle" });
    hypotheses.forEach((hypothesis, index) => {
      const reading = row.readings.get(hypothesis.id) ?? null;
      const id = `${row.claimId}~${hypothesis.id}`;
      const sensitive = grave.get(id);
      const box = { x: columnX(index) - columnWidth / 2, y, width: columnWidth, height };
      for (const mark of readingMarks(reading, columnX(index), middle, id)) sketch.add(mark);
      if (sensitive !== undefined) {
        sketch.add(cornerMark(box.x + box.width, y, sensitive.changesFirst, id));
      }
      sketch.point({
        ...box,
        id,
        label: [
          t("figures.ach.cell", {
            number: index + 1,
            reading: readingText(reading, t),
            claim: row.label,
            hypothesis: hypothesis.statement,
          }),
          ...(sensitive === undefined ? [] : [sensitivityText(sensitive, hypotheses, t)]),
        ].join(" "),
        target: { kind: "reading", hypothesisId: hypothesis.id, claimId: row.claimId },
      });
    });
    y += height;
    sketch.line(0, y, width, y);
  }

  const footHeight = 30;
  sketch.add({ kind: "rect", x: 0, y, width, height: footHeight, fill: "sunk" });
  sketch.text(t("figures.ach.inconsistency"), padding - 2, y + 19, { isBold: true });
  const first = new Set(matrix.order[0] ?? []);
  hypotheses.forEach((hypothesis, index) => {
    const score = numberText(matrix.scores.get(hypothesis.id) ?? 0);
    const isFirst = first.has(hypothesis.id) && matrix.order.length > 1;
    sketch.text(score, columnX(index), y + 19, { anchor: "middle", isBold: true });
    if (isFirst) {
      const half = widthOf(score, textSizes.text) / 2 + 8;
      sketch.add({
        kind: "rect",
        x: columnX(index) - half,
        y: y + 4,
        width: half * 2,
        height: 21,
        radius: 10,
        fill: "none",
        stroke: "ink",
        strokeWidth: 2,
      });
    }
  });
  sketch.line(0, y, width, y, { stroke: "ink" });
  y += footHeight;
  hypotheses.forEach((_hypothesis, index) => {
    const x = columnX(index) - columnWidth / 2;
    sketch.line(x, headHeight, x, y);
  });

  return {
    kind: "hypotheses",
    title: t("figures.ach.title"),
    alternative: t("figures.ach.alternative", {
      claims: matrix.rows.length,
      hypotheses: hypotheses
        .map((hypothesis, index) =>
          t("figures.ach.scored", {
            number: index + 1,
            statement: hypothesis.statement,
            score: numberText(matrix.scores.get(hypothesis.id) ?? 0),
          }),
        )
        .join(" "),
      order: orderText(matrix.order, hypotheses, t),
    }),
    scene: sketch.scene(y + 1),
    table: {
      columns: [
        t("figures.matrix.claim"),
        t("figures.ach.weight"),
        t("figures.ach.diagnosticity"),
        ...hypotheses.map(({ statement }, index) =>
          t("figures.ach.named", { number: index + 1, statement }),
        ),
      ],
      rows: [
        ...rows.map((row) => ({
          cells: [
            row.label,
            weightText(row.weighed, t),
            shareText(row.diagnosticity, t),
            ...hypotheses.map(({ id }) => {
              const reason = row.reasons.get(id);
              const words = readingText(row.readings.get(id) ?? null, t);
              return reason === undefined ? words : t("figures.ach.withReason", { words, reason });
            }),
          ],
          target: { kind: "claims" as const, claimIds: [row.claimId] },
        })),
        {
          cells: [
            t("figures.ach.inconsistency"),
            "",
            "",
            ...hypotheses.map(({ id }) => numberText(matrix.scores.get(id) ?? 0)),
          ],
          target: null,
        },
      ],
    },
    notes: [
      t("figures.ach.order", { order: orderText(matrix.order, hypotheses, t) }),
      t("figures.ach.formulaWeight"),
      t("figures.ach.formulaInconsistency"),
      t("figures.ach.formulaDiagnosticity"),
      ...(matrix.sensitivities.length === 0
        ? matrix.rows.length === 0
          ? []
          : [t("figures.ach.insensitive")]
        : [
            t("figures.ach.sensitive", { count: matrix.sensitivities.length }),
            ...[...matrix.sensitivities]
              .sort((a, b) => Number(b.changesFirst) - Number(a.changesFirst))
              .slice(0, mostSensitivities)
              .map((one) => {
                const claim = matrix.rows.find(({ claimId }) => claimId === one.claimId);
                return t("figures.ach.sensitiveCell", {
                  claim: claim?.label ?? one.claimId,
                  words: sensitivityText(one, hypotheses, t),
                });
              }),
          ]),
    ],
    source: t("figures.ach.source"),
    emptyText:
      hypotheses.length === 0
        ? t("figures.ach.empty")
        : matrix.rows.length === 0
          ? t("figures.ach.emptyRows")
          : null,
    shown: { from: view.from, to: view.from + rows.length, of: matrix.rows.length },
  };
}

/** The rest is in the marks of the cells. */
const mostSensitivities = 5;

function numberText(value: number): string {
  return String(round(value));
}

function weightText({ value, isUnjudged }: Weight, t: Translate): string {
  const number = numberText(value);
  return isUnjudged ? t("figures.ach.unjudged", { number }) : number;
}

function shareText(share: number | null, t: Translate): string {
  return share === null ? t("figures.ach.notYet") : `${Math.round(share * 100)} %`;
}

function readingText(reading: Reading | null, t: Translate): string {
  return reading === null ? t("figures.ach.unread") : t(keyUnder("words.reading", reading));
}

/** "H2, then H1 and H3 together". */
function orderText(
  order: HypothesisMatrix["order"],
  hypotheses: readonly Hypothesis[],
  t: Translate,
): string {
  const short = (id: string) =>
    t("figures.ach.short", { number: hypotheses.findIndex((one) => one.id === id) + 1 });
  return order.map((ids) => ids.map(short).join(" = ")).join(" < ");
}

function sensitivityText(
  { otherwise, order, changesFirst, hypothesisId }: Sensitivity,
  hypotheses: readonly Hypothesis[],
  t: Translate,
): string {
  return t(changesFirst ? "figures.ach.wouldChangeFirst" : "figures.ach.wouldChange", {
    number: hypotheses.findIndex(({ id }) => id === hypothesisId) + 1,
    reading: t(keyUnder("words.reading", otherwise)),
    order: orderText(order, hypotheses, t),
  });
}

/** A plus, a cross on hatched ground, a nought; an empty ring for what nobody has read. */
function readingMarks(
  reading: Reading | null,
  x: number,
  y: number,
  point: string,
): readonly Mark[] {
  const stroke = (d: string, ink: "improves" | "worsens"): Mark => ({
    kind: "path",
    d,
    fill: "none",
    stroke: ink,
    strokeWidth: 2.5,
    point,
  });
  switch (reading) {
    case "consistent":
      return [
        stroke(
          `M${round(x - 6)} ${round(y)}H${round(x + 6)}M${round(x)} ${round(y - 6)}V${round(y + 6)}`,
          "improves",
        ),
      ];
    case "inconsistent":
      return [
        {
          kind: "rect",
          x: x - 13,
          y: y - 10,
          width: 26,
          height: 20,
          radius: 3,
          fill: "none",
          stroke: "worsens",
          strokeWidth: 1.5,
          point,
        },
        stroke(
          `M${round(x - 5)} ${round(y - 5)}L${round(x + 5)} ${round(y + 5)}M${round(x + 5)} ${round(y - 5)}L${round(x - 5)} ${round(y + 5)}`,
          "worsens",
        ),
      ];
    case "neutral":
      return [
        { kind: "circle", x, y, radius: 5, fill: "none", stroke: "neutral", strokeWidth: 2, point },
      ];
    case null:
      return [
        { kind: "text", x, y: y + 4, text: "?", size: 12, anchor: "middle", fill: "muted", point },
      ];
  }
}

/** A folded corner: full where the first place hangs on the cell, open where the order behind it does. */
function cornerMark(right: number, top: number, isFirst: boolean, point: string): Mark {
  return {
    kind: "path",
    d: `M${round(right - 14)} ${round(top + 1)}H${round(right - 1)}V${round(top + 14)}Z`,
    fill: isFirst ? "ink" : "paper",
    stroke: "ink",
    strokeWidth: 1,
    point,
  };
}
