import { type AssembledEvidence, assembleClaims } from "../domain/claim/assembled-claim.ts";
import { rootOrigin } from "../domain/origin/independent-origins.ts";
import type { Origin } from "../domain/origin/origin.ts";
import type { Translate } from "../messages/catalogue.ts";
import type { Figure, FigureView } from "./figure.ts";
import { articleTitle, byId, claimsIn, type FigureRecords, recordsOfClaims } from "./records.ts";
import { round, Sketch, type Target } from "./scene.ts";
import { lineHeight, textSizes, wrapped } from "./text-measure.ts";

type Side = "article" | "source" | "origin";

export interface FlowNode {
  readonly id: string;
  readonly side: Side;
  readonly label: string;
  /** A source's letter; null where there is none. */
  readonly letter: string | null;
  /** Never counted: an origin nobody stated, nobody looked for, or an author's own judgement. */
  readonly isUncounted: boolean;
  /** Articles that rest on this origin; 0 for the other sides. */
  readonly articles: number;
  readonly target: Target | null;
}

export interface FlowEdge {
  readonly from: string;
  readonly to: string;
  readonly passages: number;
}

/** Through whom the passages of a notebook come from where. */
export interface Flow {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
  /** Articles with passages that found no room. */
  readonly leftOut: number;
}

function flowOf(records: FigureRecords, view: FigureView, t: Translate): Flow {
  const claims = claimsIn(records, view.claimIds);
  // A diagram of more passages would be a wall of lines; the register lists them all.
  const assembled = assembleClaims(recordsOfClaims(records, claims.slice(0, mostClaims)));
  const passages = assembled.flatMap(({ evidence }) => evidence);
  const articleIds = [...new Set(passages.map(({ article }) => article.id))];
  const shown = new Set(articleIds.slice(view.from, view.from + view.most));
  const origins = byId(records.origins);
  const nodes = new Map<string, FlowNode>();
  const edges = new Map<string, FlowEdge>();
  const resting = new Map<string, Set<string>>();
  for (const passage of passages) {
    if (!shown.has(passage.article.id)) continue;
    const origin = originNode(passage, origins, view, t);
    const articles = resting.get(origin.id) ?? new Set();
    resting.set(origin.id, articles.add(passage.article.id));
    const chain = [
      articleNode(passage, view),
      sourceNode(passage, view, t),
      { ...origin, articles: articles.size },
    ];
    for (const [index, node] of chain.entries()) {
      nodes.set(node.id, node);
      const from = chain[index - 1]?.id;
      if (from === undefined) continue;
      const key = `${from}>${node.id}`;
      edges.set(key, { from, to: node.id, passages: (edges.get(key)?.passages ?? 0) + 1 });
    }
  }
  return {
    nodes: [...nodes.values()],
    edges: [...edges.values()],
    leftOut: articleIds.length - shown.size,
  };
}

const mostClaims = 5000;

type Passage = AssembledEvidence<FigureRecords>;

function articleNode({ article }: Passage, view: FigureView): FlowNode {
  return {
    id: `article~${article.id}`,
    side: "article",
    label: view.named(articleTitle(article)),
    letter: null,
    isUncounted: false,
    articles: 0,
    target: { kind: "article", articleId: article.id },
  };
}

function sourceNode({ source }: Passage, view: FigureView, t: Translate): FlowNode {
  return {
    id: `source~${source?.id ?? ""}`,
    side: "source",
    label: source === null ? t("figures.unregistered") : view.named(source.name),
    letter: source?.reliability ?? null,
    isUncounted: source === null,
    articles: 0,
    target: source === null ? null : { kind: "source", sourceId: source.id },
  };
}

/** The root of what the passage rests on; origins that are not known stand as what they are. */
function originNode(
  { evidence: { originId, originStanding } }: Passage,
  origins: ReadonlyMap<string, Origin>,
  view: FigureView,
  t: Translate,
): FlowNode {
  const isKnown = originStanding === "known" && originId !== null;
  const origin = isKnown ? (rootOrigin(originId, origins) ?? null) : null;
  const standing = originStanding === "unknown" ? "unknown" : "unset";
  return {
    id: `origin~${origin?.id ?? standing}`,
    side: "origin",
    label: origin === null ? t(`figures.flow.${standing}`) : view.named(origin.name),
    letter: null,
    isUncounted: origin === null || origin.kind === "own-judgement",
    articles: 0,
    target: origin === null ? null : { kind: "origin", originId: origin.id },
  };
}

const sides = ["article", "source", "origin"] as const;
const between = 46;
const air = 12;
const headRoom = 30;

