import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";

const source = path.join(import.meta.dirname, "search-page");

/**
 * Builds the page that measures the index in the real runtime, and what the native peer is asked.
 *
 * @param {string} into
 */
export async function buildSearchPage(into) {
  await build({
    root: source,
    base: "/",
    configFile: false,
    logLevel: "error",
    worker: { format: "es" },
    build: {
      outDir: into,
      emptyOutDir: true,
      target: "chrome114",
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
  });
  fs.copyFileSync(path.join(source, "main.cjs"), path.join(into, "main.cjs"));
  fs.writeFileSync(
    path.join(into, "package.json"),
    JSON.stringify({ name: "search-bench", version: "1.0.0", main: "main.cjs" }),
  );
  const nativeFolder = path.join(into, "native");
  await build({
    root: source,
    configFile: false,
    logLevel: "error",
    build: {
      outDir: nativeFolder,
      ssr: path.join(source, "native.ts"),
      rolldownOptions: { output: { entryFileNames: "native.mjs" } },
    },
    ssr: { noExternal: true },
  });
  /** @type {import("./search-page/orders.ts").Native} */
  const native = await import(pathToFileURL(path.join(nativeFolder, "native.mjs")).href);
  return native;
}
