import uiWords from "../../shared/messages/en/ui.json" with { type: "json" };
import { lineOf, median } from "./lines.mjs";
import { longestTask, watchTasks } from "./lists.mjs";

/** @typedef {import("./window.mjs").Running["page"]} Page */

/** Every view by its key, as the rail has them. */
const views = {
  search: "Control+Shift+F",
  library: "Control+1",
  reader: "Control+2",
  claims: "Control+3",
  sources: "Control+4",
  synthesis: "Control+5",
  brief: "Control+6",
  lenses: "Control+7",
  history: "Control+8",
  figures: "Control+9",
};

/** Panes that have not changed for so long have come to rest. */
const stillMs = 700;
/** A view that never comes to rest is measured up to here. */
const mostMs = 60_000;
/** The first screen is promised in this time, and no task of the window longer than that. */
const screenMs = 300;
const taskMs = 50;

/**
 * Opens every view of the notebook that is open, each from the one before it: how long until its
 * panes had come to rest, and the longest task meanwhile. The first time loads the view's code.
 *
 * @param {Page} page
 * @param {{ suite: string, rows: string, rounds: number, tell: (words: string) => void }} given
 */
export async function viewLines(page, { suite, rows, rounds, tell }) {
  /** @type {Record<string, { rest: number, task: number }[]>} */
  const measured = {};
  for (let round = 0; round <= rounds; round += 1) {
    for (const [view, key] of Object.entries(views)) {
      await watchTasks(page);
      const rest = await timeToRest(page, key);
      const task = await longestTask(page);
      tell(`${view}: at rest after ${rest.toFixed(0)} ms, longest task ${task.toFixed(0)} ms`);
      if (round > 0) measured[view] = [...(measured[view] ?? []), { rest, task }];
    }
  }
  return Object.entries(measured).flatMap(([view, times]) => [
    lineOf(
      {
        suite,
        name: `opening ${view} until it is at rest, ${rows}`,
        unit: "ms",
        against: `the limit of ${screenMs} ms`,
        bound: 1,
      },
      [{ ours: median(times.map(({ rest }) => rest)), peer: screenMs }],
    ),
    lineOf(
      {
        suite,
        name: `longest task while opening ${view}, ${rows}`,
        unit: "ms",
        against: `the limit of ${taskMs} ms`,
        bound: 1,
      },
      [{ ours: median(times.map(({ task }) => task)), peer: taskMs }],
    ),
  ]);
}

/**
 * From the key to the last change of the panes before they stood still.
 *
 * @param {Page} page
 * @param {string} key
 * @returns {Promise<number>}
 */
async function timeToRest(page, key) {
  await page.evaluate(
    ([still, most, loading]) => {
      const { document, performance, requestAnimationFrame, MutationObserver } =
        /** @type {any} */ (globalThis);
      const rest = new Promise((resolve) => {
        document.addEventListener(
          "keydown",
          (/** @type {any} */ pressed) => {
            let last = pressed.timeStamp;
            const seen = (/** @type {{ target: any }[]} */ changes) => {
              const isPane = (/** @type {any} */ target) =>
                target.closest("[data-pane]") !== null ||
                target.querySelector(":scope > [data-pane]") !== null;
              if (changes.some(({ target }) => isPane(target))) last = performance.now();
            };
            const observer = new MutationObserver(seen);
            observer.observe(document.body, { subtree: true, childList: true });
            const look = () => {
              const now = performance.now();
              const isLoading =
                document.querySelector(`[data-pane] [aria-label="${loading}"]`) !== null;
              const isAtRest = now - last > still && !isLoading;
              if (!isAtRest && now - pressed.timeStamp < most) {
                requestAnimationFrame(look);
                return;
              }
              observer.disconnect();
              resolve(last - pressed.timeStamp);
            };
            requestAnimationFrame(look);
          },
          { once: true, capture: true },
        );
      });
      Object.assign(globalThis, { benchRest: rest });
    },
    /** @type {const} */ ([stillMs, mostMs, uiWords.loading]),
  );
  await page.keyboard.press(key);
  return page.evaluate(() => Reflect.get(globalThis, "benchRest"));
}
