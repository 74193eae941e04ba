import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { withActualText } from "./pdf-actual-text.ts";

const worker = createRequire(import.meta.url).resolve("pdfjs-dist/legacy/build/pdf.worker.mjs");

it("finds its places in the worker of the pdf.js that is installed", async () => {
  const source = await readFile(worker, "utf8");
  const edited = withActualText(source);
  expect(edited).toContain("actualTextOf(glyph.unicode)");
  expect(edited.length).toBeGreaterThan(source.length);
});

it("refuses a worker that has no place for it", () => {
  expect(() => withActualText("export {};")).toThrow("pdf.js has changed");
});
