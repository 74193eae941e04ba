import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { DrivenProgram } from "./driven-program.mjs";
import { inLanes } from "./rounds.mjs";
import { Session } from "./session.mjs";

const failingDisk = path.join(import.meta.dirname, "failing-disk.cjs");

const calls = /** @type {const} */ (["write", "sync", "rename"]);
const codes = ["ENOSPC", "EIO", "EROFS"];

/** Each call with each answer of the file system; the first three are one of each. */
export const sessionKinds = codes.flatMap((_, turn) =>
  calls.map((call, index) => ({ call, code: codes[(index + turn) % codes.length] ?? "EIO" })),
);

/** A session has 200 steps: 50 with each of these, which is every how many calls one fails. */
const rates = [1, 2, 3, 7];
const stepsARate = 50;
/** Among them are steps an analyst makes in the window; all others go over the bridge. */
const windowStepEvery = 25;
const renamingEvery = 3;

/**
 * Sessions in which every n-th write, fsync or rename of a notebook's files fails.
 *
 * @param {string} executable
 * @param {number} count
 * @param {import("./report.mjs").Report} report
 */
export async function faultRounds(executable, count, report) {
  await inLanes(sessionKinds.slice(0, count), async ({ call, code }) => {
    const profile = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-fault-"));
    const program = new DrivenProgram(executable, profile, ["-r", failingDisk]);
    const session = new Session(program);
    let failed = 0;
    let refused = 0;
    /** @type {string[]} */
    const faults = [];
    try {
      await session.begin();
      for (const every of rates) {
        await setFaults(program, { call, every, code });
        refused += await steps(session, call);
        failed += await setFaults(program, { call: null, every: 1, code });
        await session.sees(/^Saved/);
      }
      if (failed === 0) faults.push("no call was made to fail");
      if (refused === 0) faults.push("nothing was refused");
      // What the window saves waits for no rename.
      if (call !== "rename") await seesNotSaved(session, { call, code });
      await session.quit();
      faults.push(...(await session.startAndLook()));
      await session.quit();
    } catch (error) {
      faults.push(`stopped: ${error instanceof Error ? error.message : String(error)}`);
      await program.kill();
    }
    report.count(`${call} fails with ${code}`, faults);
    report.line({
      session: `${call} ${code}`,
      steps: rates.length * stepsARate,
      "calls failed": failed,
      refused,
      acknowledged: session.acknowledged,
      faults: faults.length,
    });
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
}

/**
 * @param {Session} session
 * @param {"write" | "sync" | "rename"} call
 * @returns {Promise<number>} how many were refused
 */
async function steps(session, call) {
  let refused = 0;
  for (let step = 1; step <= stepsARate; step += 1) {
    if (step % windowStepEvery === 0) await session.setTriage();
    else {
      const isRenaming = call === "rename" && step % renamingEvery === 0;
      const isSaved = await (isRenaming ? session.rename() : session.append());
      if (!isSaved) refused += 1;
    }
  }
  return refused;
}

/**
 * While every call fails, the window says so and keeps the work; once none does, it is saved.
 *
 * @param {Session} session
 * @param {{ call: "write" | "sync" | "rename", code: string }} kind
 */
async function seesNotSaved(session, { call, code }) {
  await session.reload();
  await setFaults(session.program, { call, every: 1, code });
  const triage = await session.setTriage();
  await session.sees(/^Not saved/);
  await setFaults(session.program, { call: null, every: 1, code });
  await session.retry();
  await session.sees(/^Saved/);
  await session.showsTriage(triage);
}

/**
 * @param {DrivenProgram} program
 * @param {{ call: string | null, every: number, code: string }} wanted
 * @returns {Promise<number>} how many calls failed since it was last set
 */
function setFaults({ app }, wanted) {
  return app.evaluate((_electron, faults) => {
    const standing = Reflect.get(globalThis, "railheadFaults");
    const { failed } = standing;
    Object.assign(standing, faults, { seen: 0, failed: 0 });
    return failed;
  }, wanted);
}
