import { nothingFound } from "../reading.ts";
import type { PageDrawn } from "./page-line.ts";
import type { PagePiece } from "./page-piece.ts";
import { readPages } from "./page-reading.ts";

/** Where a line of a test begins, and how it is set. */
export interface Drawn {
  readonly left: number;
  readonly baseline: number;
  readonly size?: number;
  readonly font?: string;
}

/** A page of A4; every letter is half as wide as its font is large, and CJK ones as wide. */
export function page(number: number, ...lines: readonly (readonly [string, Drawn])[]): PageDrawn {
  const pieces = lines.map(
    ([text, { left, baseline, size = 10, font = "body" }], item): PagePiece => {
      const widths = Array.from(text).map((letter) => (letter > "\u2e80" ? size : size / 2));
      const width = widths.reduce((sum, one) => sum + one, 0);
      return { text, left, right: left + width, baseline, size, font, item };
    },
  );
  return { number, width: 595, height: 842, pieces };
}

/** The blocks as `role: words`, and what is folded away with its reason. */
export function blocksOf(...pages: readonly PageDrawn[]): readonly string[] {
  const { reading } = readPages(pages, nothingFound);
  return reading.blocks.map(({ start, end, role, removedReason }) => {
    const words = reading.text.slice(start, end);
    return removedReason === null ? `${role}: ${words}` : `(${removedReason}) ${words}`;
  });
}

/** Lines below each other. */
export const column = (left: number, top: number, ...lines: readonly string[]) =>
  lines.map((text, index) => [text, { left, baseline: top + index * 13 }] as const);
