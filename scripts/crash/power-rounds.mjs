import path from "node:path";
import { Chain } from "./chain.mjs";
import { LoopDisk } from "./loop-disk.mjs";
import { chainsOf, inLanes } from "./rounds.mjs";

const diskMegabytes = 192;

/**
 * Cuts the power of the disk that holds the data folder, amid writing, and starts again from
 * what was on it.
 *
 * @param {string} executable
 * @param {number} count
 * @param {import("./report.mjs").Report} report
 */
export async function powerRounds(executable, count, report) {
  await inLanes(chainsOf(count), async ({ name, rounds }) => {
    const disk = new LoopDisk(diskMegabytes);
    const chain = new Chain(executable, path.join(disk.mount, "profile"));
    let surprises = 0;
    try {
      await chain.begin();
      for (let round = 1; round <= rounds; round += 1) {
        await chain.writeUntil(() => disk.cutPowerBeside());
        await chain.program.kill();
        await disk.powerUp();
        const faults = await chain.startAndLook();
        surprises += faults.length;
        report.count(`${name}, cut ${round}`, faults);
      }
    } finally {
      await chain.program.kill();
      disk.remove();
    }
    report.line({
      folder: name,
      cuts: rounds,
      acknowledged: chain.acknowledged,
      surprises,
      "torn ends told": chain.tornTails,
      "copies mended": chain.mendedCopies,
      "starts tried again": chain.program.startsTriedAgain,
    });
  });
}
