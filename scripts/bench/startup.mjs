import path from "node:path";
import { articleNumber } from "./corpus.mjs";
import { lineOf } from "./lines.mjs";
import { cpuMsOf, memoryMbOf } from "./processes.mjs";
import {
  dropFolder,
  makeNotebook,
  newProfile,
  openNotebook,
  startOn,
  startRailhead,
} from "./window.mjs";

const emptyWindow = path.join(import.meta.dirname, "empty-window");
const against = "an empty Electron window";

/** Long enough for what is put off until after the first paint to be over. */
const settledMs = 2500;

/**
 * What a start costs beside an empty window with the same switches.
 *
 * @param {import("./suites.mjs").Bench} bench
 */
export async function startup({ machine, rounds, tell }) {
  const profile = newProfile();
  const emptyProfile = newProfile();
  await prepare(machine, profile);
  /** @type {Record<string, { ours: number, peer: number }[]>} */
  const measured = { paint: [], usable: [], open: [], memory: [] };
  try {
    for (let round = 0; round < rounds; round += 1) {
      const ours = () => measureRailhead(machine, profile);
      const peer = () => measureEmpty(machine, emptyProfile);
      const [first, second] = round % 2 === 0 ? [ours, peer] : [peer, ours];
      const one = await first();
      const other = await second();
      const [mine, theirs] = round % 2 === 0 ? [one, other] : [other, one];
      for (const name of Object.keys(measured)) {
        measured[name]?.push({ ours: mine[name] ?? 0, peer: theirs[name] ?? 0 });
      }
      tell(`start ${round + 1} of ${rounds}`);
    }
  } finally {
    dropFolder(profile);
    dropFolder(emptyProfile);
  }
  const line = (
    /** @type {string} */ key,
    /** @type {string} */ name,
    /** @type {string} */ unit,
    /** @type {number} */ bound,
  ) => lineOf({ suite: "startup", name, unit, against, bound }, measured[key] ?? []);
  return [
    line("paint", "first paint", "ms", 1.25),
    line("usable", "processor time until the notebooks are listed", "ms", 1.25),
    line("open", "processor time until a notebook of 10 articles is open", "ms", 1.25),
    line("memory", "memory (PSS) with that notebook open", "MB", 1.3),
  ];
}

/**
 * @param {import("./window.mjs").Machine} machine
 * @param {string} profile
 */
async function prepare(machine, profile) {
  const { app, page } = await startRailhead(machine, profile);
  const articles = Array.from({ length: 10 }, (_, index) => ({
    name: `article-${index}.txt`,
    text: articleNumber(index).text,
  }));
  await makeNotebook(page, articles);
  await openNotebook(page);
  await app.close();
}

/**
 * @param {import("./window.mjs").Machine} machine
 * @param {string} profile
 * @returns {Promise<Record<string, number>>}
 */
async function measureRailhead(machine, profile) {
  const startedAt = Date.now();
  const { app, page, processId } = await startRailhead(machine, profile);
  await page.getByRole("button", { name: /^Bench/ }).waitFor();
  const usable = cpuMsOf(processId);
  const paint = (await paintedAt(page)) - startedAt;
  await page.getByRole("button", { name: /^Bench/ }).click();
  await page.getByRole("grid", { name: "Articles" }).waitFor();
  const open = cpuMsOf(processId);
  await page.waitForTimeout(settledMs);
  const memory = memoryMbOf(processId);
  await app.close();
  return { paint, usable, open, memory };
}

/**
 * @param {import("./window.mjs").Machine} machine
 * @param {string} profile
 * @returns {Promise<Record<string, number>>}
 */
async function measureEmpty(machine, profile) {
  const startedAt = Date.now();
  const { app, page, processId } = await startOn(machine, emptyWindow, ["--profile", profile]);
  await page.locator("#ready").waitFor();
  const usable = cpuMsOf(processId);
  const paint = (await paintedAt(page)) - startedAt;
  await page.waitForTimeout(settledMs);
  const memory = memoryMbOf(processId);
  await app.close();
  return { paint, usable, open: usable, memory };
}

/**
 * When the page was first painted, as a point in time.
 *
 * @param {import("./window.mjs").Running["page"]} page
 * @returns {Promise<number>}
 */
function paintedAt(page) {
  return page.evaluate(async () => {
    const { performance, requestAnimationFrame } = /** @type {any} */ (globalThis);
    for (;;) {
      const [paint] = performance.getEntriesByName("first-contentful-paint");
      if (paint !== undefined) return performance.timeOrigin + paint.startTime;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
}
