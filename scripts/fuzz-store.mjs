import { randomBytes, randomInt, randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { Chance } from "./crash/chance.mjs";
import { Report, say } from "./crash/report.mjs";
import {
  claimDraft,
  contentOf,
  filesBelow,
  StoreUnderTest,
  title,
} from "./crash/store-under-test.mjs";
import { openProgram } from "./load-program.mjs";

/** @typedef {import("./crash/store-under-test.mjs").Content} Content */

const { values: options } = parseArgs({
  options: { count: { type: "string", default: "2000" }, seed: { type: "string" } },
});
const count = Number(options.count);
const seed = Number(options.seed ?? randomInt(2 ** 31));

/** Below this a file is copied for each case; a larger one is linked, as no file of that size is written in place. */
const largestCopyBytes = 64 * 1024;

/** @typedef {(file: string, chance: Chance) => void} Harm */
/** @type {Record<string, Harm>} */
const harms = {
  cut(file, chance) {
    const bytes = fs.readFileSync(file);
    write(file, bytes.subarray(0, chance.below(bytes.length + 1)));
  },
  flip(file, chance) {
    const bytes = fs.readFileSync(file);
    for (let flips = 1 + chance.below(20); flips > 0 && bytes.length > 0; flips -= 1) {
      const at = chance.below(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 + chance.below(255));
    }
    write(file, bytes);
  },
  zero(file, chance) {
    const bytes = fs.readFileSync(file);
    const from = chance.below(bytes.length + 1);
    write(file, bytes.fill(0, from, from + chance.below(bytes.length - from + 1)));
  },
  delete(file) {
    fs.rmSync(file);
  },
};

/**
 * @param {string} file
 * @param {Buffer} bytes
 */
function write(file, bytes) {
  fs.rmSync(file);
  fs.writeFileSync(file, bytes);
}

/**
 * A notebook of several sessions, with snapshots, packs and a blob of its own file.
 *
 * @param {StoreUnderTest} program
 * @param {string} profile
 */
async function makeNotebook(program, profile) {
  fs.mkdirSync(profile);
  const claims = Array.from({ length: 40 }, () => randomUUID());
  const blobs = [];
  let id = "";
  for (let session = 0; session < 6; session += 1) {
    const notebooks = await program.start(profile);
    if (session === 0) {
      await notebooks.namePerson("Ana Lyst");
      ({ id } = await notebooks.create(title));
    }
    const store = await notebooks.store(/** @type {any} */ (id));
    for (let step = 0; step < 40; step += 1) {
      if (step % 8 === 0) blobs.push(await store.putBlob(randomBytes(randomInt(10, 20_000))));
      const claim = claims[randomInt(claims.length)] ?? "";
      await store.append(claimDraft(claim, randomInt(10) === 0 ? 3000 : 0));
    }
    if (session === 3) blobs.push(await store.putBlob(randomBytes(1_200_000)));
    await store.append(claimDraft(claims[0] ?? "", 0));
    if (session === 2 || session === 4) await store.ledger.snapshot();
    await notebooks.closeAll();
  }
  return { id, blobs };
}

/**
 * What each file holds and would take with it: sequences of a segment, blobs of a pack.
 *
 * @param {StoreUnderTest} program
 * @param {string} profile
 * @param {{ id: string, blobs: readonly string[] }} notebook
 */
async function holdings(program, profile, { id, blobs }) {
  /** @type {Map<string, { sequences: Set<number>, blobs: Set<string> }>} */
  const held = new Map();
  const folder = path.join(profile, "notebooks", id);
  const whole = await read(program, profile, { id, blobs });
  for (const file of filesBelow(profile)) {
    const bytes = fs.readFileSync(path.join(profile, file));
    const isSegment = file.endsWith(".segment");
    const sequences = new Set(
      [...(isSegment ? bytes.toString("latin1").matchAll(/\{"sequence":(\d+),/g) : [])].map(
        ([, digits]) => Number(digits),
      ),
    );
    const inFile = path.dirname(file) === path.join(path.relative(profile, folder), "blobs");
    const names = blobs.filter(
      (hash) =>
        inFile &&
        (file.includes(hash.slice(7)) || bytes.includes(Buffer.from(hash.slice(7), "hex"))),
    );
    held.set(file, { sequences, blobs: new Set(names) });
  }
  return { held, whole };
}

/**
 * One start, and everything it can read.
 *
 * @param {StoreUnderTest} program
 * @param {string} profile
 * @param {{ id: string, blobs: readonly string[] }} notebook
 */
async function read(program, profile, { id, blobs }) {
  const notebooks = await program.start(profile);
  const listed = await notebooks.list();
  if (!listed.some((one) => one.id === id && one.title === title)) {
    throw new Error(`The catalogue lists ${JSON.stringify(listed)}`);
  }
  await notebooks.open(/** @type {any} */ (id));
  const store = await notebooks.store(/** @type {any} */ (id));
  const content = await contentOf(store, blobs, program.digestOf);
  await notebooks.closeAll();
  return content;
}

/**
 * @param {Content} whole
 * @param {Content} found
 * @param {{ sequences: ReadonlySet<number>, blobs: ReadonlySet<string> } | undefined} held by the damaged file
 */
function faultsOf(whole, found, held) {
  const faults = [];
  for (const [sequence, json] of whole.entries) {
    const now = found.entries.get(sequence);
    if (now === json) continue;
    if (now !== undefined) faults.push(`entry ${sequence} says something else`);
    else if (!found.told.has(sequence)) faults.push(`entry ${sequence} is lost and nobody is told`);
    else if (!held?.sequences.has(sequence)) faults.push(`entry ${sequence} was in another file`);
  }
  for (const hash of found.missingBlobs) {
    if (!held?.blobs.has(hash)) faults.push(`blob ${hash} was in another file`);
  }
  for (const sequence of found.told) {
    if (found.entries.get(sequence) === whole.entries.get(sequence)) {
      faults.push(`entry ${sequence} is said to be lost and is not`);
    }
  }
  const isWhole = found.told.size === 0;
  if (isWhole && found.digest !== whole.digest) faults.push("the records are others");
  return faults;
}

/**
 * @param {string} from
 * @param {string} to
 */
function copyProfile(from, to) {
  for (const file of filesBelow(from)) {
    const target = path.join(to, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    const isSmall = fs.statSync(path.join(from, file)).size < largestCopyBytes;
    if (isSmall) fs.copyFileSync(path.join(from, file), target);
    else fs.linkSync(path.join(from, file), target);
  }
}

async function main() {
  const source = await openProgram();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-fuzz-"));
  const columns = ["damage", "cases", "entries lost", "blobs lost", "told", "faults"];
  const report = new Report("fuzz-store", `${count} damaged files of our own`, columns, 24);
  say(`seed ${seed}`);
  /** @type {Map<string, Record<string, number>>} */
  const sums = new Map();
  try {
    const program = await StoreUnderTest.load(source);
    const master = path.join(folder, "master");
    const notebook = await makeNotebook(program, master);
    const { held, whole } = await holdings(program, master, notebook);
    const files = [...held.keys()];
    const chance = new Chance(seed);
    for (let index = 0; index < count; index += 1) {
      const file = chance.of(files);
      const [how, harm] = chance.of(Object.entries(harms));
      const profile = path.join(folder, `case-${index}`);
      copyProfile(master, profile);
      harm(path.join(profile, file), chance);
      /** @type {string[]} */
      let faults = [];
      const sum = { cases: 1, "entries lost": 0, "blobs lost": 0, told: 0, faults: 0 };
      try {
        const first = await read(program, profile, notebook);
        faults = faultsOf(whole, first, held.get(file));
        sum["entries lost"] = first.told.size;
        sum["blobs lost"] = first.missingBlobs.length;
        sum.told = first.repairs.length > 0 ? 1 : 0;
        faults.push(...(await goesOn(program, profile, notebook, first)));
      } catch (error) {
        faults.push(`thrown: ${error instanceof Error ? (error.stack ?? "") : String(error)}`);
      }
      sum.faults = faults.length;
      report.count(`${how} ${file} (case ${index})`, faults);
      const name = `${how} ${path.extname(file).slice(1)}`;
      const former = sums.get(name) ?? {};
      sums.set(
        name,
        Object.fromEntries(
          Object.entries(sum).map(([key, value]) => [key, value + (former[key] ?? 0)]),
        ),
      );
      fs.rmSync(profile, { recursive: true });
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
    await source.close();
  }
  const names = [...sums.keys()].sort((a, b) => a.localeCompare(b));
  for (const damage of names) report.line({ damage, ...sums.get(damage) });
  report.end();
}

/**
 * The damaged notebook is worked on: what is written now stays, and the next start tells nothing again.
 *
 * @param {StoreUnderTest} program
 * @param {string} profile
 * @param {{ id: string, blobs: readonly string[] }} notebook
 * @param {Content} former
 */
async function goesOn(program, profile, notebook, former) {
  const faults = [];
  const notebooks = await program.start(profile);
  if (notebooks.person.named === null) await notebooks.namePerson("Ana Lyst");
  const store = await notebooks.store(/** @type {any} */ (notebook.id));
  const written = await store.append(claimDraft(randomUUID(), 0));
  await notebooks.closeAll();
  const next = await read(program, profile, notebook);
  if (!next.entries.get(written.sequence)?.includes(written.changeSet.id)) {
    faults.push("what was written after the damage is gone");
  }
  if (next.repairs.length > 0) faults.push(`told again: ${next.repairs.join(", ")}`);
  for (const sequence of former.entries.keys()) {
    if (!next.entries.has(sequence)) faults.push(`entry ${sequence} is gone at the next start`);
  }
  return faults;
}

await main();
