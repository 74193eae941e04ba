import { endsSentence } from "../draft-block.ts";
import { looksLikeHeading } from "../heading.ts";
import type { Block } from "../text-version.ts";
import { median, mergedLine, type PageLine } from "./page-line.ts";
import { rowsOf, tableAt, withCells } from "./page-tables.ts";

/** What most of a document is set in. */
export interface Setting {
  readonly size: number;
  /** Null where no font has most of the text, so that another says nothing. */
  readonly font: string | null;
  /** From one line to the next, in sizes of the font. */
  readonly leading: number;
}

export interface PageParagraph {
  readonly lines: readonly PageLine[];
  readonly role: Block["role"];
  readonly level: Block["level"];
  readonly cell: Block["cell"];
}

/** What opens an item of a list, or of a list of references. */
/** The mark or number that an item begins with where the file has it as words. */
export const listMark =
  /^(?:[-*•‣▪●○◦・·–—]|\(?\d{1,2}[.)]|[①-⑳]|\(?[a-z]\)|[a-h]\.|(?:i{1,3}|i?[vx]i{1,3}|i[vx])[.)]|\[\d{1,3}\])(?:\s|$)/u;
const loneMark =
  /^(?:[-*•‣▪●○◦・·–—]|\(?\d{1,2}[.)]|[①-⑳]|\(?[a-z]\)|[a-h]\.|(?:i{1,3}|i?[vx]i{1,3}|i[vx])[.)])$/u;
const noteMark = /^(?:\d{1,3}[.)]?|[*∗†‡§¶]|\[\d{1,3}\]|[ivx]{1,4}\s)\s*\S/u;

/** The dots that lead from a heading to its page in a list of contents. */
export const leaders = /(?:[.．·…]\s?){4,}\s*\d{0,4}$/u;

/** The setting of a document by its letters; lines of several documents would have several. */
export function settingOf(columns: readonly (readonly PageLine[])[]): Setting {
  const lines = columns.flat();
  const sizes = new Map<number, number>();
  const fonts = new Map<string, number>();
  const add = <Key>(counts: Map<Key, number>, key: Key, count: number) =>
    counts.set(key, (counts.get(key) ?? 0) + count);
  for (const line of lines) add(sizes, rounded(line.size), line.text.length);
  const size = most(sizes) ?? 10;
  for (const line of lines) {
    if (rounded(line.size) === size) add(fonts, line.font, line.text.length);
  }
  const steps = columns.flatMap((column) =>
    column.flatMap((line, index) => {
      const next = column[index + 1];
      if (next === undefined || rounded(line.size) !== size || next.page !== line.page) return [];
      const down = (next.baseline - line.baseline) / size;
      return down > 0.5 && down < 3 ? [down] : [];
    }),
  );
  // A program that makes a font of every letter says nothing by its fonts.
  const known = [...fonts.values()].reduce((sum, count) => sum + count, 0);
  const font = most(fonts) ?? "";
  const isTelling = (fonts.get(font) ?? 0) >= known * leastOfFont;
  return { size, font: isTelling ? font : null, leading: steps.length === 0 ? 1.3 : median(steps) };
}

/** How much of the text a font must have, for a line in another to stand out. */
const leastOfFont = 0.4;

function most<Key>(counts: ReadonlyMap<Key, number>): Key | null {
  let best: { readonly key: Key; readonly count: number } | null = null;
  for (const [key, count] of counts) {
    if (best === null || count > best.count) best = { key, count };
  }
  return best?.key ?? null;
}

function rounded(size: number): number {
  return Math.round(size * 2) / 2;
}

/** The paragraphs of one column, rebuilt from its lines; tables as their cells. */
export function paragraphsOf(
  column: readonly PageLine[],
  setting: Setting,
  tablesBefore: number,
): readonly PageParagraph[] {
  const rows = withCells(rowsOf(column), loneMark);
  const alone = rows.flatMap((row) => (row.length === 1 ? row : []));
  const found: PageParagraph[] = [];
  let tables = tablesBefore;
  let open: PageLine[] = [];
  const frame = {
    left: leftOf(column, setting),
    right: rightOf(
      // A table may be wider than the text around it.
      alone.length > 0 ? alone : column,
      setting,
    ),
  };
  const end = () => {
    if (open.length > 0) found.push(withRole(open, setting));
    open = [];
  };
  for (let index = 0; index < rows.length; ) {
    const table = tableAt(rows, index, { loneMark, leading: setting.leading, number: tables });
    if (table !== null) {
      end();
      found.push(
        ...table.cells.map((cell) => ({ ...cell, role: "table-cell" as const, level: null })),
      );
      tables += 1;
      index += table.rows;
      continue;
    }
    const line = mergedLine(rows[index] ?? []);
    const last = open.at(-1);
    if (last !== undefined) {
      const inset = insetOf(rows, index, frame, setting);
      if (!goesOn(open, last, line, inset ?? frame, setting)) end();
    }
    open.push(line);
    index += 1;
  }
  end();
  return found;
}

