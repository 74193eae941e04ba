import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** @typedef {import("../../electron/notebooks/notebooks.ts").Notebooks} Notebooks */
/** @typedef {import("../../electron/notebooks/notebook-store.ts").NotebookStore} NotebookStore */

export const title = "Fuzzed";

/** The program's own store, without a window: what a start opens and a session writes. */
export class StoreUnderTest {
  /** @param {{ load: (file: string) => Promise<any> }} program */
  static async load({ load }) {
    const [{ Notebooks }, { TestDisk }, { stateDigest }] = await Promise.all([
      load("electron/notebooks/notebooks.ts"),
      load("electron/ledger/test-disk.ts"),
      load("electron/archive/state-digest.ts"),
    ]);
    return new StoreUnderTest(Notebooks, TestDisk, stateDigest);
  }

  /**
   * @param {typeof import("../../electron/notebooks/notebooks.ts").Notebooks} Notebooks
   * @param {typeof import("../../electron/ledger/test-disk.ts").TestDisk} TestDisk
   * @param {typeof import("../../electron/archive/state-digest.ts").stateDigest} digestOf
   */
  constructor(Notebooks, TestDisk, digestOf) {
    this.#Notebooks = Notebooks;
    this.#TestDisk = TestDisk;
    this.digestOf = digestOf;
  }

  #Notebooks;
  #TestDisk;
  digestOf;

  /**
   * @param {string} profile
   * @param {import("../../electron/ledger/disk.ts").Disk} [disk]
   * @returns {Promise<Notebooks>}
   */
  start(profile, disk) {
    return this.#Notebooks.load(profile, {
      disk: disk ?? this.hastyDisk(),
      tool: "railhead test",
      now: () => new Date(),
      onTrouble: () => {},
    });
  }

  /** No power is cut here, so nothing need wait for the disk itself. */
  hastyDisk() {
    const disk = new this.#TestDisk();
    disk.isHasty = true;
    return disk;
  }
}

/**
 * Everything one start can read of a notebook.
 *
 * @typedef {object} Content
 * @property {ReadonlyMap<number, string>} entries as JSON, by sequence
 * @property {ReadonlySet<string>} blobs those that were read whole
 * @property {readonly string[]} missingBlobs
 * @property {string} digest of all records but the actors
 * @property {ReadonlySet<number>} told sequences that some repair says are lost
 * @property {readonly string[]} repairs their kinds
 */

/**
 * @param {NotebookStore} store
 * @param {readonly string[]} hashes of the blobs to read
 * @param {StoreUnderTest["digestOf"]} digestOf
 * @returns {Promise<Content>}
 */
export async function contentOf(store, hashes, digestOf) {
  const entries = new Map();
  let after = 0;
  for (;;) {
    const page = await store.ledger.read(after, 500);
    for (const entry of page) entries.set(entry.sequence, JSON.stringify(entry));
    after = page.at(-1)?.sequence ?? after;
    if (page.length < 500) break;
  }
  const blobs = new Set();
  const missingBlobs = [];
  for (const hash of hashes) {
    try {
      await store.readBlob(/** @type {any} */ (hash));
      blobs.add(hash);
    } catch (error) {
      // Told where it is asked for: the reader says that this article's text is gone.
      if (Reflect.get(Object(Reflect.get(Object(error), "failure")), "kind") !== "blob-missing") {
        throw error;
      }
      missingBlobs.push(hash);
    }
  }
  // A copied data folder is another device, which joins when it is opened.
  const tables = [...(await store.state())].filter(([table]) => table !== "actors");
  const digest = digestOf(new Map(tables));
  // A loss in what a snapshot covers is told once it is known what the snapshot still has.
  await store.repairs.settled();
  const told = new Set();
  for (const { lost } of store.ledger.repairs) {
    for (const [first, last] of lost) {
      for (let sequence = first; sequence <= last; sequence += 1) told.add(sequence);
    }
  }
  return {
    entries,
    blobs,
    missingBlobs,
    digest,
    told,
    repairs: store.ledger.repairs.map(({ kind }) => kind),
  };
}

/**
 * A claim made or edited, now and then with a long note.
 *
 * @param {string} id
 * @param {number} noteLength
 */
export function claimDraft(id, noteLength) {
  const set = {
    statement: `Statement ${randomUUID()}`,
    kind: "fact",
    hedge: "unhedged",
    credibility: null,
    credibilityReason: null,
    note: noteLength === 0 ? null : "n".repeat(noteLength),
  };
  return /** @type {any} */ ({ action: "claim:create", changes: [{ table: "claims", id, set }] });
}

/**
 * Files below a folder, relative to it.
 *
 * @param {string} folder
 */
export function filesBelow(folder) {
  return fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => fs.statSync(path.join(folder, name)).isFile())
    .sort();
}
