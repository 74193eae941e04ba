import { percentile } from "./lines.mjs";

/**
 * What an analyst does to a list, timed inside the page from the event to the frame that shows it.
 *
 * @typedef {import("./window.mjs").Running["page"]} Page
 */

/** Longer than this nobody waits: the measurement has failed. */
const patienceMs = 120_000;

/**
 * Types words into a field, one after the other, and answers with the times until the list below
 * it had changed and was drawn.
 *
 * @param {Page} page
 * @param {{ field: string, grid: string, words: readonly string[] }} what
 */
export async function filterTimes(page, { field, grid, words }) {
  const times = [];
  for (const word of words.flatMap((one) => [one, ""])) {
    times.push(await timeUntilChanged(page, grid, { field, word }));
  }
  return times;
}

/**
 * @param {Page} page
 * @param {string} grid
 * @param {{ field: string, word: string }} typed
 * @returns {Promise<number>}
 */
async function timeUntilChanged(page, grid, typed) {
  const before = await rowCountOf(page, grid);
  await page.evaluate(
    ([name, waitMs, former]) => {
      const { document, performance, requestAnimationFrame, MutationObserver, setTimeout } =
        /** @type {any} */ (globalThis);
      const changed = new Promise((resolve, reject) => {
        let startedAt = 0;
        document.addEventListener(
          "input",
          (/** @type {any} */ event) => {
            startedAt = event.timeStamp;
          },
          { once: true, capture: true },
        );
        const observer = new MutationObserver(() => {
          const shown = document.querySelector(`[role="grid"][aria-label="${name}"]`);
          const count = Number(shown?.getAttribute("aria-rowcount") ?? 0);
          const isDrawn = count === 0 || shown.querySelector('[role="row"]:not([aria-busy])');
          if (startedAt === 0 || count === former || isDrawn === null) return;
          observer.disconnect();
          requestAnimationFrame(() => resolve(performance.now() - startedAt));
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
        setTimeout(() => reject(new Error(`${name} did not change`)), waitMs);
      });
      Object.assign(globalThis, { benchChanged: changed });
    },
    /** @type {const} */ ([grid, patienceMs, before]),
  );
  await page.getByRole("searchbox", { name: typed.field }).fill(typed.word);
  return page.evaluate(() => Reflect.get(globalThis, "benchChanged"));
}

/** A filtered list whose count has not risen for so long has been read to its end. */
const wholeAfterMs = 2000;

/**
 * Waits until the background has read all that lists are made of: until then a filter shows the
 * first that it finds, and its count rises. Leaves the list whole: what is typed next would
 * otherwise be compared with a list that still shows these words.
 *
 * @param {Page} page
 * @param {{ field: string, grid: string, word: string }} what
 */
export async function waitForWhole(page, { field, grid, word }) {
  const box = page.getByRole("searchbox", { name: field });
  await box.fill(word);
  let count = -1;
  let since = performance.now();
  while (performance.now() - since < wholeAfterMs) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const now = await rowCountOf(page, grid);
    if (now !== count) since = performance.now();
    count = now;
  }
  await timeUntilChanged(page, grid, { field, word: "" });
}

/**
 * Waits until what the list of claims is made of is kept for the next opening, as it is a while after
 * the first.
 *
 * @param {Page} page
 */
export async function waitUntilKept(page) {
  const giveUpAt = performance.now() + patienceMs;
  while (!(await isKept(page))) {
    if (performance.now() > giveUpAt) throw new Error("The list of claims was not kept");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/**
 * What another program kept in a folder that stays is none of ours.
 *
 * @param {Page} page
 * @returns {Promise<boolean>}
 */
function isKept(page) {
  const workers = page.workers().map((worker) => worker.url());
  return page.evaluate(async (madeBy) => {
    const { indexedDB } = /** @type {any} */ (globalThis);
    const answered = (/** @type {any} */ asked) =>
      new Promise((resolve) => {
        asked.onsuccess = () => resolve(asked.result);
      });
    for (const { name } of await indexedDB.databases()) {
      const database = /** @type {any} */ (await answered(indexedDB.open(name)));
      const head = database.objectStoreNames.contains("keptClaims")
        ? await answered(database.transaction("keptClaims").objectStore("keptClaims").get("head"))
        : undefined;
      database.close();
      if (head !== undefined && madeBy.includes(head.madeBy)) return true;
    }
    return false;
  }, workers);
}

/**
 * @param {Page} page
 * @param {string} grid
 * @returns {Promise<number>}
 */
function rowCountOf(page, grid) {
  return page.evaluate((name) => {
    const { document } = /** @type {any} */ (globalThis);
    const shown = document.querySelector(`[role="grid"][aria-label="${name}"]`);
    return Number(shown?.getAttribute("aria-rowcount") ?? 0);
  }, grid);
}

/**
 * Scrolls a list by more than a screen each frame; answers with the time that 95 of 100 frames
 * stay within, and how far it came in rows.
 *
 * @param {Page} page
 * @param {string} grid
 */
export async function scrollFrameMs(page, grid) {
  /** @type {number[]} */
  const frames = await page.evaluate(
    (name) =>
      new Promise((resolve) => {
        const { document, requestAnimationFrame } = /** @type {any} */ (globalThis);
        const list = document.querySelector(`[role="grid"][aria-label="${name}"]`);
        /** @type {number[]} */
        const times = [];
        let last = 0;
        list.scrollTop = 0;
        const step = (/** @type {number} */ now) => {
          if (last > 0) times.push(now - last);
          last = now;
          list.scrollTop += 300;
          if (times.length < 90) requestAnimationFrame(step);
          else {
            list.scrollTop = 0;
            resolve(times);
          }
        };
        requestAnimationFrame(step);
      }),
    grid,
  );
  // A pane that had stopped would scroll well too.
  await page.getByRole("grid", { name: grid, exact: true }).getByRole("row").first().waitFor();
  return percentile(frames, 0.95);
}

/** @param {Page} page */
export async function watchTasks(page) {
  await page.evaluate(() => {
    const { PerformanceObserver } = /** @type {any} */ (globalThis);
    /** @type {number[]} */
    const tasks = [];
    new PerformanceObserver((/** @type {any} */ list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration);
    }).observe({ type: "longtask" });
    Object.assign(globalThis, { benchTasks: tasks });
  });
}

/**
 * The longest task since `watchTasks`, in milliseconds; 0 when none took 50.
 *
 * @param {Page} page
 * @returns {Promise<number>}
 */
export function longestTask(page) {
  return page.evaluate(() => Math.max(0, ...Reflect.get(globalThis, "benchTasks")));
}

/**
 * From an act to the frame that has the first rows of a list, told by the page itself: who asks it
 * from outside asks every half a second.
 *
 * @param {Page} page
 * @param {readonly string[]} grids whichever has rows first
 * @param {() => Promise<void>} act
 * @param {"click" | "keydown"} event
 * @returns {Promise<number>}
 */
export async function timeToRows(page, grids, act, event) {
  await page.evaluate(
    ([selector, eventName]) => {
      const { document, performance, requestAnimationFrame } = /** @type {any} */ (globalThis);
      const drawn = new Promise((resolve) => {
        document.addEventListener(
          eventName,
          (/** @type {any} */ acted) => {
            const look = () => {
              const row = document.querySelector(selector);
              if (row !== null) resolve(performance.now() - acted.timeStamp);
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
          },
          { once: true, capture: true },
        );
      });
      Object.assign(globalThis, { benchDrawn: drawn });
    },
    /** @type {const} */ ([grids.map(rowsOf).join(", "), event]),
  );
  await act();
  return page.evaluate(() => Reflect.get(globalThis, "benchDrawn"));
}

/**
 * Finds the rows of a list that have been drawn.
 *
 * @param {string} name
 */
export function rowsOf(name) {
  return `[role="grid"][aria-label="${name}"] [role="rowgroup"] [role="row"]:not([aria-busy])`;
}
