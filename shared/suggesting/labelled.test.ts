import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { labelledArticleSchema, measure } from "./measure.ts";

const folder = path.join(import.meta.dirname, "labelled");
const articles = fs.readdirSync(folder).map((name) => ({
  name,
  article: labelledArticleSchema.parse(
    JSON.parse(fs.readFileSync(path.join(folder, name), "utf8")),
  ),
}));

it("has labelled articles of several kinds and languages", () => {
  expect(articles.length).toBeGreaterThanOrEqual(8);
  expect(new Set(articles.map(({ article }) => article.language))).toEqual(
    new Set(["en", "ja", "ko"]),
  );
});

it.each(articles)("finds the core claims of $name, and little else", ({ article }) => {
  const { core, coreFound, suggestions, realSuggestions } = measure(article);
  expect(coreFound / core).toBeGreaterThanOrEqual(0.8);
  expect(realSuggestions / suggestions).toBeGreaterThanOrEqual(0.8);
});

it("names most of the claims it finds as the kind they are", () => {
  const kinds = articles.map(({ article }) => measure(article).kinds);
  const right = kinds.reduce((sum, one) => sum + one.right, 0);
  const of = kinds.reduce((sum, one) => sum + one.of, 0);
  expect(right / of).toBeGreaterThanOrEqual(0.8);
});
