import { parseArgs } from "node:util";
import { brimRound } from "./crash/brim-round.mjs";
import { faultRounds, sessionKinds } from "./crash/fault-rounds.mjs";
import { Report } from "./crash/report.mjs";
import { openStage } from "./stage.mjs";

const { values: options } = parseArgs({
  options: {
    /** How many kinds of sessions; all without it. */
    count: { type: "string", default: String(sessionKinds.length) },
  },
});

const columns = ["session", "steps", "calls failed", "refused", "acknowledged", "faults"];
const title = "Sessions in which every n-th call to the disk fails, and a full disk";
const stage = await openStage();
try {
  const report = new Report("fault", title, columns, 20);
  await faultRounds(stage.executable, Number(options.count), report);
  await brimRound(stage.executable, report);
  report.end();
} finally {
  await stage.close();
}
