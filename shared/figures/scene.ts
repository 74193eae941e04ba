import type { Direction } from "../domain/impact/impact.ts";
import { lineHeight, textSizes, wrapped } from "./text-measure.ts";

/** What a mark is drawn with, by its meaning; each surface (window, paper) has its own colours. */
const inks = [
  "ink",
  "muted",
  "line",
  "paper",
  "sunk",
  "soft",
  "accent",
  "worsens",
  "improves",
  "neutral",
  "unclear",
] as const;
export type Ink = (typeof inks)[number];

/** Surfaces told apart without colour. */
export const patterns = ["hatch", "dots", "cross"] as const;
export type Pattern = (typeof patterns)[number];

export type Fill = Ink | Pattern | "none";

interface Drawn {
  readonly fill?: Fill;
  readonly stroke?: Ink;
  readonly strokeWidth?: number;
  readonly dash?: "dashed" | "dotted";
  /** The point this mark is part of; it lights up with it. */
  readonly point?: string;
}

export type Mark = Drawn &
  (
    | {
        readonly kind: "rect";
        readonly x: number;
        readonly y: number;
        readonly width: number;
        readonly height: number;
        readonly radius?: number;
      }
    | { readonly kind: "circle"; readonly x: number; readonly y: number; readonly radius: number }
    | { readonly kind: "path"; readonly d: string }
    | {
        readonly kind: "text";
        readonly x: number;
        /** The base line. */
        readonly y: number;
        readonly text: string;
        readonly size: number;
        readonly isBold?: boolean;
        readonly anchor?: "start" | "middle" | "end";
        /** A halo in the colour of the paper, for words over lines. */
        readonly hasHalo?: boolean;
      }
  );

/** The record a point stands for, and where Enter leads. */
export type Target =
  | { readonly kind: "claims"; readonly claimIds: readonly string[] }
  | { readonly kind: "article"; readonly articleId: string }
  | { readonly kind: "source"; readonly sourceId: string }
  | { readonly kind: "origin"; readonly originId: string }
  | { readonly kind: "relation"; readonly relationId: string }
  | { readonly kind: "reading"; readonly hypothesisId: string; readonly claimId: string }
  | { readonly kind: "span"; readonly from: number; readonly to: number };

/** What can be moved to and opened: where it lies, and what it says to who does not see it. */
export interface FigurePoint {
  readonly id: string;
  readonly label: string;
  readonly target: Target;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A figure as marks on a plane, before any surface draws it. Units are pixels of the window. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  readonly points: readonly FigurePoint[];
}

interface Words {
  readonly size?: number;
  readonly isBold?: boolean;
  readonly anchor?: "start" | "middle" | "end";
  readonly fill?: Ink;
  readonly point?: string;
  readonly hasHalo?: boolean;
}

/** A scene while it is being drawn. */
export class Sketch {
  readonly marks: Mark[] = [];
  readonly points: FigurePoint[] = [];
  readonly width: number;

  constructor(width: number) {
    this.width = width;
  }

  add(mark: Mark): void {
    this.marks.push(mark);
  }

  line(x1: number, y1: number, x2: number, y2: number, drawn: Drawn = {}): void {
    const d = `M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`;
    this.add({ kind: "path", d, fill: "none", stroke: "line", strokeWidth: 1, ...drawn });
  }

  text(text: string, x: number, y: number, words: Words = {}): void {
    if (text === "") return;
    this.add({ kind: "text", text, x, y, size: textSizes.text, fill: "ink", ...words });
  }

  /** Lines under each other from the top down. Answers with the height they take. */
  lines(lines: readonly string[], x: number, top: number, words: Words = {}): number {
    const size = words.size ?? textSizes.text;
    lines.forEach((line, index) => {
      this.text(line, x, top + size + index * lineHeight(size), words);
    });
    return lines.length * lineHeight(size);
  }

  /** A text broken to its room. Answers with the height it takes. */
  block(
    text: string,
    x: number,
    top: number,
    room: number,
    most: number,
    words: Words = {},
  ): number {
    const lines = wrapped(text, room, words.size ?? textSizes.text, most);
    return this.lines(lines, x, top, words);
  }

  point(point: FigurePoint): void {
    this.points.push(point);
  }

  scene(height: number): Scene {
    return {
      width: round(this.width),
      height: round(height),
      marks: this.marks,
      points: this.points,
    };
  }
}

/** The shape of a direction, in a square of the size around its middle. Null for "not relevant". */
export function directionMark(
  direction: Direction | null,
  x: number,
  y: number,
  size: number,
  point?: string,
): readonly Mark[] {
  const half = size / 2;
  const of = point === undefined ? {} : { point };
  const path = (corners: readonly (readonly [number, number])[], ink: Ink): Mark => ({
    kind: "path",
    d: `M${corners.map(([dx, dy]) => `${round(x + dx)} ${round(y + dy)}`).join("L")}Z`,
    fill: ink,
    ...of,
  });
  switch (direction) {
    case "worsens":
      return [
        path(
          [
            [0, -half],
            [half, half],
            [-half, half],
          ],
          "worsens",
        ),
      ];
    case "improves":
      return [
        path(
          [
            [-half, -half],
            [half, -half],
            [0, half],
          ],
          "improves",
        ),
      ];
    case "neutral":
      return [
        path(
          [
            [0, -half],
            [half, 0],
            [0, half],
            [-half, 0],
          ],
          "neutral",
        ),
      ];
    case "unclear":
      return [
        {
          kind: "circle",
          x,
          y,
          radius: half,
          fill: "none",
          stroke: "unclear",
          strokeWidth: 1.5,
          ...of,
        },
        {
          kind: "text",
          x,
          y: y + size * 0.36,
          text: "?",
          size: 12,
          isBold: true,
          anchor: "middle",
          fill: "unclear",
          ...of,
        },
      ];
    case null:
      return [
        {
          kind: "path",
          d: `M${round(x - half)} ${round(y)}H${round(x + half)}`,
          fill: "none",
          stroke: "muted",
          strokeWidth: 1.5,
          ...of,
        },
      ];
  }
}

/** Four bars of which as many are filled as the severity has steps (0-4). */
export function severityMarks(
  steps: number,
  x: number,
  y: number,
  point?: string,
): readonly Mark[] {
  const of = point === undefined ? {} : { point };
  return [0, 1, 2, 3].map((step) => ({
    kind: "rect",
    x: x + step * 7,
    y: y - 5,
    width: 5,
    height: 10,
    fill: step < steps ? "ink" : "none",
    stroke: step < steps ? "ink" : "muted",
    strokeWidth: 1,
    ...of,
  }));
}

/** Two decimals are more than any surface shows, and keep the drawing the same on every machine. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
