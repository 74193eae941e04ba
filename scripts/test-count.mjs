import fs from "node:fs";
import path from "node:path";

/**
 * Hands a suite's count to the command that runs several (scripts/test.mjs), if one does.
 *
 * @param {string} suite
 * @param {{ passed: number, failed: number }} count
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
 * The sum over all suites that recorded a count.
 *
 * @param {string} folder
 */
export function sumOfCounts(folder) {
  const sum = { passed: 0, failed: 0 };
  for (const name of fs.readdirSync(folder)) {
    const count = JSON.parse(fs.readFileSync(path.join(folder, name), "utf8"));
    sum.passed += count.passed;
    sum.failed += count.failed;
  }
  return sum;
}
