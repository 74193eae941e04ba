import { Graph, layout } from "@dagrejs/dagre";
import { isSymmetric, opensConflict, type RelationKind } from "../domain/relation/relation.ts";
import { keyUnder, type Translate } from "../messages/catalogue.ts";
import type { Figure, FigureView } from "./figure.ts";
import { byId, claimsIn, type FigureRecords } from "./records.ts";
import { round, type Scene, Sketch } from "./scene.ts";
import { lineHeight, textSizes, widthOf, wrapped } from "./text-measure.ts";

export interface RelatedClaim {
  readonly id: string;
  readonly label: string;
  readonly relations: number;
}

export interface RelationEdge {
  readonly id: string;
  readonly kind: RelationKind;
  readonly from: string;
  readonly to: string;
}

/** Claims that stand in some relation, and their relations. */
export interface RelationGraph {
  readonly claims: readonly RelatedClaim[];
  readonly edges: readonly RelationEdge[];
  /** Related claims that found no room. */
  readonly leftOut: number;
}

/** The claims nearest to one claim, or else to the one with most relations, so many of them as asked. */
function relationGraph(records: FigureRecords, view: FigureView): RelationGraph {
  const claims = byId(claimsIn(records, view.claimIds));
  const relations = records.relations.filter(
    ({ fromClaimId, toClaimId }) => claims.has(fromClaimId) && claims.has(toClaimId),
  );
  const neighbours = new Map<string, string[]>();
  const join = (one: string, other: string) => {
    const known = neighbours.get(one);
    if (known === undefined) neighbours.set(one, [other]);
    else known.push(other);
  };
  for (const { fromClaimId, toClaimId } of relations) {
    join(fromClaimId, toClaimId);
    join(toClaimId, fromClaimId);
  }
  const degree = (id: string) => neighbours.get(id)?.length ?? 0;
  const byDegree = [...claims.keys()]
    .filter((id) => neighbours.has(id))
    .sort((a, b) => degree(b) - degree(a));
  const around = view.aroundClaimId;
  const starts = around !== null && neighbours.has(around) ? [around, ...byDegree] : byDegree;
  const chosen = new Set<string>();
  for (const start of starts) {
    const waiting = [start];
    while (waiting.length > 0 && chosen.size < view.most) {
      const id = waiting.shift();
      if (id === undefined || chosen.has(id)) continue;
      chosen.add(id);
      waiting.push(...(neighbours.get(id) ?? []).toSorted((a, b) => degree(b) - degree(a)));
    }
  }
  const places = new Map([...claims.keys()].map((id, place) => [id, place]));
  const placeOf = (id: string) => places.get(id) ?? places.size;
  return {
    claims: [...chosen].map((id) => ({
      id,
      label: claims.get(id as never)?.statement ?? id,
      relations: degree(id),
    })),
    edges: relations
      .filter(({ fromClaimId, toClaimId }) => chosen.has(fromClaimId) && chosen.has(toClaimId))
      .sort(
        (a, b) =>
          placeOf(a.fromClaimId) - placeOf(b.fromClaimId) ||
          placeOf(a.toClaimId) - placeOf(b.toClaimId),
      )
      .map(({ id, kind, fromClaimId, toClaimId }) => ({
        id,
        kind,
        from: fromClaimId,
        to: toClaimId,
      })),
    leftOut: neighbours.size - chosen.size,
  };
}

const boxWidth = 176;
const linesShown = 4;

export function drawRelations(records: FigureRecords, view: FigureView, t: Translate): Figure {
  const whole = relationGraph(records, view);
  const fitted = fittingGraph(whole, records, view, t);
  const { graph, scene } = fitted;
  const labels = new Map(whole.claims.map(({ id, label }) => [id, label]));
  return {
    kind: "relations",
    title: t("figures.relations.title"),
    alternative: t("figures.relations.alternative", {
      claims: graph.claims.length,
      relations: graph.edges.length,
      kinds: kindsText(graph.edges, t),
    }),
    scene,
    table: {
      columns: [
        t("figures.relations.from"),
        t("figures.relations.kind"),
        t("figures.relations.to"),
      ],
      rows: graph.edges.map(({ id, kind, from, to }) => ({
        cells: [
          labels.get(from) ?? from,
          t(keyUnder("figures.relation", kind)),
          labels.get(to) ?? to,
        ],
        target: { kind: "relation", relationId: id },
      })),
    },
    notes: [
      t("figures.relations.legend"),
      ...(graph.leftOut === 0 ? [] : [t("figures.relations.leftOut", { count: graph.leftOut })]),
    ],
    source: null,
    emptyText: graph.edges.length === 0 ? t("figures.relations.empty") : null,
    shown: { from: 0, to: graph.claims.length, of: graph.claims.length + graph.leftOut },
  };
}

function kindsText(edges: readonly RelationEdge[], t: Translate): string {
  const counts = new Map<RelationKind, number>();
  for (const { kind } of edges) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .map(([kind, count]) =>
      t("figures.relations.counted", { kind: t(keyUnder("figures.relation", kind)), count }),
    )
    .join(", ");
}

/** Fewer claims until the drawing is no wider than its surface: small print is worth less than few claims. */
function fittingGraph(
  whole: RelationGraph,
  records: FigureRecords,
  view: FigureView,
  t: Translate,
): { readonly graph: RelationGraph; readonly scene: Scene } {
  let graph = whole;
  for (;;) {
    const scenes = (["TB", "LR"] as const).map((direction) =>
      drawn(graph, direction, view.width, t),
    );
    const fitting = scenes.filter(({ width }) => width <= view.width);
    const [best] = fitting.sort((a, b) => a.height - b.height);
    const [widest] = scenes.sort((a, b) => a.width - b.width);
    if (best !== undefined) return { graph, scene: best };
    if (graph.claims.length <= 4 && widest !== undefined) return { graph, scene: widest };
    const most = Math.max(4, Math.floor(graph.claims.length * 0.8));
    graph = relationGraph(records, { ...view, most });
  }
}

