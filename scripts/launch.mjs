import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import { buildIfStale } from "./build.mjs";
import { outFolder } from "./cache.mjs";
import { hasDisplay, openVirtualDisplay } from "./display.mjs";
import { resolveRuntime } from "./runtime.mjs";
import { installAdvice } from "./system-libraries.mjs";

/** Chromium's own default for a browser; containers often give 64 MB and pages then crash. */
const enoughSharedMemoryBytes = 512 * 1024 * 1024;

/**
 * @typedef {object} Program
 * @property {(args: readonly string[]) => Promise<number>} run runs the built program, answers with its exit code
 * @property {readonly string[]} command what `run` runs, for who runs it in another way
 * @property {boolean} isOnVirtualDisplay
 */

/**
 * Brings together what Railhead needs to run (a runtime, its libraries, a build, a display), hands it
 * over, and ends this process with the exit code it gets back.
 *
 * @param {(program: Program) => Promise<number>} use
 */
export async function launch(use) {
  try {
    process.exitCode = await prepareAndUse(use);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

/** @param {(program: Program) => Promise<number>} use */
async function prepareAndUse(use) {
  const { executable } = resolveRuntime(say);
  const isOnVirtualDisplay = !hasDisplay();
  const advice = installAdvice({ executable, needsVirtualDisplay: isOnVirtualDisplay });
  if (advice !== null) throw new Error(advice);

  await buildIfStale(say);
  const display = isOnVirtualDisplay ? await openVirtualDisplay({ forOneProgram: true }) : null;
  const switches = runtimeSwitches();
  try {
    return await use({
      isOnVirtualDisplay,
      command: [executable, ...switches, outFolder()],
      run: (args) => runToEnd(executable, [...switches, outFolder(), ...args], display?.env ?? {}),
    });
  } finally {
    await display?.close();
  }
}

/** The switches Electron needs before Railhead's own arguments on this system. */
function runtimeSwitches() {
  /** @type {string[]} */
  const switches = [];
  if (process.getuid?.() === 0) {
    say("Running as root, so Chromium's sandbox is off. Prefer an ordinary user.");
    switches.push("--no-sandbox");
  }
  if (process.platform === "linux" && sharedMemoryBytes() < enoughSharedMemoryBytes) {
    switches.push("--disable-dev-shm-usage");
  }
  return switches;
}

function sharedMemoryBytes() {
  if (!fs.existsSync("/dev/shm")) return 0;
  const { bavail, bsize } = fs.statfsSync("/dev/shm");
  return bavail * bsize;
}

/**
 * @param {string} executable
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
function runToEnd(executable, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(executable, args, { stdio: "inherit", env: { ...process.env, ...env } });
    /** @type {NodeJS.Signals[]} */
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    for (const signal of signals) process.on(signal, () => child.kill(signal));
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : os.constants.signals[signal]));
    });
  });
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`);
}
