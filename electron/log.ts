import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

const largestLogBytes = 1_000_000;
let openLog: string | null = null;
let logBytes = 0;

/** Where the log lies; null before it was opened. */
export function logFile(): string | null {
  return openLog;
}

/** Opens the log of this data folder. A full one is kept aside, in place of the one before it. */
export function keepLog(folder: string): void {
  openLog = path.join(folder, "railhead.log");
  logBytes = fs.statSync(openLog, { throwIfNoEntry: false })?.size ?? 0;

  process.on("uncaughtException", logUnexpected);
  process.on("unhandledRejection", logUnexpected);
}

/** Writes a bug down and answers with the reference that the analyst is shown. */
export function logUnexpected(error: unknown): string {
  const reference = randomBytes(4).toString("hex");
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const line = `${new Date().toISOString()} ${reference} ${words}\n`;
  process.stderr.write(line);
  if (openLog !== null) append(openLog, line);
  return reference;
}

function append(file: string, line: string): void {
  // A full or vanished disk must not turn a logged problem into a crash.
  try {
    if (logBytes > largestLogBytes) {
      logBytes = 0;
      fs.renameSync(file, `${file}.old`);
    }
    fs.appendFileSync(file, line);
    logBytes += Buffer.byteLength(line);
  } catch {
    // What went wrong stands on the standard error already.
  }
}
