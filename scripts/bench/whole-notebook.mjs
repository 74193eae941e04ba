import fs from "node:fs";
import { v7 } from "uuid";
import { openProgram } from "../load-program.mjs";
import { articleNumber, randomFrom } from "./corpus.mjs";
import {
  claimChanges,
  articleChanges as largeArticleChanges,
  realTexts,
  weighingChanges,
  words,
} from "./large-notebook.mjs";

/** Change sets on their way to the disk together: as an import of many files at once. */
const together = 200;
const publishers = 300;
const firstDay = Date.UTC(2015, 0, 1);
const dayMs = 86_400_000;

/** @typedef {{ title: string, articles: number, claims: number }} Size */
/** @typedef {(size: Size, pen: Pen) => Promise<void>} Fill */

/**
 * Every article with a text of its own, one change set each as an import writes them, and claims
 * with a passage each.
 *
 * @type {Fill}
 */
export async function ownTexts({ articles, claims }, { write, importTexts }) {
  const made = await importTexts(0, articles, claims);
  for (let number = 0; number < claims; number += 1) {
    const of = made[number % made.length];
    if (of !== undefined) await write("claim:create", claimChanges(number, of));
  }
}

/**
 * A few texts are imported for real and shared by all articles, and the claims are weighed.
 *
 * @type {Fill}
 */
export async function sharedTexts({ articles, claims }, { write, importTexts }) {
  const made = await importTexts(4, realTexts, realTexts);
  for (let number = 0; number < articles - realTexts; number += 1) {
    const of = made[number % made.length];
    if (of !== undefined) await write("article:import", largeArticleChanges(number, of));
  }
  let former = null;
  for (let number = 0; number < claims; number += 1) {
    const of = made[number % made.length];
    if (of === undefined) continue;
    const changes = claimChanges(number, of);
    const claimId = changes[0]?.id ?? "";
    await write("claim:create", [...changes, ...weighingChanges(number, claimId, former)]);
    former = claimId;
  }
}

/**
 * @typedef {object} Pen what a notebook is written with
 * @property {(action: string, changes: readonly Change[]) => Promise<void>} write
 * @property {(from: number, count: number, kept: number) => Promise<Real[]>} importTexts texts of the corpus; answers with so many of them
 */

/**
 * Notebooks of so many articles and claims, those added that the data folder has not yet, written
 * by the program's own store without a window.
 *
 * @param {string} profile
 * @param {readonly Size[]} notebooks
 * @param {Fill} fill
 * @param {(words: string) => void} tell
 */
export async function makeNotebooks(profile, notebooks, fill, tell) {
  fs.mkdirSync(profile, { recursive: true });
  const program = await openProgram();
  const { Notebooks } = await program.load("electron/notebooks/notebooks.ts");
  const { TestDisk } = await program.load("electron/ledger/test-disk.ts");
  const { readPlainText } = await program.load("shared/domain/text/plain-text.ts");
  const { sketchOf } = await program.load("shared/domain/likeness/sketch.ts");
  const { articleChanges } = await program.load("electron/importing/article-changes.ts");
  // Nobody cuts the power here, so nothing need wait for the disk itself.
  const disk = Object.assign(new TestDisk(), { isHasty: true });
  const all = await Notebooks.load(profile, {
    disk,
    tool: "railhead bench",
    now: () => new Date(),
    onTrouble: (/** @type {unknown} */ error) => tell(String(error)),
  });
  try {
    await all.namePerson("Bench");
    /** @type {readonly { title: string }[]} */
    const kept = await all.list();
    for (const size of notebooks) {
      if (kept.some(({ title }) => title === size.title)) continue;
      const from = performance.now();
      const { id } = await all.create(size.title);
      const store = await all.store(id);
      /** @type {Map<string, string>} ids of the sources made so far, by name */
      const sources = new Map();
      /** @type {Promise<unknown>[]} */
      const writing = [];
      const write = async (
        /** @type {string} */ action,
        /** @type {readonly Change[]} */ changes,
      ) => {
        writing.push(store.append({ action, changes }));
        if (writing.length >= together) await Promise.all(writing.splice(0));
      };
      const importText = async (/** @type {number} */ number) => {
        const { text, metadata } = statedText(number);
        const bytes = Buffer.from(text);
        const original = {
          name: `article-${number}.txt`,
          bytes: bytes.length,
          hash: await store.putBlob(bytes),
          mediaType: "text/plain",
          charset: "utf-8",
          importedAt: new Date().toISOString(),
          method: "file",
          from: `/corpus/article-${number}.txt`,
        };
        const reading = readPlainText(text);
        /** @type {{ changes: readonly Change[] }} */
        const { changes } = articleChanges(
          (/** @type {string} */ name) => sources.get(name) ?? null,
          { ...reading, metadata: { ...reading.metadata, ...metadata } },
          { textHash: original.hash, pageMapHash: null, sketch: sketchOf(text) },
          original,
          v7,
          "railhead bench",
        );
        await write("article:import", changes);
        for (const { table, id: sourceId, set } of changes) {
          if (table === "sources") sources.set(String(set["name"]), sourceId);
        }
        const [article, version] = changes.slice(-2);
        return article === undefined || version === undefined ? undefined : { article, version };
      };
      /** @type {Pen["importTexts"]} */
      const importTexts = async (first, count, most) => {
        /** @type {Real[]} */
        const made = [];
        for (let number = first; number < first + count; number += 1) {
          const real = await importText(number);
          if (real !== undefined && made.length < most) made.push(real);
        }
        return made;
      };
      await fill(size, { write, importTexts });
      await Promise.all(writing);
      const seconds = (performance.now() - from) / 1000;
      const { title, articles, claims } = size;
      tell(`${title}: ${articles} articles and ${claims} claims made in ${seconds.toFixed(1)} s`);
    }
  } finally {
    await all.closeAll();
    await program.close();
  }
}

/**
 * A text of the corpus with what its file states of it.
 *
 * @param {number} number
 */
function statedText(number) {
  const { language, title, text } = articleNumber(number);
  const random = randomFrom(number + 5_000_000);
  const publisher = `${words(randomFrom(Math.floor(random() * publishers)), 2)} Times`;
  const published = new Date(firstDay + Math.floor(random() * 4000) * dayMs);
  const stated = (/** @type {string} */ value) => ({ value, basis: "stated", evidence: value });
  const metadata = {
    title: stated(title),
    publisher: stated(publisher),
    published: stated(published.toISOString().slice(0, 10)),
    language: stated(language),
  };
  return { text, metadata };
}

/** @typedef {import("./large-notebook.mjs").Change} Change */
/** @typedef {import("./large-notebook.mjs").Real} Real */