/** The edge that most lines begin at: a hanging number or an indent is off it. */
function leftOf(column: readonly PageLine[], { size }: Setting): number {
  const counts = new Map<number, number>();
  for (const { left } of column) {
    const place = Math.round(left / (size / 2));
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return ((most(counts) ?? 0) * size) / 2;
}

/** The edge that lines end at; one alone may hang over it with a mark of punctuation. */
function rightOf(column: readonly PageLine[], { size }: Setting): number {
  const [first = 0, second = first] = column.map(({ right }) => right).sort((a, b) => b - a);
  return first - second < size * 2.5 ? second : first;
}

interface Frame {
  readonly left: number;
  readonly right: number;
}

/** Lines of a quotation are no shorter than this share of those around it. */
const leastInset = 0.55;

/** The frame of a passage that is set in from both sides, as quotations are; null for what is set as the rest. */
function insetOf(
  rows: readonly (readonly PageLine[])[],
  index: number,
  frame: Frame,
  { leading }: Setting,
): Frame | null {
  const line = rows[index]?.[0];
  if (line === undefined || line.left < frame.left + line.size * 1.2) return null;
  let right = Number.NEGATIVE_INFINITY;
  for (const step of [-1, 1]) {
    let last = line;
    for (let at = index + Math.min(step, 0); ; at += step) {
      const [next, ...others] = rows[at] ?? [];
      const isOfPassage =
        next !== undefined &&
        others.length === 0 &&
        next.page === line.page &&
        Math.abs(next.left - line.left) < line.size * 0.3 &&
        Math.abs(next.baseline - last.baseline) <= leading * line.size * 1.25 + 1;
      if (!isOfPassage) break;
      right = Math.max(right, next.right);
      last = next;
    }
  }
  const isWideEnough = right - line.left > (frame.right - frame.left) * leastInset;
  return isWideEnough && right < frame.right - line.size ? { left: line.left, right } : null;
}

/** True when a line goes on with the paragraph that is open. */
function goesOn(
  open: readonly PageLine[],
  last: PageLine,
  next: PageLine,
  frame: Frame,
  setting: Setting,
): boolean {
  const { size } = last;
  if (Math.abs(next.size - size) > size * 0.12 || next.page !== last.page) return false;
  const down = next.baseline - last.baseline;
  if (down > setting.leading * size * 1.25 + 1 || down < 0) return false;
  if (isFlushRight(last, frame) && isFlushRight(next, frame)) return false;
  // The lines of a headline break where they look well.
  if (size > setting.size * 1.12) return next.font === last.font;
  if (listMark.test(next.text) || startsRaised(next) || leaders.test(last.text)) return false;
  const isChange =
    next.font !== last.font && (last.font !== setting.font || next.font !== setting.font);
  if (isChange && open.length === 1 && isHeadingIn(last, setting)) return false;
  // A formula that opens a line in the middle of a sentence makes no heading of it.
  const isBroken = !endsSentence(last.text) && !endsEarly(last, next, frame);
  if (isChange && isHeadingIn(next, setting) && !isBroken) return false;
  const indent = next.left - Math.min(...open.slice(-2).map(({ left }) => left));
  const isItem = listMark.test(open[0]?.text ?? "");
  if (indent > size * 0.8 && !isItem) return false;
  return !endsEarly(last, next, frame);
}

/** True for a short line at the right edge: who wrote and when, a line each. */
function isFlushRight({ left, right, size }: PageLine, frame: Frame): boolean {
  const isShort = right - left < (frame.right - frame.left) * 0.4;
  return isShort && Math.abs(right - frame.right) < size * 0.5;
}

/** True for a line that begins with the raised number of a note. */
function startsRaised({ pieces, size }: PageLine): boolean {
  const first = pieces[0];
  return (
    first !== undefined &&
    first.size <= size * 0.8 &&
    /^(?:\d{1,3}|[ivx]{1,4}|[*∗†‡§])$/u.test(first.text.trim())
  );
}

/** True when the first word of the next line would have had room on this one. */
function endsEarly(line: PageLine, next: PageLine, { right }: Frame): boolean {
  const first = /^[\p{L}\p{N}([“‘"«]/u.test(next.text) ? (next.text.split(/[\s-]/u)[0] ?? "") : "";
  const isWide = next.weight > next.text.length * 1.5;
  const letters = isWide ? 2 : Math.max(first.length, 1);
  const width = ((next.right - next.left) / Math.max(1, next.text.length)) * letters;
  // Ragged lines, and ones that hang a little short for a mark of punctuation, are none that end.
  return line.right + width + line.size * (isWide ? 1 : 0.6) < right;
}

function isHeadingIn(line: PageLine, setting: Setting): boolean {
  const isSet = setting.font !== null && line.font !== setting.font;
  return (
    isSet &&
    !listMark.test(line.text) &&
    looksLikeHeading(line.text) &&
    !sentenceInside.test(line.text)
  );
}

/** The end of a sentence within a line, which the number of a section is not. */
const sentenceInside = /\p{Ll}{2}[.!?]["”’)]*\s+\p{Lu}|[。！？]./u;

function withRole(lines: readonly PageLine[], setting: Setting): PageParagraph {
  const first = lines[0];
  const plain = { lines, level: null, cell: null };
  if (first === undefined) return { ...plain, role: "paragraph" };
  const weight = lines.reduce((sum, line) => sum + line.weight, 0);
  if (first.size >= setting.size * 1.12 && weight <= 250 && /\p{L}/u.test(first.text)) {
    return { ...plain, role: "heading", level: first.size >= setting.size * 1.45 ? 1 : 2 };
  }
  if (first.size <= setting.size * 0.92 && noteMark.test(first.text)) {
    return { ...plain, role: "footnote" };
  }
  if (listMark.test(first.text)) return { ...plain, role: "list-item", level: 1 };
  const isAlone = lines.length <= 2 && lines.every((line) => line.font === first.font);
  if (isAlone && isHeadingIn(first, setting) && first.size >= setting.size * 0.95) {
    return { ...plain, role: "heading", level: 3 };
  }
  return { ...plain, role: "paragraph" };
}
