import { spawn } from "node:child_process";
import os from "node:os";
import { outFolder } from "./cache.mjs";

/** Chromium's sandbox can't start as root. */
const isRoot = process.getuid?.() === 0;

/**
 * The switches Electron needs before Railhead's own arguments on this system.
 *
 * @param {(line: string) => void} say
 */
export function runtimeSwitches(say) {
  if (!isRoot) return [];
  say("Running as root, so Chromium's sandbox is off. Prefer an ordinary user.");
  return ["--no-sandbox"];
}

/**
 * Runs the built program and answers with its exit code.
 *
 * @param {{ executable: string, switches: readonly string[], args: readonly string[], env?: NodeJS.ProcessEnv }} program
 * @returns {Promise<number>}
 */
export function runRailhead({ executable, switches, args, env = {} }) {
  return new Promise((resolve, reject) => {
    const child = spawn(executable, [...switches, outFolder(), ...args], {
      stdio: "inherit",
      env: { ...process.env, ...env },
    });
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
export function sayOnStderr(line) {
  process.stderr.write(`${line}\n`);
}
