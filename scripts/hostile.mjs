import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { projectFolder } from "./cache.mjs";
import { countOf, recordCount } from "./test-count.mjs";

const { positionals, values: options } = parseArgs({
  allowPositionals: true,
  options: {
    /** So many cases, spread evenly over the categories and the same each time. */
    sample: { type: "string" },
    /** Only cases whose name holds one of these words, commas between them. */
    only: { type: "string" },
    /** Names the functions that a long task was in; takes longer, so the times are no longer true. */
    why: { type: "boolean", default: false },
  },
});
const [folder] = positionals;
if (folder === undefined || !fs.existsSync(path.join(folder, "manifest.json"))) {
  process.stderr.write(
    "Usage: npm run test:hostile -- <folder with a manifest.json> [--sample <n>] [--only <words,words>] [--why]\n",
  );
  process.exit(2);
}

const countFolder = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-counts-"));
const playwright = path.join(projectFolder, "node_modules", "@playwright", "test", "cli.js");
const config = path.join(projectFolder, "e2e", "playwright.config.ts");
const args = [playwright, "test", "--config", config, "--project=hostile", "--retries=0"];
const child = spawn(process.execPath, args, {
  cwd: projectFolder,
  stdio: "inherit",
  env: {
    ...process.env,
    RAILHEAD_HOSTILE: path.resolve(folder),
    RAILHEAD_HOSTILE_SAMPLE: options.sample ?? "",
    RAILHEAD_HOSTILE_ONLY: options.only ?? "",
    RAILHEAD_HOSTILE_WHY: options.why ? "1" : "",
    RAILHEAD_COUNTS: countFolder,
    RAILHEAD_SUITE: "playwright",
  },
});
/** @type {NodeJS.Signals[]} */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
for (const signal of signals) process.on(signal, () => child.kill("SIGINT"));
child.once("exit", (code) => {
  // The cases are what is counted; the test around them counts only when it broke off before them.
  const { passed, failed } = countOf(countFolder, "hostile") ?? { passed: 0, failed: 1 };
  fs.rmSync(countFolder, { recursive: true, force: true });
  const failures = code === 0 ? failed : Math.max(failed, 1);
  recordCount("hostile", { passed, failed: failures });
  process.stdout.write(`\n${passed} passed, ${failures} failed\n`);
  process.exitCode = failures === 0 ? 0 : 1;
});
