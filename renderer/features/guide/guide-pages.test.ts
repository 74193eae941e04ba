import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { linksOf, pagesOf, pagesWith } from "./guide-pages.ts";

const folder = path.resolve(import.meta.dirname, "../../../docs/guide");
const files = Object.fromEntries(
  readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), "utf8")]),
);
const guide = pagesOf(files);

describe("the guide in docs/guide", () => {
  it("has every page in its contents, once", () => {
    const [contents] = pagesOf({ "contents.md": files["README.md"] ?? "" });

    expect(linksOf(contents?.tokens ?? [])).toEqual(guide.map(({ file }) => file));
    expect(guide.length).toBe(Object.keys(files).length - 1);
  });

  it.each(guide)(
    "has a title and a text of its own in $file, and no link that leads nowhere",
    (page) => {
      expect(page.title).not.toBe(page.file);
      expect(page.text.length).toBeGreaterThan(200);
      for (const link of linksOf(page.tokens)) expect(files).toHaveProperty([link]);
    },
  );
});

it("leaves out the pictures of the window, which is at hand here", () => {
  const [page] = pagesOf({ "a.md": "# Read\n\nSelect.\n\n![A text](../pictures/a.png)\n\nMark." });

  expect(page?.text).toBe("\nSelect.\n\n\nMark.\n");
});

it("shows only pictures that are there", () => {
  const pictures = Object.values(files).flatMap((source) => [
    ...source.matchAll(/\]\((\.\.\/pictures\/[^)]+)\)/g),
  ]);

  expect(pictures.length).toBeGreaterThan(5);
  for (const [, file = ""] of pictures) expect(existsSync(path.join(folder, file))).toBe(true);
});

describe("pagesWith", () => {
  const pages = pagesOf({
    "a.md": "# Sources\n\nRate a *source*.",
    "b.md": "# Search\n\nFind words.",
  });

  it("finds pages by words of the title and the text, however written", () => {
    expect(pagesWith(pages, "RATE source").map(({ title }) => title)).toEqual(["Sources"]);
    expect(pagesWith(pages, "find").map(({ title }) => title)).toEqual(["Search"]);
  });

  it("shows all for no words, and none for words that stand nowhere together", () => {
    expect(pagesWith(pages, "  ")).toHaveLength(2);
    expect(pagesWith(pages, "rate words")).toEqual([]);
  });
});
