import fs from "node:fs";
import path from "node:path";
import { articleNumber, queriesOf, recallQueries } from "./corpus.mjs";
import { lineOf, median, percentile } from "./lines.mjs";
import { buildNative, nativeVersion, timeNative } from "./native-sqlite.mjs";
import { memoryMbOf } from "./processes.mjs";
import { buildSearchPage } from "./search-build.mjs";
import { dropFolder, newProfile, startOn } from "./window.mjs";

const suite = "search";
const queriesEach = 20;
/** Short questions are asked so often in a row that the clock of the native peer can tell; long ones once or twice. */
const mostTimes = 50;
const askedForMs = 40;
const limit = 20;
const transaction = 1000;
const orders = /** @type {const} */ (["newest", "best"]);

/** Opening is compared with a notebook a tenth as large. */
const smallerBy = 10;

/**
 * The index in the real runtime beside native SQLite: the same tables, words and questions. A folder
 * that is kept has both from the run before: what making them takes is measured in the first run,
 * and everything else in any.
 *
 * @param {import("./suites.mjs").Bench} bench
 */
export async function search({ machine, rounds, articles, keep, tell }) {
  const version = nativeVersion();
  if (version === null) throw new Error("sqlite3 is not installed: sudo apt-get install sqlite3");
  const against = `native sqlite3 ${version}`;
  const folder = keep ?? newProfile();
  const native = await buildSearchPage(path.join(folder, "page"));
  const profile = path.join(folder, "profile");
  const { app, page, processId } = await startOn(machine, path.join(folder, "page"), [
    "--profile",
    profile,
  ]);
  /** @param {import("./search-page/orders.ts").Order} order @returns {Promise<any>} */
  const ask = (order) =>
    page.evaluate((asked) => Reflect.get(globalThis, "bench").ask(asked), order);
  const restart = () => page.evaluate(() => Reflect.get(globalThis, "bench").restart());
  /** @type {import("./lines.mjs").Line[]} */
  const lines = [];
  const database = path.join(folder, "native.sqlite");
  const made = path.join(folder, `made-${articles}`);
  try {
    if (!fs.existsSync(made)) {
      // Building the large index takes minutes, so it is not repeated for every turn.
      const buildRounds = articles > 20_000 ? 1 : Math.min(3, rounds);
      const builds = [];
      for (let round = 0; round < buildRounds; round += 1) {
        const ours = await build(ask, restart, `large-${round}`, articles);
        tell(`index of ${articles} articles made in ${(ours / 1000).toFixed(1)} s`);
        const peer = await buildNative(database, articles, native);
        tell(`natively in ${(peer / 1000).toFixed(1)} s`);
        builds.push({ ours, peer });
      }
      lines.push(
        lineOf({ suite, name: "making the index", unit: "ms", against, bound: 2.3 }, builds),
      );
      await restart();
      await ask({ kind: "open", name: "large-0" });
      lines.push(await recallLine(ask, articles));
      lines.push(sizeLine(profile, articles, buildRounds));
      lines.push(await addLine(ask, articles));
      await build(ask, restart, "small", Math.max(1, Math.floor(articles / smallerBy)));
      if (keep !== null) fs.writeFileSync(made, "");
    }
    await restart();
    await ask({ kind: "open", name: "large-0" });
    lines.push(...(await queryLines({ ask, database, native, rounds, against, tell })));
    lines.push(await snippetLine(ask));
    lines.push(...(await openLines({ ask, restart, rounds, processId })));
  } finally {
    await app.close();
    if (keep === null) dropFolder(folder);
  }
  return lines;
}

/** Articles that are made once more to be scanned: with more of them that alone would take minutes. */
const mostScanned = 20_000;

/**
 * Without a divisor in common with twenty, in turns of which the languages come.
 *
 * @param {number} articles
 */
function stepThrough(articles) {
  let step = Math.ceil(articles / mostScanned);
  while (step % 2 === 0 || step % 5 === 0) step += 1;
  return step;
}

/** @typedef {(order: import("./search-page/orders.ts").Order) => Promise<any>} Ask */

/**
 * @param {Ask} ask
 * @param {() => Promise<void>} restart
 * @param {string} name
 * @param {number} articles
 */
async function build(ask, restart, name, articles) {
  await restart();
  await ask({ kind: "open", name });
  let ms = 0;
  for (let from = 0; from < articles; from += transaction) {
    ms += await ask({ kind: "build", from, to: Math.min(articles, from + transaction) });
  }
  return ms;
}

/**
 * @param {{ ask: Ask, database: string, native: import("./search-page/orders.ts").Native, rounds: number, against: string, tell: (words: string) => void }} given
 */
