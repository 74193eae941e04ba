import fs from "node:fs";
import os from "node:os";
import { logFile } from "./log.ts";

const mostLines = 40;
const longestLine = 200;

export interface DiagnosticFacts {
  readonly version: string;
  readonly runtime: string;
  readonly platform: string;
  readonly isDevelopmentBuild: boolean;
  /** How this window is set, in plain words. */
  readonly settings: Readonly<Record<string, string>>;
  /** Records per table of the open notebook, and how many notebooks there are. */
  readonly counts: Readonly<Record<string, number>>;
  readonly log: readonly string[];
}

/** What may be shown to anyone who helps: how the program is made and set, and nothing of what is in it. */
export function diagnosticsText(facts: DiagnosticFacts): string {
  const { version, runtime, platform, isDevelopmentBuild, settings, counts, log } = facts;
  const list = (pairs: Readonly<Record<string, string | number>>) =>
    Object.entries(pairs).map(([name, value]) => `  ${name}: ${value}`);
  return [
    `Railhead ${version}${isDevelopmentBuild ? " (development build)" : ""}`,
    `${runtime}, Node ${process.versions.node}`,
    `${platform}, ${os.release()}, ${Math.round(os.totalmem() / 2 ** 30)} GB`,
    "Settings",
    ...list(settings),
    "Counts",
    ...list(counts),
    "Log",
    ...log.map((line) => `  ${line}`),
    "",
  ].join("\n");
}

/** The last entries of the log, each without what it quotes and without where this person's files lie. */
export function lastLogLines(): readonly string[] {
  const file = logFile();
  if (file === null || !fs.existsSync(file)) return [];
  return withoutContent(fs.readFileSync(file, "utf8"), os.homedir());
}

/** An entry begins with its time; what follows on other lines is where in the program it came from. */
export function withoutContent(log: string, home: string): readonly string[] {
  return log
    .split("\n")
    .filter((line) => /^\d{4}-\d\d-\d\dT/.test(line) || /^\s+at /.test(line))
    .slice(-mostLines)
    .map((line) =>
      line
        .replaceAll(home, "~")
        // What an error quotes may be a title, a note or a stretch of an article.
        .replace(/(["'`“‘]).*(["'`”’])/u, "$1…$2")
        .slice(0, longestLine),
    );
}
