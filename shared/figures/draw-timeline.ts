import { printedDate } from "../domain/brief/printed-date.ts";
import { keyUnder, type Translate } from "../messages/catalogue.ts";
import { calendarDay } from "./date-span.ts";
import type { Figure, FigureView } from "./figure.ts";
import { type FigureRecords, statementsOf } from "./records.ts";
import { type Mark, round, Sketch } from "./scene.ts";
import { lineHeight, textSizes, widthOf, wrapped } from "./text-measure.ts";
import { type TimeAxis, timeAxis } from "./time-axis.ts";
import {
  entriesIn,
  type Heap,
  type Lane,
  lanes,
  liesIn,
  sizeOf,
  type Timeline,
  type TimelineEntry,
} from "./timeline.ts";

const gap = 10;
const dateRoom = 118;

/** Each date on a row of its own while there are few, otherwise how many there are in each year, month or day. */
export function drawTimeline(
  timeline: Timeline,
  records: Pick<FigureRecords, "claims" | "statementOf">,
  view: FigureView,
  t: Translate,
): Figure {
  const { span, from, most } = view;
  const inSpan =
    span === null ? timeline.heaps : timeline.heaps.filter((heap) => liesIn(heap, span));
  const count = sizeOf(inSpan);
  const isGathered = count > most * 3 && from === 0 && canBeGathered(inSpan);
  const drawn = entriesIn(inSpan, from, from + most);
  const days = daysOf(isGathered ? inSpan : drawn);
  const statementOf = statementsOf(records);
  const told = drawn.map(
    (entry): ToldEntry => ({
      ...entry,
      label:
        entry.label ??
        (entry.target.kind === "claims" ? entry.target.claimIds : []).map(statementOf).join(),
    }),
  );
  const scene =
    days.length === 0 && drawn.length === 0
      ? new Sketch(view.width).scene(1)
      : isGathered
        ? drawCounts(inSpan, days, view, t)
        : drawRows(told, days, view, t);
  const { claims, articles } = timeline.undated;
  const hasBreaks = !isGathered && axisOf(days, view).parts.length > 1;
  return {
    kind: "timeline",
    title: t("figures.timeline.title"),
    alternative: t("figures.timeline.alternative", {
      events: sizeOf(ofLane(inSpan, "event")),
      reports: sizeOf(ofLane(inSpan, "report")),
      imports: sizeOf(ofLane(inSpan, "import")),
      range: rangeText(inSpan, t),
    }),
    scene,
    table: {
      columns: [
        t("figures.timeline.column.what"),
        t("figures.timeline.column.date"),
        t("figures.timeline.column.basis"),
        t("figures.timeline.column.words"),
      ],
      rows: told.map((entry) => ({
        cells: [
          t(keyUnder("figures.timeline.lane", entry.lane)),
          printedDate(entry.date, t),
          t(entry.isInferred ? "figures.timeline.inferred" : "figures.timeline.stated"),
          entry.label,
        ],
        target: entry.target,
      })),
    },
    notes: [
      t(isGathered ? "figures.timeline.legendCounts" : "figures.timeline.legend"),
      ...(hasBreaks ? [t("figures.timeline.broken")] : []),
      ...(claims > 0 ? [t("figures.timeline.undatedClaims", { count: claims })] : []),
      ...(articles > 0 ? [t("figures.timeline.undatedArticles", { count: articles })] : []),
    ],
    source: null,
    emptyText: count === 0 ? t("figures.timeline.empty") : null,
    shown: isGathered
      ? { from: 0, to: count, of: count }
      : { from, to: from + drawn.length, of: count },
  };
}

/** An entry with its words. */
type ToldEntry = TimelineEntry & { readonly label: string };

function ofLane<Laid extends Pick<TimelineEntry, "lane">>(
  some: readonly Laid[],
  lane: Lane,
): readonly Laid[] {
  return some.filter((one) => one.lane === lane);
}

