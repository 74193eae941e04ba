import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const read = (file: string) => fs.readFileSync(path.resolve(import.meta.dirname, file), "utf8");
const style = read("marks.css");
const tokens = read("../../ui/tokens.css");

/** The declarations of the rule with this selector, white space collapsed. */
function ruleOf(css: string, selector: string): string {
  const escaped = selector.replace(/[()[\]]/gu, "\\$&");
  return new RegExp(`${escaped}\\s*\\{([^}]*)\\}`, "u").exec(css)?.[1]?.replace(/\s+/gu, " ") ?? "";
}

function tokenOf(theme: string, name: string): string {
  const rule = ruleOf(tokens, `:root[data-theme="${theme}"]`);
  return new RegExp(`--${name}: (#[0-9a-f]{6});`, "u").exec(rule)?.[1] ?? `no token ${name}`;
}

it("styles the elements that show words of an article, and no other", () => {
  const selectors = style.split("\n").filter((line) => line.includes("::highlight("));
  expect(selectors.length).toBeGreaterThan(180);
  for (const selector of selectors) {
    expect(selector).toMatch(/ \[data-block\](?: > strong)?::highlight\(/u);
  }
});

describe.each(["light", "dark", "contrast-light", "contrast-dark"])("in the theme %s", (theme) => {
  const highlight = (name: string) =>
    ruleOf(style, `:root[data-theme="${theme}"] [data-block] > strong::highlight(${name})`);

  it.each([1, 2, 3, 4, 5, 6])("mark colour %i is the token's", (colour) => {
    expect(highlight(`mark-fill-${colour}`)).toContain(tokenOf(theme, `mark-${colour}-fill`));
    expect(highlight(`mark-line-${colour}`)).toContain(tokenOf(theme, `mark-${colour}-line`));
    expect(highlight(`mark-above-${colour}`)).toContain(tokenOf(theme, `mark-${colour}-line`));
  });

  it.each([
    ["mark-chosen", "ink"],
    ["found", "warning-soft"],
    ["found-current", "warning"],
    ["passage", "accent-soft"],
    ["mark-flash", "accent"],
  ])("%s has the colour %s", (name, token) => {
    expect(highlight(name)).toContain(tokenOf(theme, token));
  });

  it("no two colours share a line pattern", () => {
    const patterns = [1, 2, 3, 4, 5, 6].map((colour) =>
      highlight(`mark-line-${colour}`).replace(/#[0-9a-f]{6}/gu, ""),
    );
    expect(new Set(patterns).size).toBe(6);
  });
});
