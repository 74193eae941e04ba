import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { projectFolder } from "./cache.mjs";
import { countOf } from "./test-count.mjs";

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} [counts] the name its tests are counted under, where it is another
 * @property {readonly string[]} command
 * @property {NodeJS.ProcessEnv} [env]
 */

const { values: options } = parseArgs({
  options: {
    /** A folder beside the checkout whose files have suites of their own, e2e/shared. */
    shared: { type: "string" },
    /** Only those suites. */
    only: { type: "boolean", default: false },
    /** Measures at the small size, too; needs sqlite3, the peer of the search. */
    bench: { type: "boolean", default: false },
    /** An ordinary user to repeat the security suite as, since root runs without the sandbox. */
    "sandboxed-as": { type: "string" },
  },
});

const playwright = path.join(projectFolder, "node_modules", "@playwright", "test", "cli.js");
const config = path.join(projectFolder, "e2e", "playwright.config.ts");

/** @param {readonly string[]} args */
function endToEnd(args) {
  return [process.execPath, playwright, "test", "--config", config, ...args];
}

/** Each at its small size; README.md names the commands of the full ones. */
const durabilitySuites = [
  { name: "crash-kill", command: script("crash.mjs", "--how", "kill", "--count", "60") },
  { name: "crash-power", command: script("crash.mjs", "--how", "power", "--count", "40") },
  { name: "crash-damage", command: script("crash.mjs", "--how", "damage", "--count", "8") },
  { name: "fuzz-store", command: script("fuzz-store.mjs", "--count", "150") },
  { name: "fault", command: script("fault.mjs", "--count", "3") },
  { name: "startup-faults", command: script("startup-faults.mjs") },
];

/**
 * @param {string} file
 * @param {readonly string[]} args
 */
function script(file, ...args) {
  return [process.execPath, path.join(import.meta.dirname, file), ...args];
}

/** @returns {Suite[]} */
function chosenSuites() {
  /** @type {Suite[]} */
  const suites = [];
  if (!options.only) {
    suites.push({
      name: "check",
      counts: "unit",
      command: [process.execPath, path.join(import.meta.dirname, "check.mjs")],
    });
    suites.push({ name: "e2e", command: endToEnd(["--project=railhead"]) });
    suites.push(...durabilitySuites);
    if (process.platform === "linux") {
      const command = [process.execPath, path.join(import.meta.dirname, "smoke.mjs")];
      suites.push({ name: "packed", command });
    }
  }
  if (!options.only) {
    const args = ["--count", "3000"];
    suites.push({ name: "anchoring", command: script("measure-anchoring.mjs", ...args) });
  }
  if (options.bench) {
    // Times of a small size on a machine of two cores swing: only what is far past its bound counts here.
    const sized = ["--articles", "300", "--rounds", "3", "--slack", "6"];
    const args = ["save", "search", "scale", "claims", ...sized];
    suites.push({ name: "bench", command: script("bench.mjs", ...args) });
  }
  const user = options["sandboxed-as"];
  if (user !== undefined) {
    suites.push({
      name: "sandboxed",
      command: ["runuser", "-u", user, "--", ...endToEnd(["--project=railhead", "security"])],
      env: { HOME: os.tmpdir(), RAILHEAD_RESULTS: path.join(os.tmpdir(), "railhead-sandboxed") },
    });
  }
  if (options.shared !== undefined) {
    suites.push({
      name: "shared",
      command: endToEnd(["--project=beside", "--pass-with-no-tests"]),
      env: { RAILHEAD_SHARED: path.resolve(options.shared) },
    });
    const pages = path.resolve(options.shared, "corpora", "pages");
    if (fs.existsSync(pages)) {
      suites.push({ name: "pages", command: script("test-pages.mjs", pages) });
    }
    const hostile = path.resolve(options.shared, "corpora", "hostile");
    if (fs.existsSync(hostile)) {
      // A few tasks of opening the longest still hold the window up: they are told with their times.
      suites.push({
        name: "hostile",
        command: script("hostile.mjs", hostile, "--sample", "120"),
        env: { RAILHEAD_HOSTILE_PAUSES: "told" },
      });
    }
  }
  return suites;
}

/**
 * @param {Suite} suite
 * @param {string} countFolder
 * @returns {Promise<boolean>} whether it ended well
 */
function run({ name, command, env }, countFolder) {
  const [program = "", ...args] = command;
  process.stdout.write(`\n== ${name}\n`);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: projectFolder,
      stdio: "inherit",
      env: { ...process.env, ...env, RAILHEAD_COUNTS: countFolder, RAILHEAD_SUITE: name },
    });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code === 0));
  });
}

/**
 * A suite's line of the closing table, with the names of what failed or needed a second try.
 *
 * @param {Suite} suite
 * @param {boolean} endedWell
 * @param {number} durationMs
 * @param {string} countFolder
 */
function outcomeOf({ name, counts }, endedWell, durationMs, countFolder) {
  // A suite that ended well and counted nothing has broken off half-way.
  const count = countOf(countFolder, counts ?? name) ?? { passed: 0, failed: 1, named: [] };
  // One that broke without a failing test (a lint error, a build that fails) counts as one.
  const failed = endedWell ? count.failed : Math.max(count.failed, 1);
  const seconds = Math.round(durationMs / 1000);
  const lines = [
    `${failed === 0 ? "ok  " : "FAIL"} ${name.padEnd(16)}${count.passed} passed, ${failed} failed, ${seconds} s`,
    ...(count.named ?? []).map((text) => `       ${text}`),
  ];
  return { passed: count.passed, failed, lines };
}

/** Runs every suite, also after a failure, and closes with a table of them and the sum of their tests. */
async function main() {
  const countFolder = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-counts-"));
  // A suite may run as another user.
  fs.chmodSync(countFolder, 0o777);
  try {
    const outcomes = [];
    for (const suite of chosenSuites()) {
      const startMs = Date.now();
      const endedWell = await run(suite, countFolder);
      outcomes.push(outcomeOf(suite, endedWell, Date.now() - startMs, countFolder));
    }
    const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
    const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
    process.stdout.write(`\n${outcomes.flatMap(({ lines }) => lines).join("\n")}\n`);
    process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
    return failed === 0;
  } finally {
    fs.rmSync(countFolder, { recursive: true, force: true });
  }
}

process.exitCode = (await main()) ? 0 : 1;