/** A single day can not be parted into smaller counts. */
function canBeGathered(heaps: readonly Heap[]): boolean {
  const days = daysOf(heaps);
  return (days.at(-1) ?? 0) > (days[0] ?? 0);
}

/** The days at which something begins or ends, in order. */
function daysOf(some: readonly Pick<TimelineEntry, "span">[]): readonly number[] {
  const days = new Set<number>();
  for (const { span } of some) {
    if (span?.from != null) days.add(span.from);
    if (span?.to != null) days.add(span.to);
  }
  return [...days].sort((a, b) => a - b);
}

function rangeText(heaps: readonly Heap[], t: Translate): string {
  const days = daysOf(heaps);
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) return t("figures.timeline.noRange");
  return t("figures.timeline.range", { from: dayText(first, t), to: dayText(last, t) });
}

function dayText(day: number, t: Translate): string {
  return printedDate(isoDay(day), t);
}

function isoDay(counted: number): string {
  const { year, month, day } = calendarDay(counted);
  return [
    String(year).padStart(4, "0"),
    String(month + 1).padStart(2, "0"),
    String(day).padStart(2, "0"),
  ].join("-");
}

function labelRoomOf({ width }: FigureView): number {
  return Math.round(width * 0.4) - gap;
}

function axisOf(days: readonly number[], view: FigureView): TimeAxis {
  const left = labelRoomOf(view) + dateRoom + gap * 2;
  return timeAxis(days, left, view.width - 12);
}

function drawRows(
  entries: readonly ToldEntry[],
  days: readonly number[],
  view: FigureView,
  t: Translate,
) {
  const sketch = new Sketch(view.width);
  const axis = axisOf(days, view);
  const labelRoom = labelRoomOf(view);
  const rowText = { top: 5, lines: 2 };
  const head = drawAxisHead(sketch, axis);
  let y = head;
  for (const lane of lanes) {
    const ofThis = ofLane(entries, lane);
    if (ofThis.length === 0) continue;
    sketch.add({ kind: "rect", x: 0, y, width: view.width, height: 24, fill: "sunk" });
    const title = t(keyUnder("figures.timeline.lane", lane));
    sketch.text(title, 6, y + 17, { isBold: true });
    sketch.text(
      t(keyUnder("figures.timeline.laneMeans", lane)),
      12 + widthOf(title, textSizes.text) * 1.06,
      y + 17,
      { fill: "muted" },
    );
    y += 24;
    for (const entry of ofThis) {
      const label = wrapped(entry.label, labelRoom - 6, textSizes.text, rowText.lines);
      const words =
        printedDate(entry.date, t) + (entry.isInferred ? t("figures.timeline.inferredMark") : "");
      const date = wrapped(words, dateRoom, textSizes.text, 2);
      const height = Math.max(label.length, date.length) * lineHeight(textSizes.text) + 10;
      const point = entry.id;
      sketch.lines(label, 6, y + rowText.top, { point });
      sketch.lines(date, labelRoom + gap, y + rowText.top, { fill: "muted", point });
      for (const mark of entryMarks(entry, axis, y + height / 2)) sketch.add(mark);
      sketch.line(0, y + height, view.width, y + height);
      sketch.point({
        id: point,
        label: t("figures.timeline.point", {
          lane: title,
          date: words,
          words: entry.label,
        }),
        target: entry.target,
        x: 0,
        y,
        width: view.width,
        height,
      });
      y += height;
    }
  }
  drawAxisLines(sketch, axis, head, y);
  return sketch.scene(y + 1);
}

/** Labels of the axis, and its breaks. Answers with where the rows begin. */
function drawAxisHead(sketch: Sketch, axis: TimeAxis): number {
  const base = 22;
  for (const tick of axis.ticks)
    sketch.text(tickText(tick), tick.x + 3, base - 6, { fill: "muted" });
  for (const { left, right } of axis.parts) {
    sketch.line(left, base, right, base, { stroke: "muted" });
  }
  for (const { right } of axis.parts.slice(0, -1)) {
    for (const dx of [6, 11]) {
      sketch.line(right + dx, base + 5, right + dx + 5, base - 5, { stroke: "muted" });
    }
  }
  return base + 8;
}

