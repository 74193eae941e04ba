import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { unzipSync } from "fflate";
import { recordCount } from "./test-count.mjs";

/** What else is expected of a page. Only told: one page says it in many ways, and the expected ones are those of one reader. */
const toldFields = /** @type {const} */ (["day", "byline", "language"]);

/** Titles that must be exactly as expected, of all of them; and how well the words must agree. */
const least = { titles: 0.95, median: 0.97, any: 0.85 };

/**
 * @typedef {object} Page
 * @property {string} name
 * @property {string | null} title
 * @property {string} text
 * @property {Metadata} metadata
 *
 * What a page says of itself, or is expected to say, in the form in which it is compared; null is missing.
 *
 * @typedef {Record<typeof toldFields[number], string | null>} Metadata
 *
 * @typedef {object} Block
 * @property {number} start
 * @property {number} end
 * @property {string} role
 * @property {string | null} removedReason
 */

/**
 * One command of the command line, in the real program.
 *
 * @param {string} profile
 * @param {readonly string[]} words
 */
function railhead(profile, words) {
  const script = path.join(import.meta.dirname, "railhead.mjs");
  const args = [script, "--profile", profile, "--json", ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    maxBuffer: 100_000_000,
  });
  // 3: a page was rejected, which its line says.
  if (status !== 0 && status !== 3) throw new Error(`railhead ${words[0]} failed:\n${stderr}`);
  return stdout;
}

/** @param {string} jsonLines */
function objectsIn(jsonLines) {
  return jsonLines
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/**
 * What the importer makes of every page, in order; null for one that it rejects.
 *
 * @param {string} folder
 * @param {readonly string[]} names
 * @returns {(Page | null)[]}
 */
function importedPages(folder, names) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-pages-"));
  try {
    railhead(profile, ["new", "Pages"]);
    const files = names.map((name) => path.join(folder, name, "source.html"));
    const results = objectsIn(railhead(profile, ["import", "Pages", ...files]));
    const articles = new Map(
      objectsIn(railhead(profile, ["articles", "Pages"])).map((one) => [one.articleId, one]),
    );
    const archive = path.join(profile, "pages.railhead");
    railhead(profile, ["export", "Pages", "--out", archive]);
    const textOf = textsIn(archive);
    return names.map((name, index) => {
      const { articleId, title } = results[index] ?? {};
      const text = textOf.get(articleId);
      const { published, byline, language } = articles.get(articleId) ?? {};
      const metadata = metadataOf({ published, byline, language });
      return text === undefined ? null : { name, title, text, metadata };
    });
  } finally {
    fs.rmSync(profile, { recursive: true });
  }
}

/**
 * The kept words of every article but its headline, which the expected pages leave out; by article id.
 *
 * @param {string} archive
 * @returns {Map<string, string>}
 */
function textsIn(archive) {
  const entries = unzipSync(fs.readFileSync(archive));
  /** @param {string} name */
  const words = (name) => new TextDecoder().decode(entries[name]);
  /** @type {Map<string, Uint8Array>} */
  const blobs = new Map();
  for (const name of Object.keys(entries).filter((entry) => /^blobs\/.*\.jsonl$/u.test(entry))) {
    const pack = entries[name.replace(/jsonl$/u, "bin")] ?? new Uint8Array();
    let at = 0;
    for (const { hash, bytes } of objectsIn(words(name))) {
      blobs.set(hash, pack.subarray(at, at + bytes));
      at += bytes;
    }
  }
  const changes = Object.keys(entries)
    .filter((entry) => entry.startsWith("history/"))
    .flatMap((entry) => objectsIn(words(entry)))
    .flatMap(({ changes: all }) => all);
  return new Map(
    changes
      .filter(({ table }) => table === "textVersions")
      .map(({ set }) => [
        set.articleId,
        keptText(new TextDecoder().decode(blobs.get(set.textHash)), set.blocks),
      ]),
  );
}

/**
 * @param {string} text
 * @param {readonly Block[]} blocks
 */
function keptText(text, blocks) {
  return blocks
    .filter(({ role, removedReason }) => removedReason === null && role !== "title")
    .map(({ start, end }) => text.slice(start, end))
    .join("\n");
}

const blockTags =
  "address|article|aside|blockquote|br|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul|video";

/**
 * The words of a page that a browser wrote: its own few entities, no scripts.
 *
 * @param {string} html
 */
function textOfHtml(html) {
  const named = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", apos: "'" };
  return html
    .replaceAll(
      /<!--[\s\S]*?-->|<(?:script|style|svg|math)\b[\s\S]*?<\/(?:script|style|svg|math)>/giu,
      " ",
    )
    .replaceAll(new RegExp(`</?(?:${blockTags})\\b[^>]*>`, "giu"), " ")
    .replaceAll(/<[^>]*>/gu, "")
    .replaceAll(/&#(x?)([0-9a-f]+);/giu, (_match, hex, code) =>
      String.fromCodePoint(Number.parseInt(code, hex === "" ? 10 : 16)),
    )
    .replaceAll(
      /&(\w+);/gu,
      (match, name) => named[/** @type {keyof typeof named} */ (name)] ?? match,
    );
}

/**
 * Words, where each character of a script without spaces is one.
 *
 * @param {string} text
 */
function wordsOf(text) {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}

