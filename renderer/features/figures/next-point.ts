import type { FigurePoint } from "#shared/figures/scene.ts";

const ways = {
  ArrowLeft: { dx: -1, dy: 0 },
  ArrowRight: { dx: 1, dy: 0 },
  ArrowUp: { dx: 0, dy: -1 },
  ArrowDown: { dx: 0, dy: 1 },
} as const;

/** The point a key leads to from another one, or null where it leads nowhere. */
export function nextPoint(
  key: string,
  from: FigurePoint | undefined,
  points: readonly FigurePoint[],
): FigurePoint | null {
  if (key === "Home") return points[0] ?? null;
  if (key === "End") return points.at(-1) ?? null;
  if (!isWay(key)) return null;
  if (from === undefined) return points[0] ?? null;
  const { dx, dy } = ways[key];
  const here = middleOf(from);
  let best: FigurePoint | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const point of points) {
    if (point.id === from.id) continue;
    const there = middleOf(point);
    const along = (there.x - here.x) * dx + (there.y - here.y) * dy;
    if (along <= 1) continue;
    const aside = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx);
    // What lies straight ahead comes before what is nearer but aside.
    const cost = along + aside * 3;
    if (cost >= least) continue;
    least = cost;
    best = point;
  }
  return best;
}

function isWay(key: string): key is keyof typeof ways {
  return Object.hasOwn(ways, key);
}

function middleOf({ x, y, width, height }: FigurePoint) {
  return { x: x + width / 2, y: y + height / 2 };
}
