import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const themes = ["light", "dark", "contrast-light", "contrast-dark"] as const;
type Theme = (typeof themes)[number];

/** The colours a theme's block declares, by token name. */
function colours(theme: Theme): ReadonlyMap<string, string> {
  const block = css.split(`:root[data-theme="${theme}"] {`)[1]?.split("}")[0] ?? "";
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map((match) => [
      String(match[1]),
      String(match[2]),
    ]),
  );
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(theme: Theme, one: string, other: string): number {
  const tokens = colours(theme);
  const [first, second] = [one, other].map((name) => {
    const hex = tokens.get(name);
    if (hex === undefined) throw new Error(`${theme} has no colour --${name}`);
    return luminance(hex);
  });
  const values = [Number(first), Number(second)];
  return (Math.max(...values) + 0.05) / (Math.min(...values) + 0.05);
}

const grounds = ["paper", "paper-panel", "paper-sunk", "paper-raised", "paper-hover"];
const marks = [1, 2, 3, 4, 5, 6];
const texts = ["ink", "ink-muted", "accent-text", "danger", "warning", "success"];
const meanings = ["worsens", "improves", "neutral", "unclear"];
const severities = ["low", "moderate", "high", "critical"].map((word) => `severity-${word}`);

const textPairs = [
  ...[...texts, ...meanings].flatMap((text) => grounds.map((ground) => [text, ground] as const)),
  ...["accent", "danger", "warning", "success"].flatMap((kind) => [
    ["ink", `${kind}-soft`] as const,
  ]),
  ["accent-text", "accent-soft"] as const,
  ["ink-muted", "accent-soft"] as const,
  ["danger", "danger-soft"] as const,
  ["warning", "warning-soft"] as const,
  ["success", "success-soft"] as const,
  ["accent-ink", "accent"] as const,
  ["accent-ink", "accent-hover"] as const,
  ["danger-ink", "danger"] as const,
  ["danger-ink", "danger-hover"] as const,
  ["ink-inverse", "ink"] as const,
  ...marks.map((mark) => ["ink", `mark-${mark}-fill`] as const),
];

const controlPairs = [
  ...["line-control", "focus", "accent", "danger", ...severities].flatMap((line) =>
    grounds.map((ground) => [line, ground] as const),
  ),
  ["line-control", "accent-soft"] as const,
  ["focus", "accent-soft"] as const,
  ...severities.map((severity) => [severity, "accent-soft"] as const),
  ...marks.flatMap((mark) => [
    [`mark-${mark}-line`, "paper"] as const,
    [`mark-${mark}-line`, `mark-${mark}-fill`] as const,
  ]),
];

it.each(themes)("%s shows every text at 4.5:1 or more", (theme) => {
  const low = textPairs.filter(([text, ground]) => contrast(theme, text, ground) < 4.5);

  expect(
    low.map(([text, ground]) => `${text} on ${ground} ${contrast(theme, text, ground).toFixed(2)}`),
  ).toEqual([]);
});

it.each(themes)("%s shows every control, mark and severity at 3:1 or more", (theme) => {
  const low = controlPairs.filter(([line, ground]) => contrast(theme, line, ground) < 3);

  expect(
    low.map(([line, ground]) => `${line} on ${ground} ${contrast(theme, line, ground).toFixed(2)}`),
  ).toEqual([]);
});

it.each(["contrast-light", "contrast-dark"] as const)("%s shows text at 7:1 or more", (theme) => {
  const low = textPairs.filter(([text, ground]) => contrast(theme, text, ground) < 7);

  expect(
    low.map(([text, ground]) => `${text} on ${ground} ${contrast(theme, text, ground).toFixed(2)}`),
  ).toEqual([]);
});

it("declares the same colours in every theme", () => {
  const names = themes.map((theme) => [...colours(theme).keys()].sort());

  expect(names[0]?.length).toBeGreaterThan(40);
  for (const other of names) expect(other).toEqual(names[0]);
});