/** Behind the rows: drawn first would be under the bands, drawn last only touches empty ground. */
function drawAxisLines(sketch: Sketch, axis: TimeAxis, top: number, bottom: number): void {
  for (const { x } of axis.ticks) {
    sketch.line(x, 16, x, top - 8, { stroke: "muted" });
    sketch.line(x, top, x, bottom, { dash: "dotted" });
  }
}

/** As ISO 8601 writes it: short, and the same in every language. */
function tickText({ day, unit }: TimeAxis["ticks"][number]): string {
  return isoDay(day).slice(0, unit === "year" ? 4 : unit === "month" ? 7 : 10);
}

/** A day is a sign, a longer time a bar; what is uncertain has no firm ends. */
function entryMarks(
  { lane, span, isInferred, id }: TimelineEntry,
  axis: TimeAxis,
  y: number,
): readonly Mark[] {
  const left = axis.parts[0]?.left ?? 0;
  const right = axis.parts.at(-1)?.right ?? left;
  if (span === null) {
    // On no year: a row that says so, and no place on the line.
    return [
      {
        kind: "path",
        d: `M${round(left)} ${round(y)}H${round(right)}`,
        fill: "none",
        stroke: "muted",
        dash: "dotted",
        point: id,
      },
    ];
  }
  const from = span.from === null ? left : axis.xOf(span.from);
  const to = span.to === null ? right : axis.xOf(span.to);
  if (span.from === span.to && span.from !== null) {
    const sign = laneSign(lane, from, y, isInferred, id);
    if (!span.isDoubtful) return [sign];
    return [
      {
        kind: "path",
        d: `M${round(from - 14)} ${round(y)}H${round(from + 14)}`,
        fill: "none",
        stroke: "ink",
        strokeWidth: 1.5,
        dash: "dotted",
        point: id,
      },
      sign,
    ];
  }
  const width = Math.max(6, to - from);
  const x = Math.min(from, right - width);
  const bar: Mark = {
    kind: "rect",
    x,
    y: y - 5,
    width,
    height: 10,
    radius: 5,
    fill: lane === "event" ? "hatch" : lane === "report" ? "cross" : "dots",
    stroke: "ink",
    strokeWidth: 1,
    point: id,
    ...(span.isDoubtful || isInferred ? ({ dash: "dotted" } as const) : {}),
  };
  const open: Mark[] = [
    ...(span.from === null || span.isDoubtful ? [arrow(x, y, -1, id)] : []),
    ...(span.to === null || span.isDoubtful ? [arrow(x + width, y, 1, id)] : []),
  ];
  return [bar, ...open];
}

/** The end that goes on: two strokes away from the bar. */
function arrow(x: number, y: number, way: -1 | 1, point: string): Mark {
  const [a, b] = [x + way * 3, x + way * 8];
  return {
    kind: "path",
    d: `M${round(a)} ${round(y - 5)}L${round(b)} ${round(y)}L${round(a)} ${round(y + 5)}`,
    fill: "none",
    stroke: "ink",
    strokeWidth: 1,
    point,
  };
}

function laneSign(lane: Lane, x: number, y: number, isOpen: boolean, point: string): Mark {
  const drawn = {
    fill: isOpen ? ("paper" as const) : ("ink" as const),
    stroke: "ink" as const,
    strokeWidth: 1.5,
    point,
  };
  switch (lane) {
    case "event":
      return { kind: "circle", x, y, radius: 5, ...drawn };
    case "report":
      return { kind: "rect", x: x - 4.5, y: y - 4.5, width: 9, height: 9, ...drawn };
    case "import":
      return {
        kind: "path",
        d: `M${round(x - 5)} ${round(y - 4.5)}H${round(x + 5)}L${round(x)} ${round(y + 5)}Z`,
        ...drawn,
      };
  }
}

