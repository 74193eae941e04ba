import { expect, it } from "vitest";
import { frontMatterOf } from "./front-matter.ts";

const bylineOf = (...lines: readonly string[]) =>
  frontMatterOf(["---", ...lines, "---", "Text."].join("\n")).metadata.byline?.value;

it("reads one author, and several in a row or below each other", () => {
  expect(bylineOf("author: 'Lena Brandt'")).toBe("Lena Brandt");
  expect(bylineOf('author: ["Lena Brandt", "Kenji Ota"]')).toBe("Lena Brandt, Kenji Ota");
  expect(bylineOf("authors: [Lena Brandt, Kenji Ota]")).toBe("Lena Brandt, Kenji Ota");
  expect(bylineOf("author:", "  - Lena Brandt", "  - Kenji Ota", "date: 2021-11-03")).toBe(
    "Lena Brandt, Kenji Ota",
  );
});

it("keeps its lines as text, folded away, and says where a value stands", () => {
  const { text, blocks, metadata } = frontMatterOf("---\ntitle: Routes\n---\nText.");
  expect(text).toBe("---\ntitle: Routes\n---");
  expect(blocks.every(({ removedReason }) => removedReason === "outside-article")).toBe(true);
  expect(metadata.title).toMatchObject({ value: "Routes", evidence: "front matter, line 2" });
});
