import { randomInt, randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { openProgram } from "../load-program.mjs";
import { Chance } from "./chance.mjs";
import { RecordedDisk } from "./recorded-disk.mjs";
import { chainsOf } from "./rounds.mjs";
import { claimDraft, contentOf, StoreUnderTest, title } from "./store-under-test.mjs";

/** A session's calls to the disk before the cut; a few of them belong to the start. */
const mostCalls = 150;
const inFlight = 8;

/**
 * Power cuts of a disk that keeps only what the rules say, below the program's own store: needs
 * neither root nor a window, and knows what ext4 forgives.
 *
 * @param {number} count
 * @param {import("./report.mjs").Report} report
 */
export async function recordedRounds(count, report) {
  const source = await openProgram();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-recorded-"));
  try {
    const program = await StoreUnderTest.load(source);
    const { nodeDisk } = await source.load("electron/ledger/disk.ts");
    for (const { name, rounds } of chainsOf(count)) {
      const chain = new RecordedChain(program, nodeDisk, path.join(folder, name));
      let surprises = 0;
      for (let round = 1; round <= rounds; round += 1) {
        const faults = await chain.cutAndLook();
        surprises += faults.length;
        report.count(`recorded ${name}, cut ${round} (seed ${chain.seed})`, faults);
      }
      report.line({
        folder: `recorded ${name.slice("folder ".length)}`,
        cuts: rounds,
        acknowledged: chain.acknowledged,
        surprises,
        "torn ends told": chain.tornTails,
      });
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
    await source.close();
  }
}

class RecordedChain {
  /**
   * @param {StoreUnderTest} program
   * @param {import("../../electron/ledger/disk.ts").Disk} nodeDisk
   * @param {string} folder
   */
  constructor(program, nodeDisk, folder) {
    this.#program = program;
    this.#nodeDisk = nodeDisk;
    this.#folder = folder;
    fs.mkdirSync(this.#profile, { recursive: true });
  }

  #program;
  #nodeDisk;
  #folder;
  #round = 0;
  #id = "";
  #isNamed = false;
  /** @type {Set<string>} */
  #changeSets = new Set();
  /** @type {Set<string>} */
  #blobs = new Set();
  tornTails = 0;
  seed = randomInt(2 ** 31);

  get acknowledged() {
    return this.#changeSets.size;
  }

  get #profile() {
    return path.join(this.#folder, String(this.#round));
  }

  /** @returns {Promise<string[]>} what is not as it was acknowledged */
  async cutAndLook() {
    const disk = new RecordedDisk(this.#nodeDisk, this.#profile);
    disk.callsLeft = randomInt(1, mostCalls);
    try {
      await this.#work(disk);
    } catch (error) {
      // A start that the cut met says what the disk said; everything else is a fault of the program.
      const isCut = disk.callsLeft <= 0;
      if (!isCut) return [`thrown before the cut: ${String(error)}`];
    }
    const former = this.#profile;
    this.#round += 1;
    fs.mkdirSync(this.#profile);
    disk.leaveTo(this.#profile, new Chance(this.seed + this.#round));
    fs.rmSync(former, { recursive: true });
    return this.#look();
  }

  /** @param {RecordedDisk} disk */
  async #work(disk) {
    const notebooks = await this.#program.start(this.#profile, disk);
    try {
      await this.#writeOn(notebooks, disk);
    } finally {
      // Lets the files go; nothing reaches the disk any more.
      await notebooks.closeAll().catch(() => {});
    }
  }

  /**
   * @param {import("../../electron/notebooks/notebooks.ts").Notebooks} notebooks
   * @param {RecordedDisk} disk
   */
  async #writeOn(notebooks, disk) {
    if (!this.#isNamed) {
      await notebooks.namePerson("Ana Lyst");
      this.#isNamed = true;
    }
    if (this.#id === "") this.#id = (await notebooks.create(title)).id;
    await notebooks.open(/** @type {any} */ (this.#id));
    const store = await notebooks.store(/** @type {any} */ (this.#id));
    while (disk.callsLeft > 0) {
      const blob = await store.putBlob(Buffer.from(randomUUID().repeat(randomInt(1, 400))));
      await Promise.allSettled(
        Array.from({ length: inFlight }, async () => {
          const { changeSet } = await store.append(claimDraft(randomUUID(), randomInt(2) * 2000));
          this.#changeSets.add(changeSet.id);
          this.#blobs.add(blob);
        }),
      );
      if (randomInt(6) === 0) await store.ledger.snapshot();
    }
  }

  async #look() {
    const faults = [];
    const notebooks = await this.#program.start(this.#profile);
    if (this.#isNamed && notebooks.person.named === null) faults.push("the person's name is gone");
    const listed = await notebooks.list();
    if (this.#id === "") return faults;
    if (!listed.some(({ id }) => id === this.#id)) return [...faults, "MISSING: the notebook"];
    const store = await notebooks.store(/** @type {any} */ (this.#id));
    const content = await contentOf(store, [...this.#blobs], this.#program.digestOf);
    await notebooks.closeAll();

    const found = new Set([...content.entries.values()].map(changeSetIdOf));
    for (const id of this.#changeSets) {
      if (!found.has(id)) faults.push(`MISSING: change set ${id}`);
    }
    for (const hash of content.missingBlobs) faults.push(`MISSING: blob ${hash}`);
    for (const kind of content.repairs) {
      if (kind === "torn-tail") this.tornTails += 1;
      else faults.push(`a false alarm: ${kind}`);
    }
    return faults;
  }
}

/** @param {string} json */
function changeSetIdOf(json) {
  return JSON.parse(json).changeSet.id;
}