function drawn(graph: RelationGraph, direction: "TB" | "LR", width: number, t: Translate): Scene {
  const plan = new Graph({ multigraph: true });
  plan.setGraph({
    rankdir: direction,
    nodesep: 24,
    ranksep: 34,
    edgesep: 16,
    marginx: 2,
    marginy: 2,
  });
  const size = textSizes.text;
  const lines = new Map(
    graph.claims.map(({ id, label }) => [id, wrapped(label, boxWidth - 16, size, linesShown)]),
  );
  for (const { id } of graph.claims) {
    const count = lines.get(id)?.length ?? 1;
    plan.setNode(id, { width: boxWidth, height: count * lineHeight(size) + 12 });
  }
  for (const { id, kind, from, to } of graph.edges) {
    const label = t(keyUnder("figures.relation", kind));
    const box = { width: widthOf(label, size) + 8, height: lineHeight(size), labelpos: "c" };
    plan.setEdge(from, to, box, id);
  }
  layout(plan);
  const extent = plan.graph() as { width?: number; height?: number };
  const planned = Number.isFinite(extent.width) ? (extent.width ?? 1) : 1;
  const height = Number.isFinite(extent.height) ? (extent.height ?? 1) : 1;
  const sketch = new Sketch(Math.max(planned, width));
  const shift = Math.max(0, (width - planned) / 2);
  for (const { id, kind, from, to } of graph.edges) {
    const edge = plan.edge(from, to, id) as {
      readonly points: readonly { readonly x: number; readonly y: number }[];
      readonly x: number;
      readonly y: number;
    };
    const isConflict = opensConflict(kind);
    sketch.add({
      kind: "path",
      d: curve(edge.points.map(({ x, y }) => ({ x: x + shift, y }))),
      fill: "none",
      stroke: isConflict ? "worsens" : "muted",
      strokeWidth: isConflict ? 2 : 1.25,
      point: id,
      ...(isConflict
        ? ({ dash: "dashed" } as const)
        : kind === "repeats"
          ? ({ dash: "dotted" } as const)
          : {}),
    });
    if (!isSymmetric(kind)) sketch.add({ ...arrowHead(edge.points, shift, isConflict), point: id });
  }
  for (const { id, kind, from, to } of graph.edges) {
    const edge = plan.edge(from, to, id) as { readonly x: number; readonly y: number };
    const label = t(keyUnder("figures.relation", kind));
    const labelWidth = widthOf(label, size) + 8;
    const x = edge.x + shift;
    sketch.add({
      kind: "rect",
      x: x - labelWidth / 2,
      y: edge.y - 8,
      width: labelWidth,
      height: 16,
      radius: 3,
      fill: "paper",
      point: id,
    });
    sketch.text(label, x, edge.y + 4, { anchor: "middle", point: id, isBold: opensConflict(kind) });
    const one = lines.get(from)?.join(" ") ?? from;
    const other = lines.get(to)?.join(" ") ?? to;
    sketch.point({
      id,
      label: t("figures.relations.point", { from: one, kind: label, to: other }),
      target: { kind: "relation", relationId: id },
      x: x - labelWidth / 2,
      y: edge.y - 9,
      width: labelWidth,
      height: 18,
    });
  }
  for (const { id, label, relations } of graph.claims) {
    const box = plan.node(id) as { x: number; y: number; width: number; height: number };
    const x = box.x - box.width / 2 + shift;
    const y = box.y - box.height / 2;
    sketch.add({
      kind: "rect",
      x,
      y,
      width: box.width,
      height: box.height,
      radius: 4,
      fill: "paper",
      stroke: "ink",
      strokeWidth: 1,
      point: id,
    });
    sketch.lines(lines.get(id) ?? [], x + 8, y + 5, { point: id });
    sketch.point({
      id,
      label: t("figures.relations.claim", { claim: label, count: relations }),
      target: { kind: "claims", claimIds: [id] },
      x,
      y,
      width: box.width,
      height: box.height,
    });
  }
  const scene = sketch.scene(height);
  return { ...scene, width: planned > width ? round(planned) : round(width) };
}

/** Straight between the points the layout gives, with rounded corners. */
function curve(points: readonly { readonly x: number; readonly y: number }[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return "";
  const at = ({ x, y }: { readonly x: number; readonly y: number }) => `${round(x)} ${round(y)}`;
  let d = `M${at(first)}`;
  rest.forEach((point, index) => {
    const next = rest[index + 1];
    if (next === undefined) {
      d += `L${at(point)}`;
      return;
    }
    const middle = { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    d += index === 0 ? `Q${at(point)} ${at(middle)}` : `T${at(middle)}`;
  });
  return d;
}

function arrowHead(
  points: readonly { readonly x: number; readonly y: number }[],
  shift: number,
  isConflict: boolean,
) {
  const tip = points.at(-1) ?? { x: 0, y: 0 };
  const before = points.at(-2) ?? tip;
  const angle = Math.atan2(tip.y - before.y, tip.x - before.x);
  const corner = (turn: number) =>
    `${round(tip.x + shift - 9 * Math.cos(angle + turn))} ${round(tip.y - 9 * Math.sin(angle + turn))}`;
  return {
    kind: "path" as const,
    d: `M${round(tip.x + shift)} ${round(tip.y)}L${corner(0.4)}L${corner(-0.4)}Z`,
    fill: isConflict ? ("worsens" as const) : ("muted" as const),
  };
}
