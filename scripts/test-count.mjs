import fs from "node:fs";
import path from "node:path";

/**
 * Hands a suite's count to the command that runs several (scripts/test.mjs), if one does.
 *
 * @param {string} suite
 * @param {{ passed: number, failed: number, named?: readonly string[] }} count with the names of what failed,
 *   or passed only at the second try
 */
export function recordCount(suite, count) {
  const folder = process.env["RAILHEAD_COUNTS"];
  if (folder) fs.writeFileSync(path.join(folder, `${suite}.json`), JSON.stringify(count));
}

/**
 * @param {string} folder
 * @param {string} suite
 */
export function hasCount(folder, suite) {
  return fs.existsSync(path.join(folder, `${suite}.json`));
}

/**
 * What a suite recorded, null where it broke off before.
 *
 * @param {string} folder
 * @param {string} suite
 * @returns {{ passed: number, failed: number, named?: readonly string[] } | null}
 */
export function countOf(folder, suite) {
  if (!hasCount(folder, suite)) return null;
  return JSON.parse(fs.readFileSync(path.join(folder, `${suite}.json`), "utf8"));
}
