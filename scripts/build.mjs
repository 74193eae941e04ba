import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { outFolder, projectFolder } from "./cache.mjs";

const sources = [
  "electron",
  "renderer",
  "shared",
  "assets",
  "docs/guide",
  "package.json",
  "package-lock.json",
  "scripts/build.mjs",
];
const stampName = ".built-from";

/**
 * Builds the program unless the last build was made from the same files.
 *
 * @param {(line: string) => void} say
 */
export async function buildIfStale(say) {
  const stamp = stampOfSources();
  const out = outFolder();
  const stampFile = path.join(out, stampName);
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, "utf8") === stamp) return;

  say("Building Railhead.");
  // Built beside and swapped in, so that a failed build leaves the last good one.
  const part = `${out}.part-${process.pid}`;
  try {
    await bundleInto(part);
    writeDescription(part);
    fs.writeFileSync(path.join(part, stampName), stamp);
    fs.rmSync(out, { recursive: true, force: true });
    fs.renameSync(part, out);
  } finally {
    fs.rmSync(part, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function bundleInto(folder) {
  process.env["NODE_ENV"] = "production";
  process.env["RAILHEAD_BUILD_INTO"] = folder;
  // Loaded here, because a start that finds everything built should not pay for Vite.
  const { createBuilder } = await import("vite");
  const builder = await createBuilder(
    {
      configFile: path.join(projectFolder, "renderer", "vite.config.ts"),
      logLevel: "warn",
    },
    null,
  );
  await builder.buildApp();
}

/**
 * The built folder is a program of its own: Electron takes name, version and entry from here.
 *
 * @param {string} folder
 */
function writeDescription(folder) {
  const file = path.join(projectFolder, "package.json");
  const { name, productName, version } = JSON.parse(fs.readFileSync(file, "utf8"));
  const description = { name, productName, version, main: "main/main.cjs" };
  fs.writeFileSync(path.join(folder, "package.json"), `${JSON.stringify(description, null, 2)}\n`);
}

function stampOfSources() {
  const hash = createHash("sha256");
  for (const file of sources.flatMap((source) => filesUnder(path.join(projectFolder, source)))) {
    hash.update(`${path.relative(projectFolder, file)}\0`);
    hash.update(fs.readFileSync(file));
  }
  return hash.digest("hex");
}

/**
 * @param {string} start
 * @returns {string[]}
 */
function filesUnder(start) {
  const stat = fs.statSync(start, { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (!stat.isDirectory()) return [start];
  return fs
    .readdirSync(start)
    .sort()
    .filter((name) => !/\.test\.tsx?$/.test(name))
    .flatMap((name) => filesUnder(path.join(start, name)));
}

if (process.argv[1] === import.meta.filename) {
  await buildIfStale((line) => process.stderr.write(`${line}\n`));
}
