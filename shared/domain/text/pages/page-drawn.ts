import { isWideText, type PageDrawn } from "./page-line.ts";
import type { PagePiece } from "./page-piece.ts";

/** Text as a page draws it in one go, before anybody knows how the page is read. */
export interface DrawnText {
  readonly text: string;
  readonly font: string;
  readonly item: number;
  /** From the text's own space to points from the top left of the page (a b c d e f). */
  readonly placed: readonly [number, number, number, number, number, number];
  /** How far it runs in its direction. */
  readonly length: number;
  /** True for a font that sets its letters below each other. */
  readonly isDownwards: boolean;
}

interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** How far above the line that it stands on a letter of a script without spaces begins, in sizes. */
const rise = 0.88;

/**
 * The pieces of a page as lines are made of them. A page of vertical writing is turned: its
 * columns, from the right to the left, become lines from the top to the bottom, and each piece
 * keeps the box where it really stands.
 */
export function drawnPage(number: number, size: PageSize, texts: readonly DrawnText[]): PageDrawn {
  if (!isVertical(texts)) {
    return { number, ...size, pieces: texts.flatMap((text) => uprightPiece(text, size)) };
  }
  const pieces = texts.flatMap((text) => turnedPiece(text, size, isPageNumber(text, texts, size)));
  return { number, width: size.height, height: size.width, pieces };
}

/** True where most letters of scripts without spaces stand right below the one before. */
function isVertical(texts: readonly DrawnText[]): boolean {
  let below = 0;
  let beside = 0;
  texts.forEach((text, index) => {
    if (!isWideText(text.text)) return;
    const before = texts[index - 1];
    if (text.isDownwards || (before !== undefined && standsBelow(text, before))) {
      below += text.text.length;
    } else if (text.text.length > 1) beside += text.text.length;
  });
  return below >= 10 && below > beside;
}

function standsBelow(text: DrawnText, before: DrawnText): boolean {
  const size = sizeOf(text);
  const down = text.placed[5] - before.placed[5];
  const isInColumn = Math.abs(text.placed[4] - before.placed[4]) < size * 0.2;
  return text.text.length === 1 && isInColumn && down > size * 0.7 && down < size * 2.5;
}

/** Figures by themselves above or below the columns, where a short number stands in none of them. */
function isPageNumber(text: DrawnText, texts: readonly DrawnText[], { height }: PageSize): boolean {
  const [, , , , x, y] = text.placed;
  const isAtEdge = y < height * 0.1 || y > height * 0.9;
  if (!isAtEdge || !isUpright(text) || !/^\d{1,4}$/u.test(text.text.trim())) return false;
  const size = sizeOf(text);
  return texts.every((other) => {
    const [, , , , left, baseline] = other.placed;
    const run = other.isDownwards || !isUpright(other) ? other.length : 0;
    const isInColumn = Math.abs(left - x) < size * 1.5;
    const isFar = Math.min(Math.abs(baseline - y), Math.abs(baseline + run - y)) > size * 2.2;
    return other === text || other.text.trim() === "" || !isInColumn || isFar;
  });
}

function sizeOf({ placed: [, , c, d] }: DrawnText): number {
  return Math.hypot(c, d);
}

function isUpright({ placed: [a, b] }: DrawnText): boolean {
  return a > 0 && Math.abs(b) < a * 0.1;
}

/** A stamp along the margin and what stands off the page are no running text. */
function uprightPiece(text: DrawnText, page: PageSize): readonly PagePiece[] {
  const [, , , , left, baseline] = text.placed;
  const size = sizeOf(text);
  const isOnPage = left > -50 && left < page.width + 50;
  if (!isUpright(text) || !isOnPage || size === 0) return [];
  const { text: letters, font, item } = text;
  return [{ text: letters, left, right: left + text.length, baseline, size, font, item }];
}

function turnedPiece(text: DrawnText, page: PageSize, isNumber: boolean): readonly PagePiece[] {
  const [a, b, , , x, y] = text.placed;
  const size = sizeOf(text);
  if (size === 0 || x < -50 || x > page.width + 50) return [];
  const { font, item, length } = text;
  // The space that pdf.js tells beside a letter is the step to another column or font.
  const piece = { text: text.text.trim(), size, font, item };
  const isSideways = b > 0 && Math.abs(a) < b * 0.1;
  if (isSideways || text.isDownwards) {
    const left = text.isDownwards ? x - size / 2 : x;
    const box = { left, top: y, width: size, height: length };
    return [{ ...piece, left: y, right: y + length, baseline: page.width - left, box }];
  }
  if (!isUpright(text)) return [];
  const top = y - size * rise;
  const box = { left: x, top, width: length, height: size };
  if (length <= size * 1.3 && !isNumber) {
    // Two figures that share the room of a letter stand a little to the left of its column.
    const left = x - (size - length) / 2;
    return [{ ...piece, left: top, right: top + size, baseline: page.width - left, box }];
  }
  // A running head goes across the columns: it comes before or after all of them.
  const baseline = y < page.height / 2 ? y - page.height : y + page.width;
  return [{ ...piece, left: x, right: x + length, baseline, box }];
}
