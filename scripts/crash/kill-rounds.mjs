import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Chain, moment } from "./chain.mjs";
import { chainsOf, inLanes } from "./rounds.mjs";

/** Every fourth kill meets a program that is still starting. */
const killsAtStartEvery = 4;
const longestStartMs = 1500;

/**
 * kill -9 of the whole process tree at random moments, among them amid a start; after each the
 * program is started again and must show everything it ever acknowledged.
 *
 * @param {string} executable
 * @param {number} count
 * @param {import("./report.mjs").Report} report
 */
export async function killRounds(executable, count, report) {
  await inLanes(chainsOf(count), async ({ name, rounds }) => {
    const profile = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-kill-"));
    const chain = new Chain(executable, profile);
    let surprises = 0;
    await chain.begin();
    for (let round = 1; round <= rounds; round += 1) {
      if (round % killsAtStartEvery === 0) {
        await chain.program.kill();
        await chain.program.startAndKillAfter(() => moment(longestStartMs));
      } else {
        await chain.writeUntil(() => chain.program.kill());
      }
      const faults = await chain.startAndLook();
      surprises += faults.length;
      report.count(`${name}, kill ${round}`, faults);
    }
    await chain.program.quit();
    const verified = await chain.program.command("verify", chain.notebookId);
    if (verified.exitCode !== 0) report.count(`${name}, verify`, [verified.printed]);
    report.line({
      folder: name,
      kills: rounds,
      acknowledged: chain.acknowledged,
      surprises,
      "torn ends told": chain.tornTails,
      "copies mended": chain.mendedCopies,
      "starts tried again": chain.program.startsTriedAgain,
    });
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
}
