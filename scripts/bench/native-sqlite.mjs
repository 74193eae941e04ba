import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";

/** The version of the system's sqlite3; null where it is not installed. */
export function nativeVersion() {
  const { status, stdout } = spawnSync("sqlite3", ["--version"], { encoding: "utf8" });
  return status === 0 ? (stdout.split(" ")[0] ?? null) : null;
}

/**
 * Runs statements in the system's sqlite3; answers with what they printed and the time they took.
 *
 * @param {string} database
 * @param {string} sql
 */
export async function runNative(database, sql) {
  const before = performance.now();
  const child = spawn("sqlite3", ["-bail", database], { stdio: ["pipe", "pipe", "inherit"] });
  /** @type {Buffer[]} */
  const printed = [];
  child.stdout.on("data", (chunk) => printed.push(chunk));
  child.stdin.end(sql);
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`sqlite3 ended with ${code}`);
  return { ms: performance.now() - before, text: Buffer.concat(printed).toString("utf8") };
}

/** Like the index of the program: in its own file, with as much kept in memory. */
export const nativeSettings =
  "PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY; PRAGMA synchronous = NORMAL;";

/**
 * How long each statement takes in one connection, as the mean of so many times.
 *
 * @param {string} database
 * @param {readonly string[]} statements
 * @param {number} times
 * @returns {Promise<number[]>}
 */
export async function timeNative(database, statements, times) {
  const clock = "SELECT 'at', julianday('now') * 86400000.0;";
  const script = statements.flatMap((statement) => [
    ".output stdout",
    clock,
    ".output /dev/null",
    ...Array.from({ length: times }, () => statement),
  ]);
  const { text } = await runNative(
    database,
    [nativeSettings, ...script, ".output stdout", clock, ""].join("\n"),
  );
  const marks = text
    .split("\n")
    .filter((line) => line.startsWith("at|"))
    .map((line) => Number(line.slice(3)));
  return statements.map(
    (_, at) => ((marks[at + 1] ?? Number.NaN) - (marks[at] ?? Number.NaN)) / times,
  );
}

/**
 * Makes a database of so many articles in one connection, a transaction for every thousand.
 *
 * @param {string} database
 * @param {number} articles
 * @param {import("./search-page/orders.ts").Native} native
 */
export async function buildNative(database, articles, native) {
  fs.rmSync(database, { force: true });
  const script = `${database}.sql`;
  const handle = fs.openSync(script, "w");
  fs.writeSync(handle, `${nativeSettings}\n${native.nativeSchema()}\n`);
  for (let from = 0; from < articles; from += 1000) {
    fs.writeSync(
      handle,
      `BEGIN;\n${native.nativeInserts(from, Math.min(articles, from + 1000))}\nCOMMIT;\n`,
    );
  }
  fs.closeSync(handle);
  const { ms } = await runNative(database, `.read ${script}\n`);
  fs.rmSync(script);
  return ms;
}
