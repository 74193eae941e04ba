import { escaped } from "../domain/brief/markup.ts";
import {
  type Fill,
  type Ink,
  type Mark,
  type Pattern,
  patterns,
  round,
  type Scene,
} from "./scene.ts";

/** The interface's light colours (tokens.css), each as dark as its neighbour would be in grey. */
const paperColours: Readonly<Record<Ink, string>> = {
  ink: "#111111",
  muted: "#57534b",
  line: "#b9b4a9",
  paper: "#ffffff",
  sunk: "#f1eee8",
  soft: "#dce8ef",
  accent: "#1d5575",
  worsens: "#a4291b",
  improves: "#24673f",
  neutral: "#57534b",
  unclear: "#6b4596",
};

/** How each pattern is drawn, on a tile of 6 by 6. */
export const patternTiles: Readonly<Record<Pattern, string>> = {
  hatch: "M-1 7L7 -1M-1 1L1 -1M5 7L7 5",
  dots: "M2 2h1.6v1.6h-1.6zM5 5h1.6v1.6h-1.6z",
  cross: "M0 3H6M3 0V6",
};

export interface SvgWords {
  /** Begins every id in the drawing, so that several may stand in one page. */
  readonly prefix: string;
  readonly title: string;
  /** The alternative text. */
  readonly description: string;
}

/**
 * The scene as SVG for paper and files: no script, no style, no address but the name of the
 * format, so that it may stand in any page.
 */
export function sceneSvg(scene: Scene, { prefix, title, description }: SvgWords): string {
  const titleId = `${prefix}-title`;
  const descriptionId = `${prefix}-desc`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${escaped(titleId)} ${escaped(descriptionId)}" viewBox="0 0 ${scene.width} ${scene.height}" width="${scene.width}" height="${scene.height}" font-family="IBM Plex Sans, Noto Sans JP, Noto Sans KR, Noto Sans, Arial, sans-serif">`,
    `<title id="${escaped(titleId)}">${escaped(title)}</title>`,
    `<desc id="${escaped(descriptionId)}">${escaped(description)}</desc>`,
    `<defs>${patterns.map((pattern) => tile(pattern, prefix)).join("")}</defs>`,
    `<rect width="${scene.width}" height="${scene.height}" fill="${paperColours.paper}"/>`,
    ...scene.marks.map((mark) => markSvg(mark, prefix)),
    "</svg>",
  ].join("");
}

function tile(pattern: Pattern, prefix: string): string {
  const isFilled = pattern === "dots";
  const paint = isFilled
    ? `fill="${paperColours.ink}"`
    : `fill="none" stroke="${paperColours.ink}" stroke-width="1"`;
  return `<pattern id="${escaped(prefix)}-${pattern}" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="${paperColours.paper}"/><path d="${patternTiles[pattern]}" ${paint}/></pattern>`;
}

function markSvg(mark: Mark, prefix: string): string {
  const fill = fillOf(mark.fill ?? "none", prefix);
  switch (mark.kind) {
    case "rect": {
      const radius = mark.radius === undefined ? "" : ` rx="${mark.radius}"`;
      return `<rect x="${round(mark.x)}" y="${round(mark.y)}" width="${round(mark.width)}" height="${round(mark.height)}"${radius} fill="${fill}"${strokeOf(mark)}/>`;
    }
    case "circle":
      return `<circle cx="${round(mark.x)}" cy="${round(mark.y)}" r="${round(mark.radius)}" fill="${fill}"${strokeOf(mark)}/>`;
    case "path":
      return `<path d="${mark.d}" fill="${fill}"${strokeOf(mark)}/>`;
    case "text": {
      const weight = mark.isBold === true ? ' font-weight="600"' : "";
      const anchor =
        mark.anchor === undefined || mark.anchor === "start" ? "" : ` text-anchor="${mark.anchor}"`;
      const halo =
        mark.hasHalo === true
          ? ` stroke="${paperColours.paper}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`
          : "";
      return `<text x="${round(mark.x)}" y="${round(mark.y)}" font-size="${mark.size}"${weight}${anchor} fill="${fill}"${halo}>${escaped(mark.text)}</text>`;
    }
  }
}

function fillOf(fill: Fill, prefix: string): string {
  if (fill === "none") return "none";
  return isPattern(fill) ? `url(#${prefix}-${fill})` : paperColours[fill];
}

export function isPattern(fill: Fill): fill is Pattern {
  return patterns.some((pattern) => pattern === fill);
}

/** Dashes in units of the drawing. */
export const dashes = { dashed: "5 3", dotted: "1.5 3" } as const;

function strokeOf({ stroke, strokeWidth = 1, dash }: Mark): string {
  if (stroke === undefined) return "";
  const dashed = dash === undefined ? "" : ` stroke-dasharray="${dashes[dash]}"`;
  return ` stroke="${paperColours[stroke]}" stroke-width="${strokeWidth}"${dashed}`;
}
