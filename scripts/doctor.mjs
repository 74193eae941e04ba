import { checkUp } from "./doctor-checks.mjs";

/**
 * Looks at everything Railhead needs on this machine and says, for what is amiss, the line that
 * mends it. Changes nothing. Exit 0 when Railhead can start, 1 when something keeps it from it.
 */
function main() {
  const findings = checkUp();
  const broken = findings.filter(({ state }) => state === "broken");
  if (process.argv.includes("--json")) {
    for (const finding of findings) process.stdout.write(`${JSON.stringify(finding)}\n`);
  } else {
    const width = Math.max(...findings.map(({ name }) => name.length));
    for (const { name, state, found, mend } of findings) {
      process.stdout.write(`${marks[state]} ${name.padEnd(width)}  ${found}\n`);
      if (mend !== null) process.stdout.write(`     ${" ".repeat(width)}mend it: ${mend}\n`);
    }
    process.stdout.write(
      broken.length === 0
        ? "\nRailhead can start here.\n"
        : `\n${broken.length} of ${findings.length} checks found something that keeps Railhead from starting.\n`,
    );
  }
  return broken.length === 0 ? 0 : 1;
}

/** @type {Readonly<Record<import("./doctor-checks.mjs").Finding["state"], string>>} */
const marks = { good: "ok  ", doubtful: "hm  ", broken: "BAD " };

process.exitCode = main();
