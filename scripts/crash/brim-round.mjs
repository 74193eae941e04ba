import fs from "node:fs";
import path from "node:path";
import { DrivenProgram } from "./driven-program.mjs";
import { LoopDisk } from "./loop-disk.mjs";
import { Session } from "./session.mjs";

const diskMegabytes = 96;
const starts = 3;
const noteBytes = 20_000;
/** A ballast file may give way a few times before the disk is really full. */
const refusalsInARow = 8;

/**
 * Fills a real disk of 96 MB to the brim while a notebook on it is worked on, frees it again and
 * starts three times.
 *
 * @param {string} executable
 * @param {import("./report.mjs").Report} report
 */
export async function brimRound(executable, report) {
  const obstacle = await LoopDisk.obstacle();
  if (obstacle !== null) {
    report.skip("the full disk of 96 MB (1 case)", obstacle);
    return;
  }
  const disk = new LoopDisk(diskMegabytes);
  const program = new DrivenProgram(executable, path.join(disk.mount, "profile"));
  const session = new Session(program);
  const filler = path.join(disk.mount, "filler");
  let refused = 0;
  /** @type {string[]} */
  const faults = [];
  try {
    await session.begin();
    for (let inARow = 0; inARow < refusalsInARow; ) {
      fillUp(filler);
      const isSaved = await session.append(noteBytes);
      inARow = isSaved ? 0 : inARow + 1;
      refused += isSaved ? 0 : 1;
    }
    const triage = await session.setTriage();
    await session.sees(/^Not saved/);
    fs.rmSync(filler);
    await session.retry();
    await session.sees(/^Saved/);
    await session.showsTriage(triage);
    for (let start = 1; start <= starts; start += 1) {
      await session.quit();
      faults.push(...(await session.startAndLook()));
    }
    await session.quit();
  } catch (error) {
    const shown = program.isRunning
      ? await program.page.locator("body").textContent()
      : "no window";
    faults.push(`stopped: ${String(error)}; the window said: ${shown}`);
  } finally {
    await program.kill();
    disk.remove();
  }
  report.count("a full disk", faults);
  report.line({
    session: "96 MB disk, full",
    refused,
    acknowledged: session.acknowledged,
    faults: faults.length,
  });
}

/**
 * Writes until the disk takes no more.
 *
 * @param {string} file
 */
function fillUp(file) {
  const handle = fs.openSync(file, "a");
  try {
    for (let bytes = 256 * 1024; bytes >= 512; bytes /= 2) {
      try {
        for (;;) fs.writeSync(handle, Buffer.alloc(bytes));
      } catch (error) {
        if (Reflect.get(Object(error), "code") !== "ENOSPC") throw error;
      }
    }
  } finally {
    fs.closeSync(handle);
  }
}
