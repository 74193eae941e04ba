import { queriesOf } from "./corpus.mjs";
import { lineOf, percentile } from "./lines.mjs";

/** @typedef {import("./window.mjs").Running["page"]} Page */

/** Questions of each kind, so many that a p95 says something. */
const queriesEach = 10;
const limitMs = 100;
/** Longer than this nobody waits: the measurement has failed. */
const patienceMs = 30_000;
/** An index that was missing is made first, behind the window. */
const indexMs = 900_000;

/**
 * What an analyst waits for in the search of everything: from the last letter to the frame that
 * shows what was found, with its snippets.
 *
 * @param {Page} page
 * @param {{ suite: string, rows: string, rounds: number }} given
 */
export async function foundLines(page, { suite, rows, rounds }) {
  await page.keyboard.press("Control+Shift+F");
  const field = page.getByRole("combobox", { name: "Search everything" });
  await field.waitFor();
  await timeToFound(page, field, "the");
  const progress = page.getByRole("progressbar").first();
  await progress.waitFor({ state: "detached", timeout: indexMs });
  const measured = [];
  for (let round = 0; round <= rounds; round += 1) {
    const times = [];
    for (const typed of Object.values(queriesOf(queriesEach)).flat()) {
      times.push(await timeToFound(page, field, typed));
    }
    // The first time loads what all of them need.
    if (round > 0) measured.push({ ours: percentile(times, 0.95), peer: limitMs });
  }
  const against = `the limit of ${limitMs} ms`;
  const name = `key to what was found, with snippets, ${rows} (p95)`;
  return [lineOf({ suite, name, unit: "ms", against, bound: 1 }, measured)];
}

/**
 * @param {Page} page
 * @param {ReturnType<Page["getByRole"]>} field
 * @param {string} typed
 * @returns {Promise<number>}
 */
async function timeToFound(page, field, typed) {
  await field.fill("");
  await page.getByRole("listbox", { name: "Results" }).waitFor({ state: "detached" });
  await page.evaluate((waitMs) => {
    const { document, performance, requestAnimationFrame, MutationObserver, setTimeout } =
      /** @type {any} */ (globalThis);
    const found = new Promise((resolve, reject) => {
      let startedAt = 0;
      const start = (/** @type {any} */ event) => {
        startedAt = event.timeStamp;
      };
      document.addEventListener("input", start, { once: true, capture: true });
      const observer = new MutationObserver(() => {
        const hit = document.querySelector('[role="listbox"] [role="option"] mark');
        if (startedAt === 0 || hit === null) return;
        observer.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - startedAt));
      });
      observer.observe(document.body, { subtree: true, childList: true });
      setTimeout(() => reject(new Error("Nothing was found")), waitMs);
    });
    Object.assign(globalThis, { benchFound: found });
  }, patienceMs);
  await field.fill(typed);
  return page.evaluate(() => Reflect.get(globalThis, "benchFound"));
}
