import type { TextRange } from "./text-range.ts";

const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });

/** How far back a start is sought from which the segmenter can be trusted. */
const lookBackUtf16 = 1024;

const isPlain = (unit: number) => unit >= 0x20 && unit <= 0x7e;

/** An offset at or before `offset` that is a grapheme boundary whatever stands before it. */
function safeStartBefore(text: string, offset: number): number {
  const floor = Math.max(0, offset - lookBackUtf16);
  for (let at = offset - 1; at > floor; at -= 1) {
    const before = text.charCodeAt(at - 1);
    // Nothing joins a line feed to what follows it, nor two characters of plain ASCII.
    if (before === 0x0a || (isPlain(before) && isPlain(text.charCodeAt(at)))) return at;
  }
  return floor;
}

/** The grapheme that holds the unit at `offset`; an empty range at the end of the text. */
function graphemeAt(text: string, offset: number): TextRange {
  if (offset >= text.length) return { start: text.length, end: text.length };
  const base = safeStartBefore(text, offset);
  let lengthUtf16 = offset - base + 64;
  for (;;) {
    const slice = text.slice(base, base + lengthUtf16);
    const found = segmenter.segment(slice).containing(offset - base);
    if (found === undefined) throw new Error(`No grapheme at ${offset}`);
    const end = base + found.index + found.segment.length;
    const isCutOff = end === base + lengthUtf16 && end < text.length;
    if (!isCutOff) return { start: base + found.index, end };
    lengthUtf16 *= 2;
  }
}

/** The nearest grapheme boundary at or before `offset`. */
export function boundaryBefore(text: string, offset: number): number {
  return graphemeAt(text, offset).start;
}

/** The nearest grapheme boundary at or after `offset`. */
export function boundaryAfter(text: string, offset: number): number {
  const { start, end } = graphemeAt(text, offset);
  return start === offset ? offset : end;
}

/** The smallest range of whole graphemes that covers `range`. */
export function wholeGraphemes(text: string, range: TextRange): TextRange {
  return {
    start: boundaryBefore(text, Math.max(0, Math.min(range.start, text.length))),
    end: boundaryAfter(text, Math.max(0, Math.min(range.end, text.length))),
  };
}
