import { median, type PageLine } from "./page-line.ts";

/** Fewer lines than this side by side are no columns of running text. */
const leastLines = 4;
/** Lines of running text are at least this long; cells of a table are shorter. */
const leastWeight = 12;
/** And fill at least this much of their column. */
const leastFill = 0.45;
/** How finely a gutter is looked for, in points. */
const step = 2;

/**
 * Lines as they are read: stretches from top to bottom, the left column before the right
 * one. Lines that reach across the gutter (a headline, a wide figure's caption) end the
 * columns above them.
 */
export function inColumns(lines: readonly PageLine[]): readonly (readonly PageLine[])[] {
  const gutter = gutterOf(lines);
  if (gutter === null) return lines.length === 0 ? [] : [downwards(lines)];
  const found: (readonly PageLine[])[] = [];
  let beside: PageLine[] = [];
  let across: PageLine[] = [];
  const endColumns = () => {
    found.push(...inColumns(beside.filter(({ right }) => right <= gutter + step)));
    found.push(...inColumns(beside.filter(({ right }) => right > gutter + step)));
    beside = [];
  };
  const endAcross = () => {
    if (across.length > 0) found.push(across);
    across = [];
  };
  for (const line of downwards(lines)) {
    if (reaches(line, gutter)) {
      endColumns();
      across.push(line);
    } else {
      endAcross();
      beside.push(line);
    }
  }
  endColumns();
  endAcross();
  return found;
}

function downwards(lines: readonly PageLine[]): PageLine[] {
  return [...lines].sort((a, b) => a.baseline - b.baseline || a.left - b.left);
}

function reaches({ left, right }: PageLine, gutter: number): boolean {
  return left < gutter - step && right > gutter + step;
}

/** Where a gutter between two columns of running text is; null when there is none. */
function gutterOf(lines: readonly PageLine[]): number | null {
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  const margin = (right - left) * 0.15;
  let best: { readonly at: number; readonly across: number; readonly width: number } | null = null;
  let width = 0;
  for (let at = left + margin; at <= right - margin; at += step) {
    const across = lines.filter((line) => reaches(line, at)).length;
    width =
      best !== null && across === best.across && best.at + best.width * step >= at - step
        ? width + 1
        : 1;
    if (best === null || across < best.across) {
      if (areColumns(lines, at)) best = { at, across, width: 1 };
    } else if (best.across === across && width > best.width && areColumns(lines, at)) {
      best = { at: best.at, across, width };
    }
  }
  return best === null ? null : best.at + (best.width * step) / 2;
}

function areColumns(lines: readonly PageLine[], gutter: number): boolean {
  const before = lines.filter((line) => line.right <= gutter + step);
  const after = lines.filter((line) => line.left >= gutter - step);
  if (!stand(before, after)) return false;
  if (isProse(before) && isProse(after)) return true;
  return (
    (isMostlyProse(before) && isSideColumn(after, before)) ||
    (isMostlyProse(after) && isSideColumn(before, after))
  );
}

/** True where most words stand in lines of running text, whatever else stands between those. */
function isMostlyProse(lines: readonly PageLine[]): boolean {
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  const long = lines.filter((line) => line.right - line.left > (right - left) * leastFill);
  const weightOf = (some: readonly PageLine[]) => some.reduce((sum, { weight }) => sum + weight, 0);
  // A column of a table fills its own width with figures.
  const isText =
    long.length >= leastLines && median(long.map(({ weight }) => weight)) >= leastWeight;
  return isText && weightOf(long) > weightOf(lines) * 0.6;
}

/**
 * True for a narrow column beside the text, as pages of the web have: its lines begin at few edges,
 * and stand where they like, while the cells of a table stand beside each other.
 */
function isSideColumn(lines: readonly PageLine[], text: readonly PageLine[]): boolean {
  const inWords = lines.filter(({ text }) => /\p{L}{2}/u.test(text));
  if (lines.length < leastLines || inWords.length < lines.length * 0.8) return false;
  const edges = new Set(lines.map(({ left, size }) => Math.round(left / Math.max(1, size))));
  const level = lines.filter((line) =>
    text.some((other) => Math.abs(other.baseline - line.baseline) < line.size * 0.15),
  );
  return edges.size <= lines.length / 2 && level.length <= lines.length * 0.4;
}

function isProse(lines: readonly PageLine[]): boolean {
  if (lines.length < leastLines) return false;
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  const fill = median(lines.map((line) => (line.right - line.left) / Math.max(1, right - left)));
  return fill >= leastFill && median(lines.map(({ weight }) => weight)) >= leastWeight;
}

/** True when a good part of one column has the other beside it. */
function stand(before: readonly PageLine[], after: readonly PageLine[]): boolean {
  const span = (lines: readonly PageLine[]) => {
    const baselines = lines.map(({ baseline }) => baseline);
    return { top: Math.min(...baselines), bottom: Math.max(...baselines) };
  };
  const [a, b] = [span(before), span(after)];
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return shared > Math.min(a.bottom - a.top, b.bottom - b.top) * 0.3;
}
