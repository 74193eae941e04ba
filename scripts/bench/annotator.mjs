import fs from "node:fs";
import path from "node:path";
import { build } from "vite";
import { startOn } from "./window.mjs";

const source = path.join(import.meta.dirname, "annotator-page");

/** @typedef {"SPANS" | "CSS_HIGHLIGHTS"} Renderer */
/** @typedef {{ readonly start: number, readonly end: number }} Range */
/** @typedef {Awaited<ReturnType<typeof startAnnotator>>} Annotator */

/**
 * A page with @recogito/text-annotator and nothing else, in a program that only shows it.
 *
 * @param {string} into
 */
export async function buildAnnotatorPage(into) {
  await build({
    root: source,
    base: "/",
    configFile: false,
    logLevel: "error",
    build: {
      outDir: into,
      emptyOutDir: true,
      target: "chrome114",
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
  });
  fs.copyFileSync(
    path.join(import.meta.dirname, "search-page", "main.cjs"),
    path.join(into, "main.cjs"),
  );
  fs.writeFileSync(
    path.join(into, "package.json"),
    JSON.stringify({ name: "annotator-bench", version: "1.0.0", main: "main.cjs" }),
  );
}

/**
 * @param {import("./window.mjs").Machine} machine
 * @param {string} folder where the page was built
 * @param {string} profile
 */
export async function startAnnotator(machine, folder, profile) {
  const { app, page } = await startOn(machine, folder, ["--profile", profile]);
  await page.waitForFunction(() => Reflect.has(globalThis, "bench"));
  await page.setViewportSize({ width: 1280, height: 800 });
  return {
    app,
    page,
    /**
     * @param {string} text
     * @param {readonly Range[]} marks
     * @param {Renderer} renderer
     * @returns {Promise<number>}
     */
    show: (text, marks, renderer) =>
      page.evaluate(
        ([words, ranges, how]) => Reflect.get(globalThis, "bench").show(words, ranges, how),
        /** @type {const} */ ([text, marks, renderer]),
      ),
    /**
     * @param {Range} mark
     * @param {Renderer} renderer
     * @returns {Promise<number>}
     */
    add: (mark, renderer) =>
      page.evaluate(
        ([range, how]) => Reflect.get(globalThis, "bench").add(range, how),
        /** @type {const} */ ([mark, renderer]),
      ),
  };
}
