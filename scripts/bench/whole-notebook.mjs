import fs from "node:fs";
import { v7 } from "uuid";
import { openProgram } from "../load-program.mjs";
import { articleNumber, randomFrom } from "./corpus.mjs";
import { claimChanges, words } from "./large-notebook.mjs";

/** Change sets on their way to the disk together: as an import of many files at once. */
const together = 200;
const publishers = 300;
const firstDay = Date.UTC(2015, 0, 1);
const dayMs = 86_400_000;

/**
 * A notebook in a new data folder, written by the program's own store without a window: every
 * article with a text of its own, one change set each as an import writes them, and claims with a
 * passage each.
 *
 * @param {string} profile
 * @param {readonly { title: string, articles: number, claims: number }[]} notebooks
 * @param {(words: string) => void} tell
 * @returns {Promise<string[]>} their ids
 */
export async function makeWholeNotebooks(profile, notebooks, tell) {
  fs.mkdirSync(profile, { recursive: true });
  const program = await openProgram();
  const { Notebooks } = await program.load("electron/notebooks/notebooks.ts");
  const { TestDisk } = await program.load("electron/ledger/test-disk.ts");
  const { readPlainText } = await program.load("shared/domain/text/plain-text.ts");
  const { articleChanges } = await program.load("electron/importing/article-changes.ts");
  // Nobody cuts the power here, so nothing need wait for the disk itself.
  const disk = Object.assign(new TestDisk(), { isHasty: true });
  const all = await Notebooks.load(profile, {
    disk,
    tool: "railhead bench",
    now: () => new Date(),
    onTrouble: (/** @type {unknown} */ error) => tell(String(error)),
  });
  await all.namePerson("Bench");
  const ids = [];
  try {
    for (const { title, articles, claims } of notebooks) {
      const from = performance.now();
      const { id } = await all.create(title);
      ids.push(id);
      const store = await all.store(id);
      /** @type {{ article: Change, version: Change }[]} */
      const made = [];
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
      for (let number = 0; number < articles; number += 1) {
        const { language, title: headline, text } = articleNumber(number);
        const random = randomFrom(number + 5_000_000);
        const reading = readPlainText(text);
        const stated = (/** @type {string} */ value) => ({
          value,
          basis: "stated",
          evidence: value,
        });
        const publisher = `${words(randomFrom(Math.floor(random() * publishers)), 2)} Times`;
        const published = new Date(firstDay + Math.floor(random() * 4000) * dayMs);
        const metadata = {
          ...reading.metadata,
          title: stated(headline),
          publisher: stated(publisher),
          published: stated(published.toISOString().slice(0, 10)),
          language: stated(language),
        };
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
        const texts = { textHash: original.hash, pageMapHash: null };
        /** @type {{ changes: readonly Change[] }} */
        const { changes } = articleChanges(
          (/** @type {string} */ name) => sources.get(name) ?? null,
          { ...reading, metadata },
          texts,
          original,
          v7,
          "railhead bench",
        );
        await write("article:import", changes);
        for (const { table, id, set } of changes) {
          if (table === "sources") sources.set(String(set["name"]), id);
        }
        const [article, version] = changes.slice(-2);
        if (article !== undefined && version !== undefined && made.length < claims) {
          made.push({ article, version });
        }
      }
      for (let number = 0; number < claims; number += 1) {
        const of = made[number % made.length];
        if (of !== undefined) await write("claim:create", claimChanges(number, of));
      }
      await Promise.all(writing);
      const seconds = (performance.now() - from) / 1000;
      tell(`${title}: ${articles} articles and ${claims} claims made in ${seconds.toFixed(1)} s`);
    }
  } finally {
    await all.closeAll();
    await program.close();
  }
  return ids;
}

/** @typedef {import("./large-notebook.mjs").Change} Change */
