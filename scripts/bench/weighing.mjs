import { lineOf, percentile } from "./lines.mjs";
import { longestTask, rowsOf, watchTasks } from "./lists.mjs";

/** @typedef {import("./window.mjs").Running["page"]} Page */
/** @typedef {import("./lines.mjs").Line} Line */

const suite = "claims";
/** Longer than this nobody waits: the measurement has failed. */
const patienceMs = 60_000;

/** As the list names them, and as the drawing does. */
const figures = [
  ["Timeline", "Timeline"],
  ["Claims through the lenses", "Claims through the lenses"],
  ["Claims by source", "Claims by source"],
  ["Relations", "How claims relate"],
];

/**
 * What the claims of a large notebook cost where they are sorted, found, registered and drawn.
 *
 * @param {Page} page with the board open
 * @param {string} rows how many there are, in words
 * @returns {Promise<Line[]>}
 */
export async function weighing(page, rows) {
  return [
    ...(await sorting(page, rows)),
    ...(await registers(page, rows)),
    ...(await drawing(page, rows)),
  ];
}

/**
 * @param {Page} page
 * @param {string} rows
 */
async function sorting(page, rows) {
  await watchTasks(page);
  /** @type {number[]} */
  const times = [];
  // Often enough that one in twenty may be late, as a p95 says.
  for (const order of [...orders, ...orders, ...orders, ...orders]) {
    await page.getByRole("button", { name: /Sort by/ }).click();
    const option = page.getByRole("option", { name: order });
    await option.waitFor();
    times.push(
      await timeTo(page, "pointerup", { changed: rowsOf("Claims") }, () => option.click()),
    );
  }
  return [
    limited(`option to sorted list, ${rows} (p95)`, percentile(times, 0.95), 100),
    limited(`longest task while sorting, ${rows}`, await longestTask(page), 50),
  ];
}

const orders = ["Statement", "Newest first", "Date reported", "Credibility", "As made"];

/**
 * @param {Page} page
 * @param {string} rows
 */
async function registers(page, rows) {
  // A notebook that was kept opens at the tab it was left at.
  await page.keyboard.press("Control+5");
  await page.getByRole("tab", { name: "Conflicts" }).click();
  await page.getByRole("grid", { name: "Conflict register" }).getByRole("row").first().waitFor();
  await page.keyboard.press("Control+3");
  await page.getByRole("grid", { name: "Claims", exact: true }).waitFor();
  await watchTasks(page);
  const opened = await timeTo(page, "keydown", { shown: rowsOf("Conflict register") }, () =>
    page.keyboard.press("Control+5"),
  );
  const tab = page.getByRole("tab", { name: "Relations" });
  const relations = await timeTo(page, "pointerup", { shown: rowsOf("Relations") }, () =>
    tab.click(),
  );
  await page.getByRole("button", { name: "Relate claims" }).click();
  const field = page.getByRole("combobox", { name: "This claim" });
  const found = [];
  for (const words of ["that was", "said of", "the"]) {
    found.push(await timeTo(page, "input", { shown: '[role="option"]' }, () => field.fill(words)));
    await field.fill("");
  }
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  return [
    limited(`register of conflicts, first rows, ${rows}`, opened, 300),
    limited(`list of relations, first rows, ${rows}`, relations, 300),
    limited(`key to claims found to relate, ${rows} (p95)`, percentile(found, 0.95), 100),
    limited(`longest task in registers, ${rows}`, await longestTask(page), 50),
  ];
}

/**
 * @param {Page} page
 * @param {string} rows
 */
async function drawing(page, rows) {
  await page.keyboard.press("Control+9");
  const list = page.getByRole("grid", { name: "Figures" });
  await list.waitFor();
  // One that reads next to nothing first, so that each of the others is opened anew.
  await list.getByRole("row", { name: "Competing hypotheses" }).click();
  await watchTasks(page);
  /** @type {Line[]} */
  const lines = [];
  const moved = [];
  for (const [name = "", title] of figures) {
    const row = list.getByRole("row", { name, exact: true });
    const first = await timeTo(page, "pointerup", { shown: drawn(title) }, () => row.click());
    lines.push(limited(`first drawing of ${name}, ${rows}`, first, 3000));
    const next = page.getByRole("button", { name: "Next", exact: true });
    for (
      let step = 0;
      step < 3 && (await next.isVisible()) && (await next.isEnabled());
      step += 1
    ) {
      moved.push(await timeTo(page, "pointerup", { changed: drawn(title) }, () => next.click()));
    }
  }
  lines.push(
    limited(`next part of a figure, ${rows} (p95)`, percentile(moved, 0.95), 300),
    limited(`longest task while drawing, ${rows}`, await longestTask(page), 50),
  );
  return lines;
}

/**
 * @param {string} name
 * @param {number} ours
 * @param {number} limit
 */
function limited(name, ours, limit) {
  const against = `the limit of ${limit.toLocaleString("en")} ms`;
  return lineOf({ suite, name, unit: "ms", against, bound: 1 }, [{ ours, peer: limit }]);
}

/** @param {string | undefined} title */
function drawn(title) {
  return `main svg[role="group"][aria-label="${title}"] [role="button"]`;
}

/**
 * From the event that the act brings about to the frame that shows what was waited for: an element
 * that is there, or one that is another than before.
 *
 * @param {Page} page
 * @param {"pointerup" | "keydown" | "input"} event
 * @param {{ shown: string } | { changed: string }} until
 * @param {() => Promise<void>} act
 * @returns {Promise<number>}
 */
async function timeTo(page, event, until, act) {
  await page.evaluate(
    ([eventName, wanted, waitMs]) => {
      const { document, performance, requestAnimationFrame } = /** @type {any} */ (globalThis);
      const selector = "shown" in wanted ? wanted.shown : wanted.changed;
      const nameNow = () => {
        /** @type {any[]} */
        const elements = [...document.querySelectorAll(selector)];
        if (elements.length === 0) return null;
        // Two orders may begin with the same record.
        return elements
          .slice(0, 8)
          .map((one) => `${one.id} ${one.getAttribute("aria-label")} ${one.textContent}`)
          .join();
      };
      const former = "changed" in wanted ? nameNow() : null;
      const done = new Promise((resolve, reject) => {
        document.addEventListener(
          eventName,
          (/** @type {any} */ acted) => {
            const look = () => {
              const now = nameNow();
              const passed = performance.now() - acted.timeStamp;
              if (now !== null && now !== former) resolve(passed);
              else if (passed > waitMs) reject(new Error(`${selector} did not come`));
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
          },
          { once: true, capture: true },
        );
      });
      Object.assign(globalThis, { benchShown: done });
    },
    /** @type {const} */ ([event, until, patienceMs]),
  );
  await act();
  return page.evaluate(() => Reflect.get(globalThis, "benchShown"));
}
