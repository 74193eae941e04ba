import { htmlImport } from "./html-import.mjs";
import { lineOf } from "./lines.mjs";
import { timeToRows } from "./lists.mjs";
import { memoryMbOf } from "./processes.mjs";
import { rebuildLines } from "./rebuild.mjs";
import { makeNotebooks, ownTexts } from "./whole-notebook.mjs";
import { dropFolder, newProfile, startRailhead } from "./window.mjs";

const suite = "import";
const title = "Ready";
/** Records of the plain database that are put in one transaction: as many as the program applies at once. */
const together = 1000;
/** The program may hold so much more while it takes all in. */
const allowedMb = 200;

/**
 * Ready records through the program, beside putting the same rows into a plain IndexedDB: what a
 * rebuild of the projection costs, and what an import costs once its files are read. Then pages of
 * the web, beside reading them and nothing else; and a rebuild beside the import of as many texts.
 *
 * @param {import("./suites.mjs").Bench} bench
 */
export async function importing(bench) {
  return [
    ...(await readyRecords(bench)),
    ...(await htmlImport(bench)),
    ...(await rebuildLines(bench)),
  ];
}

/** @param {import("./suites.mjs").Bench} bench */
async function readyRecords({ machine, rounds, articles, keep, tell }) {
  const profile = keep ?? newProfile();
  await makeNotebooks(
    profile,
    [{ title, articles, claims: Math.ceil(articles / 5) }],
    ownTexts,
    tell,
  );
  const { app, page, processId } = await startRailhead(machine, profile);
  const rows = [];
  const memory = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      await page.reload();
      const button = page.getByRole("button", { name: new RegExp(`^${title}`) });
      await button.waitFor();
      await page.evaluate(dropProjections);
      const before = memoryMbOf(processId);
      const ours = await timeToRows(page, ["Articles"], () => button.click(), "click");
      memory.push({ ours: memoryMbOf(processId) - before, peer: allowedMb });
      const peer = await page.evaluate(putPlainly, together);
      rows.push({ ours, peer });
      tell(`round ${round + 1} of ${rounds}: ${ours.toFixed(0)} ms, plainly ${peer.toFixed(0)} ms`);
    }
  } finally {
    await app.close();
    if (keep === null) dropFolder(profile);
  }
  return [
    lineOf(
      {
        suite,
        name: "ready records from the ledger to the first screen",
        unit: "ms",
        against: "the same rows put into a plain IndexedDB",
        bound: 2,
      },
      rows,
    ),
    lineOf(
      {
        suite,
        name: "memory while they are taken in",
        unit: "MB",
        against: `the limit of ${allowedMb} MB`,
        bound: 1,
      },
      memory,
    ),
  ];
}

/** Runs in the page, before a notebook is opened. */
async function dropProjections() {
  const { indexedDB } = /** @type {any} */ (globalThis);
  /** @type {{ name: string }[]} */
  const found = await indexedDB.databases();
  for (const { name } of found) {
    await new Promise((resolve, reject) => {
      const dropping = indexedDB.deleteDatabase(name);
      dropping.onsuccess = resolve;
      dropping.onerror = reject;
    });
  }
}

/**
 * Runs in the page, beside the open notebook: puts its rows into a database with the same stores and
 * indexes, and answers with the time that the putting took. Reading them is not counted.
 *
 * @param {number} rowsTogether
 * @returns {Promise<number>}
 */
async function putPlainly(rowsTogether) {
  const { indexedDB, performance, IDBKeyRange } = /** @type {any} */ (globalThis);
  const done = (/** @type {any} */ request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  /** @type {{ name: string }[]} */
  const found = await indexedDB.databases();
  const name = found.find((one) => one.name.startsWith("railhead-"))?.name;
  if (name === undefined) throw new Error("No notebook is open");
  const source = await done(indexedDB.open(name));
  const plain = `plain-${performance.now()}`;
  const opening = indexedDB.open(plain);
  const stores = [...source.objectStoreNames];
  const reading = source.transaction(stores, "readonly");
  const shapes = stores.map((store) => {
    const { keyPath, indexNames } = reading.objectStore(store);
    const indexes = [...indexNames].map((index) => reading.objectStore(store).index(index));
    return { store, keyPath, indexes };
  });
  opening.onupgradeneeded = () => {
    for (const { store, keyPath, indexes } of shapes) {
      const made = opening.result.createObjectStore(store, { keyPath });
      for (const index of indexes) made.createIndex(index.name, index.keyPath);
    }
  };
  const target = await done(opening);
  let ms = 0;
  for (const { store } of shapes) {
    /** @type {any} */
    let after = null;
    for (;;) {
      const range = after === null ? null : IDBKeyRange.lowerBound(after, true);
      const read = source.transaction(store).objectStore(store);
      const [rows, keys] = await Promise.all([
        done(read.getAll(range, rowsTogether)),
        done(read.getAllKeys(range, rowsTogether)),
      ]);
      const from = performance.now();
      const writing = target.transaction(store, "readwrite", { durability: "relaxed" });
      for (const row of rows) writing.objectStore(store).put(row);
      await new Promise((resolve, reject) => {
        writing.oncomplete = resolve;
        writing.onerror = () => reject(writing.error);
        if (rows.length === 0) writing.commit();
      });
      ms += performance.now() - from;
      if (rows.length < rowsTogether) break;
      after = keys.at(-1);
    }
  }
  source.close();
  target.close();
  await done(indexedDB.deleteDatabase(plain));
  return ms;
}
