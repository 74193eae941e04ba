import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { articleNumber } from "./corpus.mjs";
import { lineOf } from "./lines.mjs";
import { ask, dropFolder, newProfile, openNotebook, startOn, startRailhead } from "./window.mjs";

const suite = "import";
const emptyWindow = path.join(import.meta.dirname, "empty-window");
/** Pages of one round. */
const pagesTogether = 200;

/**
 * What stands around an article of the web: links to elsewhere, cards of other articles, comments, and
 * what only the browser reads. The heavy page is as large as the median of forty real ones, 87 KB.
 */
const furnitures = {
  "light pages of the web": { menu: 60, related: 30, cards: 0, comments: 0, scriptBytes: 0 },
  "pages of the web": { menu: 120, related: 40, cards: 40, comments: 30, scriptBytes: 60_000 },
};
/** @typedef {typeof furnitures[keyof typeof furnitures]} Furniture */

/**
 * Pages of the web from their bytes to the list of articles, beside reading them with Readability and
 * nothing else.
 *
 * @param {import("./suites.mjs").Bench} bench
 * @returns {Promise<import("./lines.mjs").Line[]>}
 */
export async function htmlImport({ machine, rounds, tell }) {
  const profile = newProfile();
  const plain = await startOn(machine, emptyWindow);
  const { app, page } = await startRailhead(machine, profile);
  const lines = [];
  let first = 0;
  try {
    await ask(page, "person:name", { name: "Bench" });
    const { id } = await ask(page, "notebook:create", { title: "Bench" });
    await openNotebook(page);
    await page.keyboard.press("Control+1");
    await plain.page.evaluate(readability());
    for (const [name, furniture] of Object.entries(furnitures)) {
      const rows = [];
      for (let round = 0; round <= rounds; round += 1) {
        const pages = pagesFrom(first, furniture);
        first += pagesTogether;
        const ours = await page.evaluate(importAll, { notebookId: id, pages });
        const peer = await plain.page.evaluate(readAll, pages);
        tell(
          `${pagesTogether} ${name}: ${ours.toFixed(0)} ms, Readability alone ${peer.toFixed(0)} ms`,
        );
        // The first pages start the window that reads them.
        if (round > 0) rows.push({ ours, peer });
      }
      lines.push(
        lineOf(
          {
            suite,
            name: `${pagesTogether} ${name} until they are listed`,
            unit: "ms",
            against: "Readability alone",
            bound: 1.5,
          },
          rows,
        ),
      );
    }
    return lines;
  } finally {
    await app.close();
    await plain.app.close();
    dropFolder(profile);
  }
}

/** The library as a script that leaves its class on the page. */
function readability() {
  const found = createRequire(import.meta.url).resolve("@mozilla/readability/Readability.js");
  return `${fs.readFileSync(found, "utf8")}\nglobalThis.Readability = Readability;`;
}

/**
 * @param {number} first
 * @param {Furniture} furniture
 * @returns {string[]}
 */
function pagesFrom(first, { menu, related, cards, comments, scriptBytes }) {
  const times = (/** @type {number} */ count, /** @type {(at: number) => string} */ made) =>
    Array.from({ length: count }, (_, at) => made(at)).join("");
  const links = (/** @type {number} */ count, /** @type {string} */ name) =>
    times(count, (at) => `<li><a href="/${name}/${at}">${name} ${at}</a></li>`);
  const script = `<script>${"window.state=window.state||[];".repeat(Math.ceil(scriptBytes / 30))}</script>`;
  return Array.from({ length: pagesTogether }, (_, index) => {
    const { title, text } = articleNumber(first + index);
    const paragraphs = text
      .split("\n")
      .filter(Boolean)
      .map((words) => `<p>${words}</p>`)
      .join("");
    const card = (/** @type {number} */ at) =>
      `<div class="card"><div class="media"><a href="/story/${at}"><img src="/thumb/${at}.jpg" alt=""></a></div><div class="card-text"><h3><a href="/story/${at}">${title} ${at}</a></h3><p class="summary">${title}, and what came of it.</p></div></div>`;
    const comment = (/** @type {number} */ at) =>
      `<div class="comment"><span class="author">reader ${at}</span><p>I have read this, and then I have read it again. (${at})</p></div>`;
    return `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title>${scriptBytes > 0 ? script : ""}</head><body>
<nav><ul>${links(menu, "section")}</ul></nav>
<main><article><h1>${title}</h1>${paragraphs}</article><section class="comments">${times(comments, comment)}</section></main>
<aside><ul>${links(related, "related")}</ul>${times(cards, card)}</aside><footer><p>All rights reserved</p></footer></body></html>`;
  });
}

/**
 * Runs in the window with the notebook open: from the bytes until as many articles more are listed.
 *
 * @param {{ notebookId: string, pages: readonly string[] }} given
 * @returns {Promise<number>}
 */
async function importAll({ notebookId, pages }) {
  const { document, performance, railhead, crypto, requestAnimationFrame, TextEncoder } =
    /** @type {any} */ (globalThis);
  const listed = () =>
    Number(
      document.querySelector('[role="grid"][aria-label="Articles"]')?.getAttribute("aria-rowcount"),
    ) || 0;
  const before = listed();
  const sources = pages.map((page, index) => ({
    kind: "bytes",
    name: `page-${before + index}.html`,
    bytes: new TextEncoder().encode(page),
  }));
  const from = performance.now();
  const batchId = crypto.randomUUID();
  const reply = await railhead.request("article:import", { notebookId, batchId, sources });
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  while (listed() < before + pages.length) {
    if (performance.now() - from > 120_000) throw new Error(`Only ${listed()} are listed`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return performance.now() - from;
}

/**
 * Runs in an empty window.
 *
 * @param {readonly string[]} pages
 * @returns {number}
 */
function readAll(pages) {
  const { DOMParser, Readability, performance } = /** @type {any} */ (globalThis);
  const from = performance.now();
  for (const page of pages) {
    const found = new Readability(new DOMParser().parseFromString(page, "text/html")).parse();
    if (found === null) throw new Error("Readability found no article");
  }
  return performance.now() - from;
}
