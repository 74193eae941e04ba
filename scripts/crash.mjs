import { parseArgs } from "node:util";
import { damageRounds } from "./crash/damage-rounds.mjs";
import { damageKinds } from "./crash/index-damage.mjs";
import { killRounds } from "./crash/kill-rounds.mjs";
import { LoopDisk } from "./crash/loop-disk.mjs";
import { powerRounds } from "./crash/power-rounds.mjs";
import { recordedRounds } from "./crash/recorded-rounds.mjs";
import { Report } from "./crash/report.mjs";
import { openStage } from "./stage.mjs";

const { values: options } = parseArgs({
  options: {
    how: { type: "string" },
    /** How many kills, cuts or kinds of damage; the full size without it. */
    count: { type: "string" },
    /** Kinds of damage whose names have these words in them; all without it. */
    only: { type: "string", default: "" },
  },
});

const columnsAfterCuts = [
  "acknowledged",
  "surprises",
  "torn ends told",
  "copies mended",
  "starts tried again",
];

/** @type {Record<string, (executable: string) => Promise<Report>>} */
const ways = {
  async kill(executable) {
    const count = Number(options.count ?? 1000);
    const title = `${count} times kill -9 of the process tree`;
    const report = new Report("crash-kill", title, ["folder", "kills", ...columnsAfterCuts]);
    await killRounds(executable, count, report);
    return report;
  },

  async power(executable) {
    const count = Number(options.count ?? 300);
    const title = `${count} power cuts of an ext4 disk, and ${count} of a recorded one`;
    const report = new Report("crash-power", title, ["folder", "cuts", ...columnsAfterCuts]);
    await recordedRounds(count, report);
    const obstacle = await LoopDisk.obstacle();
    if (obstacle === null) await powerRounds(executable, count, report);
    else report.skip(`all ${count} cuts of a real disk`, obstacle);
    return report;
  },

  async damage(executable) {
    const kinds = damageKinds.filter(({ name }) => name.includes(options.only));
    const count = Number(options.count ?? kinds.length);
    const title = `${count} kinds of damage to IndexedDB's files, three starts each`;
    const report = new Report("crash-damage", title, ["damage", "anew", "told", "wrong"], 46);
    await damageRounds(executable, kinds, count, report);
    return report;
  },
};

const way = ways[options.how ?? ""];
if (way === undefined) {
  process.stderr.write(`npm run crash -- --how ${Object.keys(ways).join("|")} [--count <n>]\n`);
  process.exitCode = 2;
} else {
  const stage = await openStage();
  try {
    (await way(stage.executable)).end();
  } finally {
    await stage.close();
  }
}
