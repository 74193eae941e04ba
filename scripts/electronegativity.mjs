import Module, { createRequire } from "node:module";
import path from "node:path";
import { projectFolder } from "./cache.mjs";

const require = createRequire(import.meta.url);
const tool = "@doyensec/electronegativity";

/**
 * What it finds and why that stands, by room. A finding that is not here fails the check, and so does
 * one that is here and is found no more: the tool always ends well, also when it has read nothing.
 */
const reviewed = {
  electron: {
    "CSP_GLOBAL_CHECK N/A": "The policy is a response header (windows/content-policy.ts).",
    "AUXCLICK_JS_CHECK briefs/paper-window.ts": "windows/hardening.ts denies every new window.",
    "AUXCLICK_JS_CHECK briefs/print-window.ts": "windows/hardening.ts denies every new window.",
    "AUXCLICK_JS_CHECK importing/import-window.ts": "windows/hardening.ts denies every new window.",
    "AUXCLICK_JS_CHECK windows/main-window.ts": "windows/hardening.ts denies every new window.",
    "PRELOAD_JS_CHECK windows/main-window.ts":
      "The preload passes on the contract's channels alone.",
    "PROTOCOL_HANDLER_JS_CHECK windows/app-scheme.ts":
      "It reads built pages alone: a path that leaves their folder, or no page's kind, is answered 404.",
    "CUSTOM_ARGUMENTS_JS_CHECK windows/hardening.ts": "The switch takes every name away.",
    "OPEN_EXTERNAL_JS_CHECK windows/open-link.ts":
      "https alone, after the whole address was shown.",
  },
  renderer: {
    "CSP_GLOBAL_CHECK N/A": "The policy is a response header (electron/windows/content-policy.ts).",
    "LIMIT_NAVIGATION_GLOBAL_CHECK N/A": "The main process does (electron/windows/hardening.ts).",
    "PERMISSION_REQUEST_HANDLER_GLOBAL_CHECK N/A":
      "The main process has it (electron/windows/session-hardening.ts).",
  },
};

/**
 * @typedef {object} Report
 * @property {readonly { file: string, message: unknown }[]} errors
 * @property {readonly { id: string, file: string, location: { line: number } }[]} issues
 */

/**
 * The tool reads TypeScript with the classic compiler, of which it brings a copy; the project's own
 * TypeScript 7 has no such interface.
 *
 * @returns {(options: object) => Promise<Report>}
 */
function loadTool() {
  const home = path.dirname(require.resolve(`${tool}/package.json`));
  const compiler = createRequire(path.join(home, "package.json")).resolve("typescript");
  const resolver =
    /** @type {{ _resolveFilename: (request: string, ...rest: unknown[]) => string }} */ (
      /** @type {unknown} */ (Module)
    );
  const resolve = resolver._resolveFilename;
  resolver._resolveFilename = (request, ...rest) =>
    request === "typescript" ? compiler : resolve.call(Module, request, ...rest);
  return require(path.join(home, "dist", "runner.js"));
}

async function main() {
  const scan = loadTool();
  const faults = [];
  for (const [room, reasons] of Object.entries(reviewed)) {
    const { errors, issues } = await scan({
      input: path.join(projectFolder, room),
      electronVersionOverride: "25.1.1",
      isRelative: true,
      customScan: [],
      excludeFromScan: [],
    });
    const found = new Map(
      issues.map((issue) => [`${issue.id} ${issue.file}`, issue.location.line]),
    );
    for (const { file, message } of errors)
      faults.push(`${room}/${file} could not be read: ${String(message)}`);
    for (const [name, line] of found) {
      if (!Object.hasOwn(reasons, name)) faults.push(`${room}: ${name}:${line}`);
    }
    for (const name of Object.keys(reasons)) {
      if (!found.has(name)) faults.push(`${room}: reviewed, and found no more: ${name}`);
    }
    process.stdout.write(`Electronegativity: ${found.size} findings in ${room}.\n`);
  }
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  return faults.length === 0;
}

process.exit((await main()) ? 0 : 1);