interface Bin {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

/** How many dates each year, month or day may hold; a fuzzy date counts where it begins. */
function drawCounts(
  heaps: readonly Heap[],
  days: readonly number[],
  view: FigureView,
  t: Translate,
) {
  const sketch = new Sketch(view.width);
  const bins = binsOf(days[0] ?? 0, days.at(-1) ?? 0);
  const left = 110;
  const width = (view.width - left - 8) / bins.length;
  const laneHeight = 92;
  let y = 4;
  for (const lane of lanes) {
    const counts = countsIn(ofLane(heaps, lane), bins);
    const highest = Math.max(1, ...counts);
    const base = y + laneHeight - 14;
    sketch.block(t(keyUnder("figures.timeline.lane", lane)), 6, y + 4, left - 14, 3, {
      isBold: true,
    });
    sketch.text(t("figures.timeline.highest", { count: highest }), 6, base, { fill: "muted" });
    sketch.line(left, base, view.width - 8, base, { stroke: "muted" });
    counts.forEach((count, index) => {
      const bin = bins[index];
      if (count === 0 || bin === undefined) return;
      const height = Math.max(2, (count / highest) * (laneHeight - 26));
      const id = `${lane}~${bin.from}`;
      const box = {
        x: left + index * width,
        y: base - height,
        width: Math.max(1, width - 1),
        height,
      };
      sketch.add({
        kind: "rect",
        ...box,
        fill: lane === "event" ? "hatch" : lane === "report" ? "cross" : "dots",
        stroke: "ink",
        strokeWidth: width < 4 ? 0.5 : 1,
        point: id,
      });
      sketch.point({
        ...box,
        id,
        label: t("figures.timeline.bin", {
          lane: t(keyUnder("figures.timeline.lane", lane)),
          name: printedDate(bin.name, t),
          count,
        }),
        target: { kind: "span", from: bin.from, to: bin.to },
      });
    });
    y += laneHeight;
  }
  const room = Math.max(1, Math.ceil(86 / width));
  bins.forEach((bin, index) => {
    if (index % room !== 0 || left + index * width + 80 > view.width) return;
    const x = left + index * width;
    sketch.line(x, y - 14, x, y - 8, { stroke: "muted" });
    sketch.text(printedDate(bin.name, t), x + 2, y + 4, { fill: "muted" });
  });
  return sketch.scene(y + 12);
}

function binsOf(first: number, last: number): readonly Bin[] {
  const length = last - first;
  const unit = length <= 62 ? "day" : length <= 365 * 8 ? "month" : "year";
  const bins: Bin[] = [];
  let start = isoDay(first).slice(0, unit === "year" ? 4 : unit === "month" ? 7 : 10);
  for (;;) {
    const from = dayNumber(start, 0, unit);
    if (from > last) return bins;
    const next = dayNumber(start, 1, unit);
    bins.push({ from, to: next - 1, name: start });
    start = isoDay(next).slice(0, start.length);
  }
}

function dayNumber(name: string, further: number, unit: "day" | "month" | "year"): number {
  const [year = "1970", month = "1", day = "1"] = name.split("-");
  const at = Date.UTC(
    Number(year) + (unit === "year" ? further : 0),
    Number(month) - 1 + (unit === "month" ? further : 0),
    Number(day) + (unit === "day" ? further : 0),
  );
  return Math.floor(at / 86_400_000);
}

function countsIn(heaps: readonly Heap[], bins: readonly Bin[]): readonly number[] {
  const counts = bins.map(() => 0);
  for (const { span, size } of heaps) {
    const day = span?.from ?? span?.to;
    if (day == null) continue;
    const index = bins.findIndex(({ to }) => day <= to);
    if (index >= 0) counts[index] = (counts[index] ?? 0) + size;
  }
  return counts;
}
