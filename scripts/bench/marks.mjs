import { v7 } from "uuid";
import { randomFrom } from "./corpus.mjs";
import { articleChanges, realTexts, words } from "./large-notebook.mjs";
import { alternate, lineOf, median } from "./lines.mjs";
import { makeNotebooks } from "./whole-notebook.mjs";
import { ask, dropFolder, newProfile, startRailhead } from "./window.mjs";

const suite = "marks";
const marksOfArticle = 50;
/** Pages asked for in a row, each of another article: one alone is shorter than the clock can tell. */
const pagesAsked = 200;

/** @typedef {import("./window.mjs").Running["page"]} Page */

/**
 * What a reader asks of the marks of one article, where a notebook has ten for each article asked for
 * and where it has a hundredth of them. The question is put to the open projection, by the index that
 * the program puts it by: what is drawn of it takes as long in both.
 *
 * @param {import("./suites.mjs").Bench} bench
 */
export async function marks({ machine, rounds, articles, keep, tell }) {
  const profile = keep ?? newProfile();
  const many = 10 * articles;
  const few = Math.max(marksOfArticle, Math.floor(many / 100));
  const sizes = Object.entries({ Few: few, Many: many }).map(([title, claims]) => ({
    title,
    articles: Math.ceil(claims / marksOfArticle),
    claims: 0,
  }));
  await makeNotebooks(profile, sizes, markedTexts, tell);
  const { app, page } = await startRailhead(machine, profile);
  try {
    /** @type {readonly { id: string, title: string }[]} */
    const notebooks = await ask(page, "notebook:list", {});
    for (const { title } of sizes) {
      await open(page, title);
      tell(`${title} is open`);
    }
    let asked = 0;
    const timed = async (/** @type {string} */ title) => {
      const id = notebooks.find((one) => one.title === title)?.id ?? "";
      asked += 1;
      const given = { id, pages: pagesAsked, size: marksOfArticle, seed: asked };
      return median(await page.evaluate(pageMs, given));
    };
    const measured = await alternate(
      rounds,
      () => timed("Many"),
      () => timed("Few"),
    );
    const name = `a page of ${marksOfArticle} marks, ${many} rows (median of ${pagesAsked})`;
    return [lineOf({ suite, name, unit: "ms", against: `${few} rows`, bound: 2 }, measured)];
  } finally {
    await app.close();
    if (keep === null) dropFolder(profile);
  }
}

/**
 * A few texts shared by all articles, each of which has as many marks as a page shows.
 *
 * @type {import("./whole-notebook.mjs").Fill}
 */
async function markedTexts({ articles }, { write, importTexts }) {
  const made = await importTexts(4, realTexts, realTexts);
  for (let number = 0; number < articles; number += 1) {
    const of = made[number % made.length];
    if (of === undefined) continue;
    const [article, version] = articleChanges(number, of);
    if (article === undefined || version === undefined) continue;
    await write("article:import", [article, version]);
    const random = randomFrom(number + 3_000_000);
    const annotations = Array.from({ length: marksOfArticle }, (_, at) => ({
      table: "annotations",
      id: v7(),
      set: {
        articleId: article.id,
        textVersionId: version.id,
        start: 40 * at,
        end: 40 * at + 30,
        exact: words(random, 6),
        prefix: "",
        suffix: "",
        style: "highlight",
        colour: 1 + (at % 6),
        note: null,
      },
    }));
    await write("annotation:create", annotations);
  }
}

/**
 * A notebook that was never opened is built here, and nobody is measured.
 *
 * @param {Page} page
 * @param {string} title
 */
async function open(page, title) {
  await page.reload();
  await page.getByRole("button", { name: new RegExp(`^${title}`) }).click();
  await page.getByRole("navigation", { name: "Views" }).waitFor({ timeout: 0 });
}

/**
 * Runs in the page: how long each of so many pages of marks takes, of articles from all over the notebook.
 *
 * @param {{ id: string, pages: number, size: number, seed: number }} given
 * @returns {Promise<number[]>}
 */
async function pageMs({ id, pages, size, seed }) {
  const { indexedDB, performance, IDBKeyRange } = /** @type {any} */ (globalThis);
  const done = (/** @type {any} */ request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  /** @type {{ name: string }[]} */
  const found = await indexedDB.databases();
  const name = found.find((one) => one.name.includes(id))?.name;
  if (name === undefined) throw new Error("The notebook has no projection");
  const database = await done(indexedDB.open(name));
  /** @type {string[]} */
  const articles = await done(
    database.transaction("articles").objectStore("articles").getAllKeys(),
  );
  const times = [];
  let at = seed * 7919;
  while (times.length < pages) {
    // No article twice in a row, and not the neighbour of the one before.
    at = (at * 31 + 17) % 1_000_003;
    const articleId = articles[at % articles.length];
    const from = performance.now();
    const marked = database.transaction("annotations").objectStore("annotations");
    const range = IDBKeyRange.bound([articleId, -1], [articleId, []]);
    const rows = await done(marked.index("[articleId+start]").getAll(range, size));
    // The texts that were imported themselves have no marks.
    if (rows.length === size) times.push(performance.now() - from);
  }
  database.close();
  return times;
}
