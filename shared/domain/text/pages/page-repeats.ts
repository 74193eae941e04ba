import type { RemovalReason } from "../text-version.ts";
import type { PageDrawn, PageLine } from "./page-line.ts";

/** How much of a page, at its top and at its bottom, may hold what is repeated on others. */
const marginShare = 0.13;
/** How far apart, as a share of the page, the same line may stand on two pages. */
const sway = 0.02;

const pageNumber =
  /^(?:[-–—|[\s]*)(?:(?:page|p\.|seite|pagina|página|ページ|제)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:\/|of|von|de|\|)\s*\d{1,4})?(?:\s*(?:頁|ページ|쪽|면))?[-–—|\]\s]*$/iu;

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
      const isRepeated = new Set(same.map((other) => other.line.page)).size >= least;
      if (isRepeated && !pageNumber.test(line.text)) reasons.set(line, "running-head");
    }
  }
  // A browser prints where the page is from, and beside it which page it is, also on a single one.
  for (const { line } of inMargins.filter((found) => address.test(found.line.text))) {
    const count = inMargins.find((found) => found.line !== line && isCountBeside(found.line, line));
    if (count !== undefined || countedAddress.test(line.text)) reasons.set(line, "running-head");
    if (count !== undefined) reasons.set(count.line, "page-number");
  }
  for (const lines of linesOfPage) {
    for (const line of lines.filter(({ text }) => pageNumber.test(text))) {
      const isInMargin = inMargins.some((found) => found.line === line);
      if (isInMargin && standsApart(line, lines, reasons)) reasons.set(line, "page-number");
    }
  }
  return reasons;
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
