import fs from "node:fs";
import path from "node:path";
import { cruise } from "dependency-cruiser";
import { projectFolder } from "./cache.mjs";
import { fences } from "./fence-rules.mjs";

const rooms = ["shared", "electron", "renderer", "e2e"];

/**
 * Checks every import under a folder laid out like this project.
 *
 * @param {string} folder
 * @returns {Promise<{ filesOnDisk: string[], filesSeen: Set<string>, violations: { rule: string, from: string, to: string }[] }>}
 */
export async function checkFences(folder) {
  const present = rooms.filter((room) => fs.existsSync(path.join(folder, room)));
  const result = await cruise(present, {
    baseDir: folder,
    parser: "swc",
    // Without this, type-only imports would pass through every fence.
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^e2e/fixtures/" },
    enhancedResolveOptions: {
      conditionNames: ["import", "module", "browser", "types", "default"],
      exportsFields: ["exports"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css", ".d.ts"],
      mainFields: ["module", "main", "types"],
    },
    validate: true,
    ruleSet: { forbidden: fences ?? [] },
  });
  if (typeof result.output === "string") throw new Error("dependency-cruiser answered with text.");

  const { modules, summary } = result.output;
  return {
    filesOnDisk: present.flatMap((room) => codeFilesUnder(folder, room)),
    filesSeen: new Set(modules.map((module) => module.source)),
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}

/**
 * @param {string} folder
 * @param {string} under
 * @returns {string[]}
 */
function codeFilesUnder(folder, under) {
  return fs.readdirSync(path.join(folder, under), { withFileTypes: true }).flatMap((file) => {
    const name = `${under}/${file.name}`;
    if (file.isDirectory()) return name === "e2e/fixtures" ? [] : codeFilesUnder(folder, name);
    return /\.tsx?$/.test(name) && !name.endsWith(".d.ts") ? [name] : [];
  });
}

/**
 * The files that were there to be checked and were not. dependency-cruiser without `@swc/core`
 * reads no TypeScript and reports success on nothing, so this has to be empty.
 *
 * @param {{ filesOnDisk: readonly string[], filesSeen: ReadonlySet<string> }} check
 */
export function unseenFiles({ filesOnDisk, filesSeen }) {
  if (filesOnDisk.length === 0) return ["everything: no file was found"];
  return filesOnDisk.filter((file) => !filesSeen.has(file));
}

async function main() {
  const check = await checkFences(projectFolder);
  const unseen = unseenFiles(check);
  for (const { rule, from, to } of check.violations)
    process.stderr.write(`${rule}: ${from} -> ${to}\n`);
  if (unseen.length > 0) process.stderr.write(`Not checked: ${unseen.join(", ")}\n`);
  if (check.violations.length > 0 || unseen.length > 0) process.exit(1);
  process.stdout.write(`Fences: ${check.filesOnDisk.length} files checked, none climbs over.\n`);
}

if (process.argv[1] === import.meta.filename) await main();
