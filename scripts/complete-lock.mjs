import fs from "node:fs";
import path from "node:path";
import { projectFolder } from "./cache.mjs";

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @property {Record<string, string>} [optionalDependencies]
 */

const systems = ["android", "darwin", "freebsd", "linux", "openharmony", "win32"];
const processors = ["arm64", "arm", "ia32", "ppc64", "riscv64", "s390x", "x64"];

/**
 * Adds the builds for other platforms that a package offers and the lock file lacks.
 *
 * A registry that mirrors only some platforms makes `npm install` leave the others out, and `npm ci`
 * then refuses the file everywhere. What they need is in their names: version, system, processor.
 *
 * @param {Record<string, LockedPackage>} packages the lock file's `packages`
 * @returns {string[]} the names added
 */
export function completePlatforms(packages) {
  /** @type {string[]} */
  const added = [];
  for (const [place, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (isLocked(packages, place, name)) continue;
      packages[`node_modules/${name}`] = {
        version,
        ...platformOf(name),
        ...(dev === true ? { dev } : {}),
        optional: true,
      };
      added.push(name);
    }
  }
  return added;
}

/**
 * @param {Record<string, LockedPackage>} packages
 * @param {string} place
 * @param {string} name
 */
function isLocked(packages, place, name) {
  return `node_modules/${name}` in packages || `${place}/node_modules/${name}` in packages;
}

/** @param {string} name */
function platformOf(name) {
  const words = name.split(/[-/]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  if (os === undefined || cpu === undefined) {
    throw new Error(`${name} does not say which platform it is for; add it by hand.`);
  }
  const isMusl = words.some((word) => word.startsWith("musl"));
  const isGnu = words.some((word) => word.startsWith("gnu"));
  const libc = isMusl ? { libc: ["musl"] } : isGnu ? { libc: ["glibc"] } : {};
  return { cpu: [cpu], ...libc, os: [os] };
}

if (process.argv[1] === import.meta.filename) {
  const file = path.join(projectFolder, "package-lock.json");
  const lock = JSON.parse(fs.readFileSync(file, "utf8"));
  const added = completePlatforms(lock.packages);
  const inOrder = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en"));
  lock.packages = Object.fromEntries(inOrder);
  fs.writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`${added.length} builds for other platforms added to package-lock.json\n`);
}
