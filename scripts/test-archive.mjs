import { spawn } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";
import { projectFolder } from "./cache.mjs";

const { values: options } = parseArgs({
  options: { count: { type: "string", default: "200" } },
});

const playwright = path.join(projectFolder, "node_modules", "@playwright", "test", "cli.js");
const config = path.join(projectFolder, "e2e", "playwright.config.ts");

/**
 * Round trips of generated notebooks, archives cut short, merges, golden notebooks, and then
 * programs that exchange archives: what the unit and end-to-end tests do at a small size.
 */
const steps = [
  [path.join(import.meta.dirname, "unit.mjs"), "electron/archive", "shared/ledger/merge", "golden"],
  [playwright, "test", "--config", config, "--project=railhead", "archive.spec"],
];

/** @param {readonly string[]} args */
function run(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: projectFolder,
      stdio: "inherit",
      env: { ...process.env, RAILHEAD_ARCHIVES: options.count },
    });
    child.once("error", reject);
    child.once("exit", resolve);
  });
}

for (const step of steps) {
  if ((await run(step)) !== 0) process.exitCode = 1;
}
