import { spawnSync } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";
import { projectFolder } from "./cache.mjs";

const { values } = parseArgs({
  options: {
    /** Messages for each channel. */
    count: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
  },
});
const playwright = path.join(projectFolder, "node_modules", "@playwright", "test", "cli.js");
const config = path.join(projectFolder, "e2e", "playwright.config.ts");
const { status } = spawnSync(
  process.execPath,
  [playwright, "test", "--config", config, "--project=railhead", "fuzz-ipc"],
  {
    cwd: projectFolder,
    stdio: "inherit",
    env: { ...process.env, RAILHEAD_FUZZ: values.count, RAILHEAD_FUZZ_SEED: values.seed },
  },
);
process.exitCode = status ?? 1;