/**
 * How far two bags of words agree: the harmonic mean of precision and recall.
 *
 * @param {readonly string[]} found
 * @param {readonly string[]} expected
 */
function agreement(found, expected) {
  if (found.length + expected.length === 0) return 1;
  /** @type {Map<string, number>} */
  const left = new Map();
  for (const word of expected) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of found) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared += 1;
  }
  return (2 * shared) / (found.length + expected.length);
}

/**
 * A day without its time, names without the word before and the day behind them, a language without its country.
 *
 * @param {Record<"published" | "byline" | "language", unknown>} said
 * @returns {Metadata}
 */
function metadataOf({ published, byline, language }) {
  const words = (/** @type {unknown} */ value) =>
    typeof value === "string" && value.trim() !== "" ? value.replaceAll(/\s+/gu, " ").trim() : null;
  const names = words(byline)
    ?.replace(/^by /iu, "")
    .replace(/\s*(?:\d{1,2} )?\p{Lu}\p{Ll}+ \d{1,2}, \d{4}.*$/u, "")
    .replace(/\s*\d{1,2} \p{Lu}\p{Ll}+ \d{4}.*$/u, "");
  return {
    day: words(published)?.slice(0, 10) ?? null,
    byline: names?.toLowerCase() ?? null,
    language: words(language)?.split("-")[0]?.toLowerCase() ?? null,
  };
}

/**
 * How a value found stands to the expected one.
 *
 * @param {string | null} found
 * @param {string | null} expected
 */
function standingOf(found, expected) {
  if (found === expected) return expected === null ? "none" : "same";
  if (expected === null) return "more";
  return found === null ? "missing" : "other";
}

/**
 * Holds what the importer makes of real web pages against what is expected of them:
 * folders with `source.html`, `expected.html` and `expected-metadata.json`.
 *
 * @param {string} folder
 */
function main(folder) {
  const names = fs
    .readdirSync(folder)
    .filter((name) => fs.existsSync(path.join(folder, name, "source.html")))
    .sort();
  if (names.length === 0) throw new Error(`There are no pages in ${folder}.`);
  const pages = importedPages(folder, names);
  const rows = names.map((name, index) => {
    const page = pages[index] ?? null;
    /** @param {string} file */
    const read = (file) => fs.readFileSync(path.join(folder, name, file), "utf8");
    const stated = JSON.parse(read("expected-metadata.json"));
    const expected = String(stated.title ?? "");
    const { byline, publishedTime: published, lang: language } = stated;
    const wanted = metadataOf({ published, byline, language });
    const metadata = page?.metadata ?? { day: null, byline: null, language: null };
    const standings = toldFields.map((field) => ({
      field,
      standing: standingOf(metadata[field], wanted[field]),
      words: `${field} "${metadata[field] ?? "none"}" instead of "${wanted[field]}"`,
    }));
    const f1 = agreement(wordsOf(page?.text ?? ""), wordsOf(textOfHtml(read("expected.html"))));
    return { name, f1, expected, title: page?.title ?? "", standings };
  });
  for (const { name, f1, expected, title, standings } of rows) {
    const ofTitle =
      title === expected ? "title exact" : `title "${title}" instead of "${expected}"`;
    const others = standings
      .filter(({ standing }) => standing === "missing" || standing === "other")
      .map(({ words }) => `; ${words}`);
    process.stdout.write(`${f1.toFixed(3)}  ${name}  ${ofTitle}${others.join("")}\n`);
  }
  for (const field of toldFields) {
    const of = (/** @type {string} */ wanted) =>
      rows.filter(({ standings }) =>
        standings.some((one) => one.field === field && one.standing === wanted),
      ).length;
    const expected = of("same") + of("missing") + of("other");
    process.stdout.write(
      `${field}: ${of("same")} of ${expected} as expected, ${of("other")} otherwise, ${of("missing")} missing; found beside on ${of("more")} pages\n`,
    );
  }

  const scores = rows.map(({ f1 }) => f1).sort((a, b) => a - b);
  const middle = scores.length / 2;
  const median =
    ((scores[Math.ceil(middle) - 1] ?? 0) + (scores[Math.floor(middle)] ?? scores.at(-1) ?? 0)) / 2;
  const lowest = scores[0] ?? 0;
  const exact = rows.filter(({ title, expected }) => title === expected).length;
  const checks = [
    {
      told: `titles exact: ${exact} of ${rows.length}`,
      isMet: exact >= Math.floor(rows.length * least.titles),
    },
    { told: `words, F1 at the median: ${median.toFixed(3)}`, isMet: median >= least.median },
    { told: `words, F1 of the worst page: ${lowest.toFixed(3)}`, isMet: lowest >= least.any },
  ];
  for (const { told, isMet } of checks) {
    process.stdout.write(`${told}${isMet ? "" : "  NOT ENOUGH"}\n`);
  }
  const failed = checks.filter(({ isMet }) => !isMet).length;
  recordCount("pages", { passed: checks.length - failed, failed });
  process.stdout.write(`\n${checks.length - failed} passed, ${failed} failed\n`);
  return failed === 0;
}

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write("Name the folder with the pages: npm run test:pages -- <folder>\n");
  process.exitCode = 2;
} else {
  process.exitCode = main(path.resolve(folder)) ? 0 : 1;
}
