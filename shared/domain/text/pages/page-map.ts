/** Where a stretch of a text version stands on a page. Points, from the top left of the page as it is shown. */
export interface MappedRun {
  /** UTF-16 offsets into the text; end exclusive. */
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** The piece of the page's text that it is, in the order in which the page draws them. */
  readonly item: number;
}

export interface Quad {
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Tenths of a point: finer than any screen shows. */
const unit = 10;
/** First character of a packed map: its version. */
const version = "1";

/**
 * Packs runs, which are in order of the text, into a short string: differences, in the
 * digits of source maps (base 64 VLQ). A book of 500 pages takes about half a megabyte.
 */
export function packedMap(runs: readonly MappedRun[]): string {
  const words: string[] = [version];
  let before = { end: 0, page: 0, left: 0, top: 0, item: 0 };
  for (const run of runs) {
    const left = Math.round(run.left * unit);
    const top = Math.round(run.top * unit);
    words.push(
      digitsOf(run.start - before.end),
      digitsOf(run.end - run.start),
      digitsOf(run.page - before.page),
      digitsOf(left - before.left),
      digitsOf(top - before.top),
      digitsOf(Math.round(run.width * unit)),
      digitsOf(Math.round(run.height * unit)),
      digitsOf(run.item - before.item),
    );
    before = { end: run.end, page: run.page, left, top, item: run.item };
  }
  return words.join("");
}

/** The runs of a packed map. Throws on one that is cut off or of another version. */
export function unpackedMap(packed: string): readonly MappedRun[] {
  if (!packed.startsWith(version)) throw new Error(`Page map of version ${packed.slice(0, 1)}`);
  const reader = { packed, at: version.length };
  const runs: MappedRun[] = [];
  let before = { end: 0, page: 0, left: 0, top: 0, item: 0 };
  while (reader.at < packed.length) {
    const start = before.end + numberFrom(reader);
    const end = start + numberFrom(reader);
    const page = before.page + numberFrom(reader);
    const left = before.left + numberFrom(reader);
    const top = before.top + numberFrom(reader);
    const width = numberFrom(reader) / unit;
    const height = numberFrom(reader) / unit;
    const item = before.item + numberFrom(reader);
    runs.push({ start, end, page, left: left / unit, top: top / unit, width, height, item });
    before = { end, page, left, top, item };
  }
  return runs;
}

/** Where a stretch of the text stands: a box for each line and piece it touches, cut to its letters. */
export function quadsOf(runs: readonly MappedRun[], start: number, end: number): readonly Quad[] {
  const quads: Quad[] = [];
  for (let index = firstEndingAfter(runs, start); index < runs.length; index += 1) {
    const run = runs[index];
    if (run === undefined || run.start >= end) break;
    const length = run.end - run.start;
    const from = Math.max(0, start - run.start);
    const letters = Math.min(length, end - run.start) - from;
    const { page, top, height } = run;
    const left = run.left + (from * run.width) / length;
    quads.push({ page, left, top, width: (letters * run.width) / length, height });
  }
  return quads;
}

/** The place in the text of a point on a page; null where no text is near. */
export function offsetAt(
  runs: readonly MappedRun[],
  page: number,
  { left, top }: { readonly left: number; readonly top: number },
): number | null {
  let best: { readonly offset: number; readonly distance: number } | null = null;
  for (const run of runs) {
    if (run.page !== page) continue;
    const across = Math.max(run.left - left, 0, left - run.left - run.width);
    const down = Math.max(run.top - top, 0, top - run.top - run.height);
    const distance = Math.hypot(across, down * 2);
    if (distance > run.height * 2 || (best !== null && distance >= best.distance)) continue;
    const share = Math.min(1, Math.max(0, (left - run.left) / Math.max(run.width, 0.1)));
    best = { offset: run.start + Math.round(share * (run.end - run.start)), distance };
  }
  return best?.offset ?? null;
}

function firstEndingAfter(runs: readonly MappedRun[], offset: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const valueOfDigit = new Map(Array.from(digits).map((digit, value) => [digit, value]));

/** Five bits a digit, the lowest first and with the sign in its lowest bit; the sixth says that more follow. */
function digitsOf(value: number): string {
  let rest = value < 0 ? -value * 2 + 1 : value * 2;
  let word = "";
  while (rest >= 32) {
    word += digits[(rest % 32) + 32];
    rest = Math.floor(rest / 32);
  }
  return word + digits[rest];
}

function numberFrom(reader: { readonly packed: string; at: number }): number {
  let value = 0;
  let scale = 1;
  for (;;) {
    const digit = valueOfDigit.get(reader.packed[reader.at] ?? "");
    if (digit === undefined) throw new Error("The page map is cut off");
    reader.at += 1;
    value += (digit % 32) * scale;
    scale *= 32;
    if (digit < 32) break;
  }
  return value % 2 === 0 ? value / 2 : -(value - 1) / 2;
}
