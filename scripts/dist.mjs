import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { Arch, build, Platform } from "electron-builder";
import { buildIfStale } from "./build.mjs";
import { projectFolder } from "./cache.mjs";
import { resolveRuntime } from "./runtime.mjs";

/** @param {string} line */
const say = (line) => process.stderr.write(`${line}\n`);

/**
 * Packs the program. On a runtime of Electron's own release this is the installer of this system;
 * on the registry's runtime, which is years old, a development build that says so in its name.
 *
 * @param {{ isFolderOnly: boolean }} choice
 * @returns {Promise<string>} the folder of the packed program
 */
export async function dist({ isFolderOnly }) {
  process.env["RAILHEAD_OUT"] = "out";
  await buildIfStale(say);
  const { executable, version, origin } = resolveRuntime(say);
  const isRelease = origin === "electron";
  const target = isRelease && !isFolderOnly ? undefined : "dir";
  say(`Packing on Electron ${version}.`);
  await build({
    projectDir: projectFolder,
    targets: Platform.current().createTarget(target ?? [], Arch.x64),
    publish: "never",
    config: isRelease ? {} : developmentBuild(path.dirname(executable), version),
  });
  const folder = path.join(projectFolder, "dist", "linux-unpacked");
  if (!isRelease && !isFolderOnly) packLightly(folder);
  return folder;
}

/**
 * @param {string} electronDist
 * @param {string} electronVersion
 */
function developmentBuild(electronDist, electronVersion) {
  const name = "Railhead Development Build";
  return {
    productName: name,
    electronDist,
    electronVersion,
    extraMetadata: { productName: name },
  };
}

/**
 * One file of the packed folder, quickly rather than small: electron-builder's own tar.gz takes minutes.
 *
 * @param {string} folder
 */
function packLightly(folder) {
  const { version } = JSON.parse(fs.readFileSync(path.join(projectFolder, "package.json"), "utf8"));
  const file = path.join(projectFolder, "dist", `railhead-${version}-development.tar.gz`);
  const args = ["--use-compress-program=gzip -1", "-cf", file, "-C", path.dirname(folder)];
  const { status } = spawnSync("tar", [...args, path.basename(folder)], { stdio: "inherit" });
  if (status !== 0) throw new Error(`tar ended with ${status}`);
  say(`${file}: ${Math.round(fs.statSync(file).size / 1_000_000)} MB`);
}

if (process.argv[1] === import.meta.filename) {
  say(await dist({ isFolderOnly: process.argv.includes("--dir") }));
}
