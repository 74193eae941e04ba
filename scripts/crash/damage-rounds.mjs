import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { DrivenProgram } from "./driven-program.mjs";
import { claimDraft } from "./flight.mjs";
import { isCopyMarked, markCopy } from "./in-page.mjs";
import { inLanes } from "./rounds.mjs";
import { copyMended, lookAt } from "./window-check.mjs";

/** @typedef {import("./index-damage.mjs").Kind} Kind */

/** More than LevelDB keeps in memory, so that it has written tables, and then goes on in a log. */
const largeClaims = 90;
const largeNoteBytes = 60_000;
const laterClaims = 20;
const startsAKind = 3;
const title = "Damaged";

/**
 * Damages Chromium's files of the working copy in each of many ways and starts three times;
 * every start must show what the ledger has, and the analyst must hear of a copy made anew.
 *
 * @param {string} executable
 * @param {readonly Kind[]} kinds
 * @param {number} count how many of them, taken evenly
 * @param {import("./report.mjs").Report} report
 */
export async function damageRounds(executable, kinds, count, report) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-damage-"));
  try {
    const master = path.join(folder, "master");
    const id = await makeNotebook(new DrivenProgram(executable, master));
    await inLanes(spread(kinds, count), async (kind) => {
      const profile = path.join(folder, randomUUID());
      fs.cpSync(master, profile, { recursive: true, verbatimSymlinks: true });
      const touched = kind.harm(profile);
      const program = new DrivenProgram(executable, profile);
      const seen = await seenOf(program, { id, title });
      const faults = touched.length === 0 ? ["there was nothing to damage"] : seen.faults;
      report.count(kind.name, faults);
      report.line({ damage: kind.name, anew: seen.rebuilt, told: seen.told, wrong: faults.length });
      fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * So many kinds, taken evenly from all of them.
 *
 * @param {readonly Kind[]} kinds
 * @param {number} count
 */
function spread(kinds, count) {
  const step = kinds.length / Math.min(count, kinds.length);
  return kinds.filter((_, index) => Math.floor(index / step) > Math.floor((index - 1) / step));
}

/** @param {DrivenProgram} program */
async function makeNotebook(program) {
  await program.open();
  await program.ask("person:name", { name: "Ana Lyst" });
  const { id } = await program.ask("notebook:create", { title });
  await program.page.reload();
  await program.openNotebook(title);
  await program.page.evaluate(markCopy, id);
  // The mark comes to lie in a table with them; what is only in a lost log is read from the ledger again.
  await addClaims(program, id, largeClaims, largeNoteBytes);
  await lookAtAgain(program, { id, title });
  await program.quit();
  await program.open();
  await program.openNotebook(title);
  await addClaims(program, id, laterClaims);
  await lookAtAgain(program, { id, title });
  await program.quit();
  return id;
}

/**
 * @param {DrivenProgram} program
 * @param {string} notebookId
 * @param {number} count
 * @param {number} [noteBytes]
 */
async function addClaims(program, notebookId, count, noteBytes) {
  for (let index = 0; index < count; index += 1) {
    await program.ask("ledger:append", { notebookId, draft: claimDraft(noteBytes) });
  }
}

/**
 * Waits until the working copy has all of it.
 *
 * @param {DrivenProgram} program
 * @param {{ id: string, title: string }} notebook
 */
async function lookAtAgain(program, notebook) {
  await program.page.reload();
  const { faults } = await lookAt(program, notebook);
  if (faults.length > 0) throw new Error(`Not even undamaged: ${faults.join("; ")}`);
}

/**
 * What the starts showed; one that never came so far is a fault like any other.
 *
 * @param {DrivenProgram} program
 * @param {{ id: string, title: string }} notebook
 */
async function seenOf(program, notebook) {
  try {
    return await startRepeatedly(program, notebook);
  } catch (error) {
    const shown = program.isRunning ? await program.page.locator("body").innerText() : "no window";
    await program.kill();
    return { faults: [`${String(error)}; the window said: ${shown}`], rebuilt: 0, told: 0 };
  }
}

/**
 * @param {DrivenProgram} program
 * @param {{ id: string, title: string }} notebook
 */
async function startRepeatedly(program, notebook) {
  /** @type {string[]} */
  const faults = [];
  let isMarked = true;
  let told = 0;
  for (let start = 1; start <= startsAKind; start += 1) {
    await program.open();
    const sight = await lookAt(program, notebook);
    const isTold = sight.told.some((words) => words.includes(copyMended));
    faults.push(...sight.faults.map((fault) => `start ${start}: ${fault}`));
    if (sight.told.length > (isTold ? 1 : 0)) faults.push(`start ${start}: a false alarm`);
    if (isTold) told += 1;
    isMarked = await program.page.evaluate(isCopyMarked, notebook.id);
    await program.quit();
  }
  const rebuilt = isMarked ? 0 : 1;
  if (rebuilt === 1 && told === 0) faults.push("made anew, and nobody was told");
  if (rebuilt === 0 && told > 0) faults.push("a false alarm");
  return { faults, rebuilt, told };
}
