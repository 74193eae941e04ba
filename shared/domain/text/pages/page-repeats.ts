import type { RemovalReason } from "../text-version.ts";
import type { PageDrawn, PageLine } from "./page-line.ts";

/** How much of a page, at its top and at its bottom, may hold what is repeated on others. */
const marginShare = 0.13;
/** How far apart, as a share of the page, the same line may stand on two pages. */
const sway = 0.02;

const pageNumber =
  /^(?:[-–—|[\s]*)(?:(?:page|p\.|seite|pagina|página|ページ|제)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:\/|of|von|de|\|)\s*\d{1,4})?(?:\s*(?:頁|ページ|쪽|면))?[-–—|\]\s]*$/iu;

const repeatedNote = /^\d{1,3}[.)]?\s?\p{L}.*[.!?。]$/u;

const address = /^(?:https?|file):\/\/\S+(?:\s+\d{1,4}\/\d{1,4})?$/iu;
const countedAddress = /\s\d{1,4}\/\d{1,4}$/u;

function isCountBeside(count: PageLine, { page, baseline, size }: PageLine): boolean {
  const isLevel = count.page === page && Math.abs(count.baseline - baseline) < size * 0.4;
  return isLevel && /^\d{1,4}\/\d{1,4}$/u.test(count.text);
}

/** What stands at the top or bottom of the pages and not in their text, each with the reason. */
export function repeatsOf(
  pages: readonly PageDrawn[],
  linesOfPage: readonly (readonly PageLine[])[],
): ReadonlyMap<PageLine, RemovalReason> {
  const inMargins = pages.flatMap((page, index) => marginLines(page, linesOfPage[index] ?? []));
  const groups = new Map<string, { line: PageLine; place: number }[]>();
  for (const found of inMargins) {
    const key = keyOf(found.line.text);
    groups.set(key, [...(groups.get(key) ?? []), found]);
  }
  const least = Math.max(2, Math.ceil(pages.length * 0.2));
  const reasons = new Map<PageLine, RemovalReason>();
  for (const group of groups.values()) {
    for (const { line, place } of group) {
      const same = group.filter((other) => Math.abs(other.place - place) <= sway);
      // Notes that say the same ("3 Ibid.") are notes all the same.
      const isNote = place > 0.5 && repeatedNote.test(line.text);
      const isRepeated = !isNote && new Set(same.map((other) => other.line.page)).size >= least;
      if (isRepeated && !pageNumber.test(line.text)) reasons.set(line, "running-head");
    }
  }
  // A browser prints where the page is from, and beside it which page it is, also on a single one.
  for (const { line } of inMargins.filter((found) => address.test(found.line.text))) {
    const count = inMargins.find((found) => found.line !== line && isCountBeside(found.line, line));
    if (count !== undefined || countedAddress.test(line.text)) reasons.set(line, "running-head");
    if (count !== undefined) reasons.set(count.line, "page-number");
  }
  for (const line of headsNamingTitle(pages, linesOfPage)) reasons.set(line, "running-head");
  for (const lines of linesOfPage) {
    for (const line of lines.filter(({ text }) => pageNumber.test(text))) {
      const isInMargin = inMargins.some((found) => found.line === line);
      if (isInMargin && standsApart(line, lines, reasons)) reasons.set(line, "page-number");
    }
  }
  return reasons;
}

/** How far below a running head the text begins at least, in sizes of its letters. */
const leastRoomBelow = 1.6;

/**
 * A paper of two pages has its running head but once, since the first page has its headline there: on
 * the first line of another page, apart from the text, and with words of the headline in it.
 */
function headsNamingTitle(
  pages: readonly PageDrawn[],
  linesOfPage: readonly (readonly PageLine[])[],
): readonly PageLine[] {
  const headline = headlineWords(linesOfPage[0] ?? []);
  return pages.slice(1).flatMap((page, index) => {
    const lines = linesOfPage[index + 1] ?? [];
    const first = lines.reduce<PageLine | null>(
      (top, line) => (top === null || line.baseline < top.baseline ? line : top),
      null,
    );
    if (first === null || first.baseline > page.height * marginShare) return [];
    const row = lines.filter(
      ({ baseline }) => Math.abs(baseline - first.baseline) < first.size * 0.4,
    );
    const isApart = lines.every(
      (line) => row.includes(line) || line.baseline - first.baseline > first.size * leastRoomBelow,
    );
    const names = row.some(({ text }) => sharesWords(wordsOf(text), headline));
    return isApart && names ? row.filter(({ text }) => !pageNumber.test(text)) : [];
  });
}

/** The words that are set largest on a page. */
function headlineWords(lines: readonly PageLine[]): readonly string[] {
  const size = Math.max(0, ...lines.map((line) => line.size));
  const largest = lines.filter((line) => line.size > size * 0.95);
  return largest.length > 5 ? [] : wordsOf(largest.map(({ text }) => text).join(" "));
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** True where three words of a headline, or all of a shorter one, stand in a row. */
function sharesWords(words: readonly string[], headline: readonly string[]): boolean {
  const count = Math.min(3, headline.length);
  if (headline.join("").length < 6) return false;
  return headline.slice(0, headline.length - count + 1).some((_, at) => {
    const wanted = ` ${headline.slice(at, at + count).join(" ")} `;
    return ` ${words.join(" ")} `.includes(wanted);
  });
}

/** A page's number is the first or the last thing on it, alone or beside what is repeated. */
function standsApart(
  line: PageLine,
  lines: readonly PageLine[],
  reasons: ReadonlyMap<PageLine, RemovalReason>,
): boolean {
  const others = lines.filter((other) => other !== line && !reasons.has(other));
  const isAbove = others.every(({ baseline }) => baseline > line.baseline + line.size * 0.8);
  const isBelow = others.every(({ baseline }) => baseline < line.baseline - line.size * 0.8);
  return isAbove || isBelow;
}

function marginLines(
  { height }: PageDrawn,
  lines: readonly PageLine[],
): readonly { readonly line: PageLine; readonly place: number }[] {
  return lines.flatMap((line) => {
    const place = line.baseline / height;
    const isInMargin = place < marginShare || place > 1 - marginShare;
    return isInMargin ? [{ line, place }] : [];
  });
}

/** Numbers differ from page to page. */
function keyOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/\d+|\b[ivxl]+\b/gu, "#");
}
