import { calendarDay, dayOf } from "./date-span.ts";

/** A stretch of days drawn to one scale. */
export interface AxisPart {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

export interface Tick {
  readonly day: number;
  readonly x: number;
  /** What the tick marks the beginning of. */
  readonly unit: "day" | "month" | "year";
}

/** A line of days, broken where nothing is dated for long. */
export interface TimeAxis {
  readonly parts: readonly AxisPart[];
  readonly ticks: readonly Tick[];
  readonly xOf: (day: number) => number;
}

const breakWidth = 22;
/** Room for one label of the axis, such as "2023-12-12", "2023-12" or "2023", and a little air. */
const tickRooms = { day: 90, month: 72, year: 62 } as const;
const widestRoom = tickRooms.day;
/** So much of a label's room it may reach over the end of the line. */
const overEnd = 10;
/** Shorter gaps than this stay: a break would take as much room as they do. */
const shortestBreakDays = 45;

/**
 * @param days every day at which something begins or ends
 * @param left where the axis begins
 * @param right where it ends
 */
export function timeAxis(days: readonly number[], left: number, right: number): TimeAxis {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const clusters = clustersOf(sorted, right - left);
  const room = right - left - (clusters.length - 1) * breakWidth;
  const weights = clusters.map((cluster) => Math.sqrt(cluster.length));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let x = left;
  const parts = clusters.map((cluster, index): AxisPart => {
    const width = room * ((weights[index] ?? 1) / whole);
    const first = cluster[0] ?? 0;
    const last = cluster.at(-1) ?? first;
    // A day on each side, so that no mark stands on an end.
    const pad = Math.max(1, Math.round((last - first) * 0.04));
    const part = { from: first - pad, to: last + pad, left: x, right: x + width };
    x += width + breakWidth;
    return part;
  });
  const xOf = (day: number) => {
    const part = parts.find(({ to }) => day <= to) ?? parts.at(-1);
    if (part === undefined) return left;
    const share = (day - part.from) / (part.to - part.from);
    // What lies in a break is drawn at the near end of the next part.
    return part.left + Math.max(0, Math.min(1, share)) * (part.right - part.left);
  };
  return {
    parts,
    ticks: keptApart(
      parts.flatMap((part) => ticksOf(part, xOf, right)),
      right,
    ),
    xOf,
  };
}

/** Runs of days without a long gap between them; never more than have room for their labels. */
function clustersOf(days: readonly number[], width: number): readonly (readonly number[])[] {
  const first = days[0] ?? 0;
  const length = (days.at(-1) ?? first) - first;
  const gaps = days
    .slice(1)
    .map((day, index) => ({ index: index + 1, days: day - (days[index] ?? day) }))
    .filter((gap) => gap.days > Math.max(shortestBreakDays, length * 0.15))
    .sort((a, b) => b.days - a.days)
    .slice(0, Math.max(0, Math.floor(width / (widestRoom + breakWidth)) - 1))
    .map(({ index }) => index)
    .sort((a, b) => a - b);
  const cuts = [0, ...gaps, days.length];
  return cuts.slice(1).map((end, index) => days.slice(cuts[index] ?? 0, end));
}

const steps = [
  { unit: "day", count: 1 },
  { unit: "day", count: 2 },
  { unit: "day", count: 7 },
  { unit: "month", count: 1 },
  { unit: "month", count: 3 },
  { unit: "month", count: 6 },
  { unit: "year", count: 1 },
  { unit: "year", count: 2 },
  { unit: "year", count: 5 },
  { unit: "year", count: 10 },
  { unit: "year", count: 50 },
] as const;
const daysOf = { day: 1, month: 30.44, year: 365.25 } as const;

/** Ticks of the widest step that says where the part is by two labels at least, where it has room for two. */
function ticksOf(part: AxisPart, xOf: (day: number) => number, right: number): readonly Tick[] {
  const widest = steps.findIndex(
    ({ unit, count }) =>
      (part.to - part.from) / (daysOf[unit] * count) <=
      Math.max(1, Math.floor((part.right - part.left) / tickRooms[unit])),
  );
  const step = widest < 0 ? ({ unit: "year", count: 100 } as const) : steps[widest];
  const usual = step === undefined ? [] : stepTicks(part, step, xOf);
  const finer = steps.slice(0, Math.max(0, widest)).toReversed();
  for (const ticks of [usual, ...finer.map((one) => stepTicks(part, one, xOf))]) {
    if (keptApart(ticks, right).length > 1) return ticks;
  }
  if (usual.length > 0) return usual;
  // Between two beginnings of months or years: the first day says where this is.
  const { year, month, day } = calendarDay(part.from);
  return [{ day: dayOf(year, month, day), x: part.left, unit: "day" }];
}

function stepTicks(
  { from, to }: AxisPart,
  step: { readonly unit: Tick["unit"]; readonly count: number },
  xOf: (day: number) => number,
): readonly Tick[] {
  const ticks: Tick[] = [];
  const { year, month } = calendarDay(from);
  for (let index = 0; ; index += 1) {
    const at =
      step.unit === "day"
        ? from + index * step.count
        : step.unit === "month"
          ? dayOf(year, Math.floor(month / step.count) * step.count + index * step.count, 1)
          : dayOf(Math.floor(year / step.count) * step.count + index * step.count, 0, 1);
    if (at > to) break;
    if (at >= from) ticks.push({ day: at, x: xOf(at), unit: step.unit });
  }
  return ticks;
}

/** Leaves out ticks whose labels would meet, or leave the drawing. */
function keptApart(ticks: readonly Tick[], right: number): readonly Tick[] {
  const kept: Tick[] = [];
  for (const tick of ticks) {
    const last = kept.at(-1);
    const isApart = last === undefined || tick.x - last.x >= tickRooms[last.unit];
    if (isApart && tick.x + tickRooms[tick.unit] <= right + overEnd) kept.push(tick);
  }
  return kept;
}
