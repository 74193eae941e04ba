import { foundLines } from "./found.mjs";
import { alternate, lineOf, percentile } from "./lines.mjs";
import {
  filterTimes,
  longestTask,
  rowsOf,
  scrollFrameMs,
  timeToRows,
  waitForWhole,
  waitUntilKept,
  watchTasks,
} from "./lists.mjs";
import { viewLines } from "./views.mjs";
import { weighing } from "./weighing.mjs";
import { makeNotebooks, ownTexts, sharedTexts } from "./whole-notebook.mjs";
import { dropFolder, newProfile, startRailhead } from "./window.mjs";

/** From so many articles on every view and the search are measured too. */
const mostAlike = 5000;

/** From so many claims on their list is kept from one opening to the next. */
const leastKept = 5000;

/** Words of every frequency, so that filters leave much and little. */
const words = ["the", "said times", "of and", "said", "article-77"];
const claimWords = ["the", "of", "that was", "said"];

/**
 * So often that one in twenty may be late, as a p95 says.
 *
 * @param {readonly string[]} some
 */
const often = (some) => [...some, ...some, ...some];

/**
 * What the window costs with many articles beside what it costs with few.
 *
 * @param {import("./suites.mjs").Bench} bench
 */
export function scale(bench) {
  return measure(bench, {
    suite: "scale",
    view: "1",
    grid: "Articles",
    field: "Filter articles",
    words,
    sizes: (count) => ({ articles: count, claims: 0 }),
    fill: ownTexts,
    more: async (page, rows) => {
      // Views of few articles open alike: what they take there says nothing of how it grows.
      if (bench.articles < mostAlike) return [];
      const given = { suite: "scale", rows, rounds: Math.min(bench.rounds, 3), tell: bench.tell };
      return [...(await foundLines(page, given)), ...(await viewLines(page, given))];
    },
  });
}

/**
 * The same for the board of claims, with what else is made of claims: orders, registers, figures.
 *
 * @param {import("./suites.mjs").Bench} bench
 */
export function claims(bench) {
  return measure(bench, {
    suite: "claims",
    view: "3",
    grid: "Claims",
    field: "Find in claims",
    words: claimWords,
    sizes: (count) => ({ articles: 10, claims: count }),
    fill: sharedTexts,
    keepsClaims: true,
    more: weighing,
  });
}

/**
 * @typedef {object} Plan
 * @property {string} suite
 * @property {string} view the key that opens it
 * @property {string} grid
 * @property {string} field
 * @property {readonly string[]} words
 * @property {(count: number) => { articles: number, claims: number }} sizes
 * @property {import("./whole-notebook.mjs").Fill} fill
 * @property {boolean} [keepsClaims] what its lists are made of is kept for the next opening
 * @property {(page: import("./window.mjs").Running["page"], rows: string) => Promise<import("./lines.mjs").Line[]>} [more] measured with the large one open
 */

/**
 * @param {import("./suites.mjs").Bench} bench
 * @param {Plan} plan
 */
