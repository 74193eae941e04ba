import { articleNumber } from "./corpus.mjs";
import { lineOf } from "./lines.mjs";
import { ask, dropFolder, newProfile, startRailhead } from "./window.mjs";

const suite = "import";
/** More of them say nothing new of a ratio, and take a quarter of an hour. */
const mostArticles = 10_000;
const filesTogether = 100;
const mostRounds = 3;
const articleRow = '[role="grid"][aria-label="Articles"] [role="row"]:not([aria-busy])';

/** @typedef {import("./window.mjs").Running["page"]} Page */

/**
 * What it takes to make rows and index of a notebook anew, beside what it took to import its articles:
 * both until the first rows are drawn and the last article is found by a word of its own.
 *
 * @param {import("./suites.mjs").Bench} bench
 */
export async function rebuildLines({ machine, rounds, articles, tell }) {
  const count = Math.min(articles, mostArticles);
  const profile = newProfile();
  const { app, page } = await startRailhead(machine, profile);
  const measured = [];
  try {
    await ask(page, "person:name", { name: "Bench" });
    for (let round = 0; round < Math.min(rounds, mostRounds); round += 1) {
      const title = `Round ${round}`;
      const { id } = await ask(page, "notebook:create", { title });
      await open(page, title);
      const peer = await timeUntilFound(page, () => importTexts(page, id, count));
      await page.reload();
      await page.getByRole("button", { name: new RegExp(`^${title}`) }).waitFor();
      await page.evaluate(dropProjections);
      const ours = await timeUntilFound(page, () => open(page, title));
      measured.push({ ours, peer });
      tell(`${count} articles imported in ${peer.toFixed(0)} ms, rebuilt in ${ours.toFixed(0)} ms`);
    }
  } finally {
    await app.close();
    dropFolder(profile);
  }
  const name = `rebuilding rows and index of ${count} articles`;
  return [
    lineOf({ suite, name, unit: "ms", against: "importing their texts", bound: 1 }, measured),
  ];
}

/**
 * @param {Page} page
 * @param {string} title
 */
async function open(page, title) {
  await page.reload();
  await page.getByRole("button", { name: new RegExp(`^${title}`) }).click();
  await page.getByRole("navigation", { name: "Views" }).waitFor({ timeout: 0 });
}

/** Stands in the last text alone. */
const lastWord = "zyxomma";

/**
 * @param {Page} page
 * @param {string} notebookId
 * @param {number} count
 */
async function importTexts(page, notebookId, count) {
  for (let from = 0; from < count; from += filesTogether) {
    const texts = Array.from({ length: Math.min(filesTogether, count - from) }, (_, index) => {
      const number = from + index;
      return `${articleNumber(number).text}\n\n${number === count - 1 ? lastWord : ""}`;
    });
    await page.evaluate(
      async ([id, given, first]) => {
        const { railhead, crypto, TextEncoder } = /** @type {any} */ (globalThis);
        const sources = given.map((text, index) => ({
          kind: "bytes",
          name: `article-${first + index}.txt`,
          bytes: new TextEncoder().encode(text),
        }));
        const batchId = crypto.randomUUID();
        const reply = await railhead.request("article:import", {
          notebookId: id,
          batchId,
          sources,
        });
        if (!reply.ok) throw new Error(JSON.stringify(reply));
      },
      /** @type {const} */ ([notebookId, texts, from]),
    );
  }
}

/**
 * @param {Page} page
 * @param {() => Promise<void>} act
 */
async function timeUntilFound(page, act) {
  const from = performance.now();
  await act();
  await page.keyboard.press("Control+1");
  await page.locator(articleRow).first().waitFor({ timeout: 0 });
  await page.keyboard.press("Control+Shift+F");
  const field = page.getByRole("combobox", { name: "Search everything" });
  const hit = page.getByRole("listbox", { name: "Results" }).getByRole("option").first();
  for (;;) {
    await field.fill(lastWord);
    const isFound = await hit.waitFor({ timeout: 250 }).then(
      () => true,
      () => false,
    );
    if (isFound) return performance.now() - from;
    await field.fill("");
  }
}

/** Runs in the page, before a notebook is opened: its rows and the files of its index. */
async function dropProjections() {
  const { indexedDB, navigator } = /** @type {any} */ (globalThis);
  for (const { name } of await indexedDB.databases()) {
    await new Promise((resolve, reject) => {
      const dropping = indexedDB.deleteDatabase(name);
      dropping.onsuccess = resolve;
      dropping.onerror = () => reject(dropping.error);
    });
  }
  const files = await navigator.storage.getDirectory();
  await files.removeEntry("search", { recursive: true });
}
