import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { isPastBound, tableOf } from "./bench/lines.mjs";
import { suites } from "./bench/suites.mjs";
import { buildIfStale } from "./build.mjs";
import { projectFolder } from "./cache.mjs";
import { hasDisplay, openVirtualDisplay } from "./display.mjs";
import { resolveRuntime } from "./runtime.mjs";
import { installAdvice } from "./system-libraries.mjs";
import { recordCount } from "./test-count.mjs";

const historyFile = path.join(projectFolder, "bench", "history.jsonl");

/** Fewer than five turns say little; CI only asks whether a promise is broken by far. */
const usualRounds = 5;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: "string", default: "10000" },
    rounds: { type: "string", default: String(usualRounds) },
    /** A data folder that stays, so that a large notebook is made once and measured often. */
    keep: { type: "string" },
    /** JSON lines in place of the table. */
    json: { type: "boolean", default: false },
    /** Appends the result to bench/history.jsonl. */
    record: { type: "boolean", default: false },
    /** A line past its bound fails only when it is past it by this factor: for machines that others use too. */
    slack: { type: "string", default: "1" },
  },
});

/** Measures the suites named, all of them when none is, and says which promises they break. */
async function main() {
  const names = positionals.length > 0 ? positionals : Object.keys(suites);
  const unknown = names.find((name) => suites[name] === undefined);
  if (unknown !== undefined) {
    say(`There is no suite ${unknown}. There are: ${Object.keys(suites).join(", ")}`);
    return 2;
  }
  const { executable, version } = resolveRuntime(say);
  const needsVirtualDisplay = !hasDisplay();
  const advice = installAdvice({ executable, needsVirtualDisplay });
  if (advice !== null) throw new Error(advice);
  await buildIfStale(say);
  const display = needsVirtualDisplay ? await openVirtualDisplay() : null;
  try {
    /** @type {import("./bench/lines.mjs").Line[]} */
    const lines = [];
    for (const name of names) {
      say(`== ${name}`);
      const measured = await suites[name]?.({
        machine: { executable, env: display?.env ?? {} },
        rounds: Number(options.rounds),
        articles: Number(options.articles),
        keep: options.keep === undefined ? null : path.resolve(options.keep),
        tell: say,
      });
      lines.push(...(measured ?? []));
    }
    const text = options.json
      ? lines.map((line) => JSON.stringify(line)).join("\n")
      : tableOf(lines);
    process.stdout.write(`${text}\n`);
    if (options.record) record(lines, version);
    const slack = Number(options.slack);
    const failed = lines.filter((line) => isPastBound({ ...line, ratio: line.ratio / slack }));
    for (const { suite, name, ratio, bound } of failed) {
      say(`${suite}: ${name} is ${ratio.toFixed(2)}, past its bound of ${bound}`);
    }
    recordCount("bench", {
      passed: lines.length - failed.length,
      failed: failed.length,
      named: failed.map(({ suite, name }) => `${suite}: ${name}`),
    });
    return failed.length === 0 ? 0 : 1;
  } finally {
    await display?.close();
  }
}

/**
 * @param {readonly import("./bench/lines.mjs").Line[]} lines
 * @param {string} runtime
 */
function record(lines, runtime) {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: projectFolder })
    .toString()
    .trim();
  const [cpu] = os.cpus();
  const entry = {
    at: new Date().toISOString(),
    commit,
    runtime,
    processor: `${os.cpus().length} x ${cpu?.model.trim() ?? "unknown"}`,
    articles: Number(options.articles),
    rounds: Number(options.rounds),
    lines,
  };
  fs.mkdirSync(path.dirname(historyFile), { recursive: true });
  fs.appendFileSync(historyFile, `${JSON.stringify(entry)}\n`);
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`);
}

process.exitCode = await main();