async function measure({ machine, rounds, articles, keep, tell }, plan) {
  const { suite, grid, field, view } = plan;
  const profile = keep ?? newProfile();
  const sizes = { Ten: 10, Thousand: 1000, Large: articles };
  await makeNotebooks(
    profile,
    Object.entries(sizes).map(([title, count]) => ({ title, ...plan.sizes(count) })),
    plan.fill,
    tell,
  );
  const { app, page } = await startRailhead(machine, profile);
  /** @type {import("./lines.mjs").Line[]} */
  const lines = [];
  try {
    const open = (/** @type {string} */ title) => openAt(page, title, view, grid);
    // Once each, so that every projection has been built: that is the import's time.
    for (const title of ["Ten", "Thousand", "Large"]) await leaveAt(page, title, view, grid);
    const [word = ""] = plan.words;
    const [first = 0] = await filterTimes(page, { field, grid, words: [word] });
    await waitForWhole(page, { field, grid, word });
    lines.push(
      lineOf(
        {
          suite,
          name: `first filter ever, ${articles} rows`,
          unit: "ms",
          against: "the limit of 20 s",
          bound: 1,
        },
        [{ ours: first, peer: 20_000 }],
      ),
    );
    if (plan.keepsClaims && articles >= leastKept) await waitUntilKept(page);

    const opened = await alternate(
      rounds,
      async () => (await open("Large")).opened,
      async () => (await open("Ten")).opened,
    );
    lines.push(
      lineOf(
        { suite, name: "opening to the first screen", unit: "ms", against: "10 rows", bound: 1.5 },
        opened,
      ),
    );
    const readyAfter = async () => {
      const [first = 0] = await filterTimes(page, { field, grid, words: [word] });
      await waitForWhole(page, { field, grid, word });
      return first;
    };
    const ready = [];
    const scrolled = [];
    const frames = [];
    const drawn = [];
    const filtered = [];
    const tasks = [];
    for (let round = 0; round < rounds; round += 1) {
      const large = await open("Large");
      drawn.push({ ours: large.drawn, peer: 300 });
      // The lists are read in the background once; what follows is how it is from then on.
      ready.push({ ours: await readyAfter(), peer: 10_000 });
      await watchTasks(page);
      const times = await filterTimes(page, { field, grid, words: often(plan.words) });
      filtered.push({ ours: percentile(times, 0.95), peer: 100 });
      const ours = await scrollFrameMs(page, grid);
      tasks.push({ ours: await longestTask(page), peer: 50 });
      await open("Thousand");
      scrolled.push({ ours, peer: await scrollFrameMs(page, grid) });
      frames.push({ ours, peer: 100 });
      tell(`round ${round + 1} of ${rounds}`);
    }
    const rows = `${articles} rows`;
    lines.push(
      lineOf(
        {
          suite,
          name: `first screen of a view, ${rows}`,
          unit: "ms",
          against: "the limit of 300 ms",
          bound: 1,
        },
        drawn,
      ),
      lineOf(
        {
          suite,
          name: `first filter after opening, ${rows}`,
          unit: "ms",
          against: "the limit of 10 s",
          bound: 1,
        },
        ready,
      ),
      lineOf(
        {
          suite,
          name: `key to filtered list, ${rows} (p95)`,
          unit: "ms",
          against: "the limit of 100 ms",
          bound: 1,
        },
        filtered,
      ),
      lineOf(
        {
          suite,
          name: `longest task while filtering and scrolling, ${rows}`,
          unit: "ms",
          against: "the limit of 50 ms",
          bound: 1,
        },
        tasks,
      ),
      lineOf(
        { suite, name: "scroll frame (p95)", unit: "ms", against: "1,000 rows", bound: 1.5 },
        scrolled,
      ),
      lineOf(
        {
          suite,
          name: `frame while scrolling, ${rows} (p95)`,
          unit: "ms",
          against: "the limit of 100 ms",
          bound: 1,
        },
        frames,
      ),
    );
    if (plan.more !== undefined) {
      await open("Large");
      await readyAfter();
      lines.push(...(await plan.more(page, rows)));
    }
  } finally {
    await app.close();
    if (keep === null) dropFolder(profile);
  }
  return lines;
}

/**
 * Opens a notebook wherever it was left, and leaves it at a view.
 *
 * @param {import("./window.mjs").Running["page"]} page
 * @param {string} title
 * @param {string} view
 * @param {string} grid
 */
async function leaveAt(page, title, view, grid) {
  await page.reload();
  await page.getByRole("button", { name: new RegExp(`^${title}`) }).click();
  // A kept notebook that was never opened is built here, behind its progress: nobody is measured.
  await page.getByRole("navigation", { name: "Views" }).waitFor({ timeout: 0 });
  for (const [key, list] of [
    ["1", "Articles"],
    [view, grid],
  ]) {
    await page.keyboard.press(`Control+${key}`);
    await page
      .locator(rowsOf(list ?? ""))
      .first()
      .waitFor();
  }
}

/**
 * Opens a notebook from the list of notebooks, then the view; answers with the times until the
 * first rows were drawn of the library, and from its key those of the view.
 *
 * @param {import("./window.mjs").Running["page"]} page
 * @param {string} title
 * @param {string} view
 * @param {string} grid
 */
async function openAt(page, title, view, grid) {
  await page.reload();
  const button = page.getByRole("button", { name: new RegExp(`^${title}`) });
  await button.waitFor();
  // A notebook opens at the view it was left in.
  const opened = await timeToRows(page, ["Articles", grid], () => button.click(), "click");
  await page.keyboard.press("Control+1");
  await page.locator(rowsOf("Articles")).first().waitFor();
  const drawn = await timeToRows(
    page,
    [grid],
    () => page.keyboard.press(`Control+${view}`),
    "keydown",
  );
  return { opened, drawn };
}
