import type { TextRange } from "#shared/anchoring/text-range.ts";
import type { PassageDom } from "./passage-dom.ts";

/** Later ones are drawn over earlier ones. */
const priorities: Readonly<Record<string, number>> = {
  "mark-fill": 0,
  "mark-line": 1,
  "mark-above": 2,
  "mark-chosen": 3,
  found: 4,
  "found-current": 5,
  passage: 6,
  "mark-flash": 7,
};

/** Which text on screen the ranges are of: highlights are the document's, and two texts may be side by side. */
export type Painter = "work" | "beside";

/** Ranges of the document by the highlight style of `marks.css` that they are drawn in. */
export type StyledRanges = ReadonlyMap<string, readonly AbstractRange[]>;

const paintedBy = new Map<Painter, StyledRanges>();

/** The ranges that strokes are drawn in, as far as they reach into these stretches of the text. */
export function rangesOf(
  dom: PassageDom,
  within: readonly TextRange[],
  strokes: readonly (TextRange & { readonly names: readonly string[] })[],
): StyledRanges {
  const stretches = new Map<string, { start: number; end: number }[]>();
  for (const stroke of strokes) {
    for (const window of within) {
      const start = Math.max(stroke.start, window.start);
      const end = Math.min(stroke.end, window.end);
      if (start >= end) continue;
      for (const name of stroke.names) {
        const list = stretches.get(name) ?? [];
        const last = list.at(-1);
        // Where marks overlap a style goes on over many strokes; fewer ranges are drawn faster.
        if (last?.end === start) last.end = end;
        else list.push({ start, end });
        stretches.set(name, list);
      }
    }
  }
  return new Map(
    [...stretches].map(([name, list]) => [name, list.flatMap((one) => dom.staticRangesOf(one))]),
  );
}

/** Draws these ranges and no others; only what is on screen, since registering thousands costs seconds. */
export function paint(layers: readonly StyledRanges[], painter: Painter = "work"): void {
  const ranges = new Map<string, AbstractRange[]>();
  for (const layer of layers) {
    for (const [name, list] of layer) {
      const known = ranges.get(name);
      if (known === undefined) ranges.set(name, [...list]);
      else known.push(...list);
    }
  }
  register(painter, ranges);
}

/** Takes every highlight of a text away: ranges that lead into a document that is gone would be kept alive. */
export function clearPaint(painter: Painter = "work"): void {
  register(painter, new Map());
}

function register(painter: Painter, ranges: StyledRanges): void {
  const former = paintedBy.get(painter) ?? new Map<string, readonly AbstractRange[]>();
  paintedBy.set(painter, ranges);
  for (const name of new Set([...former.keys(), ...ranges.keys()])) {
    // What stays as it is is not drawn anew.
    if (isSame(former.get(name) ?? [], ranges.get(name) ?? [])) continue;
    const all = [...paintedBy.values()].flatMap((painted) => painted.get(name) ?? []);
    if (all.length === 0) {
      CSS.highlights.delete(name);
      continue;
    }
    // Spreading thousands of arguments overflows the stack; visible ranges are few hundred.
    const highlight = new Highlight(...all);
    highlight.priority = priorities[name.replace(/-\d$/u, "")] ?? 0;
    CSS.highlights.set(name, highlight);
  }
}

function isSame(some: readonly AbstractRange[], others: readonly AbstractRange[]): boolean {
  return some.length === others.length && some.every((range, index) => range === others[index]);
}