async function queryLines({ ask, database, native, rounds, against, tell }) {
  /** @type {import("./lines.mjs").Line[]} */
  const lines = [];
  for (const [type, queries] of Object.entries(queriesOf(queriesEach))) {
    for (const order of orders) {
      const statements = queries.map((typed) => native.nativeQuery(typed, order, limit));
      let timesEach = 1;
      const ours = async () => {
        const times = [];
        for (const typed of queries) {
          times.push(await ask({ kind: "find", typed, order, times: timesEach }));
        }
        return percentile(times, 0.95);
      };
      const peer = async () => percentile(await timeNative(database, statements, timesEach), 0.95);
      // Once each before it counts, so that both have read what they keep in memory.
      timesEach = Math.max(2, Math.min(mostTimes, Math.round(askedForMs / (await ours()))));
      await peer();
      const measured = [];
      for (let round = 0; round < rounds; round += 1) {
        const first = round % 2 === 0 ? await ours() : await peer();
        const second = round % 2 === 0 ? await peer() : await ours();
        measured.push(
          round % 2 === 0 ? { ours: first, peer: second } : { ours: second, peer: first },
        );
      }
      const name = `${type}, ${order} first (p95)`;
      lines.push(lineOf({ suite, name, unit: "ms", against, bound: 4 }, measured));
    }
    tell(`asked: ${type}`);
  }
  return lines;
}

/**
 * A query that misses one article of the scan is past its bound.
 *
 * @param {Ask} ask
 * @param {number} articles
 */
async function recallLine(ask, articles) {
  const queries = recallQueries();
  const wanted = queries.map(() => /** @type {number[]} */ ([]));
  for (let number = 0; number < articles; number += stepThrough(articles)) {
    const { title, text } = articleNumber(number);
    queries.forEach(({ isIn }, at) => {
      // No phrase goes from a title on into its text.
      if (isIn(title) || isIn(text)) wanted[at]?.push(number);
    });
  }
  /** @type {{ scanned: number, ours: number }[]} */
  const measured = [];
  for (const [at, { typed }] of queries.entries()) {
    const scanned = wanted[at] ?? [];
    const found = new Set(await ask({ kind: "all", typed }));
    const ours = scanned.filter((number) => found.has(number)).length;
    measured.push({ scanned: scanned.length, ours });
  }
  const sum = (/** @type {"scanned" | "ours"} */ of) =>
    measured.reduce((total, one) => total + one[of], 0);
  const name = `recall: articles of a scan, ${queries.length} queries in four languages`;
  // Turned round, since a bound is what a ratio may not be above.
  return lineOf({ suite, name, unit: "found", against: "the scan", bound: 1 }, [
    { ours: sum("scanned"), peer: sum("ours") },
  ]);
}

/** @param {Ask} ask */
async function snippetLine(ask) {
  const times = [];
  for (const queries of Object.values(queriesOf(queriesEach))) {
    for (const typed of queries) times.push(await ask({ kind: "found", typed }));
  }
  const against = "the limit of 100 ms";
  const name = `found with ${limit} snippets, every type (p95)`;
  const measured = [{ ours: percentile(times, 0.95), peer: 100 }];
  return lineOf({ suite, name, unit: "ms", against, bound: 1 }, measured);
}

/**
 * @param {string} profile
 * @param {number} articles
 * @param {number} indexes
 */
function sizeLine(profile, articles, indexes) {
  let textBytes = 0;
  const step = stepThrough(articles);
  for (let number = 0; number < articles; number += step) {
    textBytes += step * Buffer.byteLength(articleNumber(number).text);
  }
  const folder = path.join(profile, "File System");
  const bytes = fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => fs.statSync(path.join(folder, name)))
    .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0);
  const measured = [{ ours: bytes / indexes / 1e6, peer: textBytes / 1e6 }];
  return lineOf(
    { suite, name: "size of the index", unit: "MB", against: "the texts", bound: 1 },
    measured,
  );
}

/**
 * @param {Ask} ask
 * @param {number} articles
 */
async function addLine(ask, articles) {
  const times = [];
  for (let number = articles; number < articles + 50; number += 1) {
    times.push(await ask({ kind: "add-one", number }));
  }
  const measured = [{ ours: median(times), peer: 5 }];
  const against = "the limit of 5 ms";
  return lineOf(
    { suite, name: "adding one article (median)", unit: "ms", against, bound: 1 },
    measured,
  );
}

/**
 * @param {{ ask: Ask, restart: () => Promise<void>, rounds: number, processId: number }} given
 */
async function openLines({ ask, restart, rounds, processId }) {
  const opened = async (/** @type {string} */ name) => {
    await restart();
    /** @type {{ ms: number }} */
    const { ms } = await ask({ kind: "open", name });
    return ms;
  };
  const times = [];
  const memory = [];
  for (let round = 0; round < rounds; round += 1) {
    const first = await opened(round % 2 === 0 ? "large-0" : "small");
    const second = await opened(round % 2 === 0 ? "small" : "large-0");
    times.push(round % 2 === 0 ? { ours: first, peer: second } : { ours: second, peer: first });
    await restart();
    // A worker that has done nothing yet, for what comes on top of it.
    await ask({ kind: "generate", from: 0, to: 1 });
    const before = memoryMbOf(processId);
    await ask({ kind: "open", name: "large-0" });
    for (const queries of Object.values(queriesOf(3))) {
      for (const typed of queries) await ask({ kind: "find", typed, order: "best", times: 1 });
    }
    memory.push({ ours: memoryMbOf(processId) - before, peer: 100 });
  }
  return [
    lineOf(
      {
        suite,
        name: "open with the first answer",
        unit: "ms",
        against: `an index ${smallerBy} times smaller`,
        bound: 1.2,
      },
      times,
    ),
    lineOf(
      {
        suite,
        name: "memory over a worker that did nothing",
        unit: "MB",
        against: "the limit of 100 MB",
        bound: 1,
      },
      memory,
    ),
  ];
}
