import fs from "node:fs";
import path from "node:path";

/** Chromium's files of the working copy, below the data folder. */
const indexedDbFolder = path.join("chromium", "IndexedDB");

/** @typedef {(bytes: Buffer) => Buffer} Harm what becomes of a file's bytes */

/** @type {Record<string, Harm>} */
const harms = {
  "cut by 3 bytes": (bytes) => bytes.subarray(0, -3),
  "cut to half": (bytes) => bytes.subarray(0, bytes.length / 2),
  emptied: () => Buffer.alloc(0),
  "zeroed at the start": (bytes) => filled(bytes, 0, 512),
  "zeroed in the middle": (bytes) => filled(bytes, bytes.length / 2 - 256, bytes.length / 2 + 256),
  "zeroed at the end": (bytes) => filled(bytes, bytes.length - 512, bytes.length),
  "zeroed whole": (bytes) => Buffer.alloc(bytes.length),
  "flipped near the start": (bytes) => flipped(bytes, [Math.min(20, bytes.length - 1)]),
  "flipped in the middle": (bytes) => flipped(bytes, [bytes.length / 2]),
  "flipped near the end": (bytes) => flipped(bytes, [bytes.length - 10]),
  "flipped in 100 places": (bytes) =>
    flipped(
      bytes,
      Array.from({ length: 100 }, (_, index) => (bytes.length * index) / 100),
    ),
  "with 5,000 foreign bytes behind": (bytes) => Buffer.concat([bytes, Buffer.alloc(5000, 0xa7)]),
};

/**
 * @param {Buffer} bytes
 * @param {number} from
 * @param {number} to
 */
function filled(bytes, from, to) {
  const end = Math.min(bytes.length, Math.floor(to));
  return Buffer.from(bytes).fill(0, Math.max(0, Math.floor(from)), end);
}

/**
 * @param {Buffer} bytes
 * @param {readonly number[]} places
 */
function flipped(bytes, places) {
  const changed = Buffer.from(bytes);
  for (const place of places) {
    const at = Math.max(0, Math.floor(place));
    changed[at] = (changed[at] ?? 0) ^ 0xff;
  }
  return changed;
}

/**
 * One kind of damage: does it to a data folder and answers with the files it touched.
 *
 * @typedef {object} Kind
 * @property {string} name
 * @property {(profile: string) => readonly string[]} harm
 */

/**
 * Damages each file whose name fits.
 *
 * @param {string} what
 * @param {RegExp} names
 * @returns {Kind[]}
 */
function kindsOn(what, names) {
  const removed = {
    name: `${what} removed`,
    harm: (/** @type {string} */ profile) =>
      filesOf(profile, names).map((file) => {
        fs.rmSync(file);
        return file;
      }),
  };
  const harmed = Object.entries(harms).map(([how, harm]) => ({
    name: `${what} ${how}`,
    harm: (/** @type {string} */ profile) =>
      filesOf(profile, names).map((file) => {
        fs.writeFileSync(file, harm(fs.readFileSync(file)));
        return file;
      }),
  }));
  return [removed, ...harmed];
}

/**
 * @param {string} profile
 * @param {RegExp} names
 */
function filesOf(profile, names) {
  const folder = path.join(profile, indexedDbFolder);
  return fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => names.test(path.basename(file)))
    .map((file) => path.join(folder, file))
    .filter((file) => fs.statSync(file).isFile());
}

/** @type {readonly Kind[]} */
const kindsOnFolders = [
  {
    name: "the whole of IndexedDB removed",
    harm: (profile) => {
      const folder = path.join(profile, indexedDbFolder);
      fs.rmSync(folder, { recursive: true });
      return [folder];
    },
  },
];

/** 4 files of LevelDB in 13 ways each, and all of it gone: 53. */
export const damageKinds = [
  ...kindsOn("the log", /^\d+\.log$/),
  ...kindsOn("MANIFEST", /^MANIFEST-\d+$/),
  ...kindsOn("CURRENT", /^CURRENT$/),
  ...kindsOn("the tables", /^\d+\.ldb$/),
  ...kindsOnFolders,
];