export function drawOrigins(records: FigureRecords, view: FigureView, t: Translate): Figure {
  const flow = flowOf(records, view, t);
  const columns = orderedColumns(flow);
  const { boxes, height, boxWidth } = placed(columns, view.width, t);
  const sketch = new Sketch(view.width);
  sides.forEach((side, index) => {
    sketch.text(t(`figures.flow.${side}`), index * (boxWidth + between), 16, { isBold: true });
  });
  for (const edge of flow.edges) drawEdge(sketch, edge, boxes, boxWidth);
  for (const box of boxes.values()) drawBox(sketch, box, boxWidth, t);
  const named = new Map(flow.nodes.map((node) => [node.id, node]));
  const counted = flow.nodes.filter(({ side, isUncounted }) => side === "origin" && !isUncounted);
  return {
    kind: "origins",
    title: t("figures.flow.title"),
    alternative: t("figures.flow.alternative", {
      articles: columns[0]?.length ?? 0,
      sources: columns[1]?.length ?? 0,
      origins: counted.length,
      names: counted
        .map(({ label, articles }) =>
          t("figures.flow.namedOrigin", { name: label, count: articles }),
        )
        .join("; "),
    }),
    scene: sketch.scene(height),
    table: {
      columns: [t("figures.flow.from"), t("figures.flow.to"), t("figures.flow.passages")],
      rows: flow.edges.map(({ from, to, passages }) => ({
        cells: [endText(named.get(from), t), endText(named.get(to), t), String(passages)],
        target: named.get(from)?.target ?? null,
      })),
    },
    notes: [
      t("figures.flow.legend"),
      ...(flow.leftOut === 0 ? [] : [t("figures.flow.leftOut", { count: flow.leftOut })]),
    ],
    source: null,
    emptyText: flow.nodes.length === 0 ? t("figures.flow.empty") : null,
    shown: {
      from: view.from,
      to: view.from + (columns[0]?.length ?? 0),
      of: (columns[0]?.length ?? 0) + flow.leftOut,
    },
  };
}

interface Box {
  readonly node: FlowNode;
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

function placed(
  columns: readonly (readonly FlowNode[])[],
  width: number,
  t: Translate,
): {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly height: number;
  readonly boxWidth: number;
} {
  // A frame of a box is half outside of it.
  const boxWidth = (width - between * 2 - 4) / 3;
  const room = boxWidth - 16;
  const stacks = columns.map((column, index) => {
    let y = headRoom;
    return column.map((node): Box => {
      const lines = [
        ...wrapped(node.label, room, textSizes.text, 3),
        ...detailsOf(node, t).flatMap((detail) => wrapped(detail, room, textSizes.text, 2)),
      ];
      const height = lines.length * lineHeight(textSizes.text) + 12;
      const box = { node, lines, height, y, x: 2 + index * (boxWidth + between) };
      y += height + air;
      return box;
    });
  });
  const bottoms = stacks.map((stack) => {
    const last = stack.at(-1);
    return last === undefined ? headRoom : last.y + last.height;
  });
  const height = Math.max(...bottoms);
  const boxes = stacks.flatMap((stack, index) => {
    // The shorter columns stand in the middle of the longest.
    const shift = (height - (bottoms[index] ?? height)) / 2;
    return stack.map((box) => [box.node.id, { ...box, y: box.y + shift }] as const);
  });
  return { boxes: new Map(boxes), height: height + 3, boxWidth };
}

function drawEdge(
  sketch: Sketch,
  { from, to, passages }: FlowEdge,
  boxes: ReadonlyMap<string, Box>,
  boxWidth: number,
): void {
  const start = boxes.get(from);
  const end = boxes.get(to);
  if (start === undefined || end === undefined) return;
  const [x1, y1] = [round(start.x + boxWidth), round(start.y + start.height / 2)];
  const [x2, y2] = [round(end.x), round(end.y + end.height / 2)];
  const middle = round((x1 + x2) / 2);
  sketch.add({
    kind: "path",
    d: `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`,
    fill: "none",
    stroke: "muted",
    strokeWidth: round(Math.min(5, 1 + Math.log2(passages))),
    ...(end.node.isUncounted ? ({ dash: "dashed" } as const) : {}),
  });
}

function drawBox(sketch: Sketch, { node, lines, x, y, height }: Box, width: number, t: Translate) {
  const isShared = node.side === "origin" && node.articles > 1 && !node.isUncounted;
  sketch.add({
    kind: "rect",
    x,
    y,
    width,
    height,
    radius: 4,
    fill: isShared ? "soft" : "paper",
    stroke: node.isUncounted ? "muted" : "ink",
    strokeWidth: isShared ? 2.5 : 1,
    point: node.id,
    ...(node.isUncounted ? ({ dash: "dashed" } as const) : {}),
  });
  sketch.lines(lines, x + 8, y + 5, { point: node.id });
  if (node.target === null) return;
  const label = [t(`figures.flow.one.${node.side}`), node.label, ...detailsOf(node, t)].join(": ");
  sketch.point({ id: node.id, label, target: node.target, x, y, width, height });
}

function endText(node: FlowNode | undefined, t: Translate): string {
  return node === undefined
    ? ""
    : t("figures.flow.end", { side: t(`figures.flow.one.${node.side}`), name: node.label });
}

function detailsOf(node: FlowNode, t: Translate): readonly string[] {
  if (node.side === "source") {
    return [
      node.letter === null
        ? t("figures.flow.unrated")
        : t("figures.flow.letter", { letter: node.letter }),
    ];
  }
  if (node.side === "origin") {
    return [
      node.isUncounted
        ? t("figures.flow.uncounted")
        : t("figures.flow.behind", { count: node.articles }),
    ];
  }
  return [];
}

/** Each side in the order in which its neighbours on the left stand, so that few lines cross. */
function orderedColumns({ nodes, edges }: Flow): readonly (readonly FlowNode[])[] {
  const columns: FlowNode[][] = [];
  let before = new Map<string, number>();
  for (const side of sides) {
    const places = before;
    const middle = (id: string) => {
      const own = edges.filter(({ to }) => to === id).map(({ from }) => places.get(from) ?? 0);
      return own.length === 0 ? 0 : own.reduce((sum, place) => sum + place, 0) / own.length;
    };
    const column = nodes.filter((node) => node.side === side);
    if (side !== "article")
      column.sort((a, b) => middle(a.id) - middle(b.id) || (a.id < b.id ? -1 : 1));
    before = new Map(column.map(({ id }, index) => [id, index]));
    columns.push(column);
  }
  return columns;
}
