import { spawn } from "node:child_process";
import { projectFolder } from "./cache.mjs";

const typeChecks = ["shared", "electron", "renderer", "e2e", "scripts", "tsconfig.tests.json"];

/** In the order a person wants to hear of problems: the cheap and plain ones first. */
const steps = [
  { name: "format", commands: ["biome format ."] },
  { name: "lint", commands: ["biome lint .", "oxlint --type-aware --deny-warnings"] },
  { name: "types", commands: typeChecks.map((project) => `tsc --project ${project}`) },
  { name: "fences", commands: ["node scripts/fences.mjs"] },
  { name: "audit", commands: ["node scripts/electronegativity.mjs"] },
  { name: "unit", commands: ["node scripts/unit.mjs"] },
];

/**
 * @param {string} command
 * @returns {Promise<{ isGood: boolean, output: string }>}
 */
function run(command) {
  return new Promise((resolve) => {
    const [program = "", ...args] = command.split(" ");
    const path = `${projectFolder}/node_modules/.bin:${process.env["PATH"]}`;
    const child = spawn(program, args, {
      cwd: projectFolder,
      env: { ...process.env, PATH: path, FORCE_COLOR: "0" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += String(chunk);
    });
    child.stderr.on("data", (chunk) => {
      output += String(chunk);
    });
    child.once("error", (error) => resolve({ isGood: false, output: String(error) }));
    child.once("close", (code) => resolve({ isGood: code === 0, output }));
  });
}

/** Runs the checks in order and stops at the first that fails. `quick` leaves the audit and the unit tests out. */
async function check() {
  const isQuick = process.argv.includes("--quick");
  for (const { name, commands } of steps) {
    if (isQuick && (name === "unit" || name === "audit")) continue;
    const startMs = Date.now();
    const results = await Promise.all(commands.map(run));
    const isGood = results.every((result) => result.isGood);
    const seconds = ((Date.now() - startMs) / 1000).toFixed(1);
    process.stdout.write(`${isGood ? "ok  " : "FAIL"} ${name} (${seconds} s)\n`);
    for (const result of results) {
      if (!result.isGood || name === "unit") process.stdout.write(result.output);
    }
    if (!isGood) return false;
  }
  return true;
}

process.exitCode = (await check()) ? 0 : 1;
