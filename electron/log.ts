import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

const largestLogBytes = 1_000_000;
let openLog: string | null = null;

/** Where the log lies; null before it was opened. */
export function logFile(): string | null {
  return openLog;
}

/** Opens the log of this data folder; a full one is kept aside once. */
export function keepLog(folder: string): void {
  openLog = path.join(folder, "railhead.log");
  const stat = fs.statSync(openLog, { throwIfNoEntry: false });
  if (stat !== undefined && stat.size > largestLogBytes) fs.renameSync(openLog, `${openLog}.old`);

  process.on("uncaughtException", logUnexpected);
  process.on("unhandledRejection", logUnexpected);
}

/** Writes a bug down and answers with the reference that the analyst is shown. */
export function logUnexpected(error: unknown): string {
  const reference = randomBytes(4).toString("hex");
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const line = `${new Date().toISOString()} ${reference} ${words}\n`;
  process.stderr.write(line);
  // A full or vanished disk must not turn a logged problem into a crash.
  if (openLog !== null) fs.appendFile(openLog, line, () => {});
  return reference;
}
