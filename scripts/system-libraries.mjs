import { spawnSync } from "node:child_process";
import { virtualDisplayProgram } from "./display.mjs";

/** Debian's package for each library that Electron is linked to. */
const packageOfLibrary = {
  "libX11.so.6": "libx11-6",
  "libXcomposite.so.1": "libxcomposite1",
  "libXdamage.so.1": "libxdamage1",
  "libXext.so.6": "libxext6",
  "libXfixes.so.3": "libxfixes3",
  "libXrandr.so.2": "libxrandr2",
  "libasound.so.2": "libasound2",
  "libatk-1.0.so.0": "libatk1.0-0",
  "libatk-bridge-2.0.so.0": "libatk-bridge2.0-0",
  "libatspi.so.0": "libatspi2.0-0",
  "libcairo.so.2": "libcairo2",
  "libcups.so.2": "libcups2",
  "libdbus-1.so.3": "libdbus-1-3",
  "libdrm.so.2": "libdrm2",
  "libexpat.so.1": "libexpat1",
  "libgbm.so.1": "libgbm1",
  "libgio-2.0.so.0": "libglib2.0-0",
  "libglib-2.0.so.0": "libglib2.0-0",
  "libgobject-2.0.so.0": "libglib2.0-0",
  "libgtk-3.so.0": "libgtk-3-0",
  "libnspr4.so": "libnspr4",
  "libnss3.so": "libnss3",
  "libnssutil3.so": "libnss3",
  "libpango-1.0.so.0": "libpango-1.0-0",
  "libsmime3.so": "libnss3",
  "libudev.so.1": "libudev1",
  "libxcb.so.1": "libxcb1",
  "libxkbcommon.so.0": "libxkbcommon0",
};

/**
 * The shared libraries a program needs and this system lacks.
 *
 * @param {string} executable
 */
export function missingLibraries(executable) {
  if (process.platform !== "linux") return [];
  const listing = spawnSync("ldd", [executable], { encoding: "utf8" });
  // Without ldd (or on a system that has another loader) the program itself says what is missing.
  if (listing.status !== 0) return [];
  return namesNotFound(listing.stdout);
}

/** @param {string} listing what `ldd` printed */
export function namesNotFound(listing) {
  const names = [...listing.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? "");
  return [...new Set(names)];
}

/**
 * What has to be installed before a program can run, in words with the one line that does it, or
 * null when nothing is missing.
 *
 * @param {{ executable: string, needsVirtualDisplay: boolean }} wanted
 */
export function installAdvice({ executable, needsVirtualDisplay }) {
  const libraries = missingLibraries(executable);
  const lacksXvfb = needsVirtualDisplay && virtualDisplayProgram() === null;
  return adviceFor(libraries, lacksXvfb, process.getuid?.() === 0);
}

/**
 * @param {readonly string[]} libraries
 * @param {boolean} lacksXvfb
 * @param {boolean} isRoot
 */
export function adviceFor(libraries, lacksXvfb, isRoot) {
  if (libraries.length === 0 && !lacksXvfb) return null;

  const { packages, unknown } = packagesOf(libraries);
  const wanted = lacksXvfb ? ["xvfb", ...packages] : packages;

  const lines = ["Railhead can't start on this system yet."];
  if (wanted.length > 0) {
    lines.push("This line installs what is missing:", "");
    lines.push(`  ${installLine(wanted, isRoot)}`, "");
  }
  if (unknown.length > 0) {
    lines.push(`Missing, and in which package is not known here: ${unknown.join(", ")}`, "");
  }
  return lines.join("\n");
}

/**
 * Debian's packages for these libraries, and the libraries that no package is known for.
 *
 * @param {readonly string[]} libraries
 */
export function packagesOf(libraries) {
  const known = new Map(Object.entries(packageOfLibrary));
  return {
    packages: libraries.flatMap((library) => known.get(library) ?? []),
    unknown: libraries.filter((library) => !known.has(library)),
  };
}

/**
 * The line that installs packages on Debian and Ubuntu.
 *
 * @param {readonly string[]} packages
 * @param {boolean} isRoot
 */
export function installLine(packages, isRoot) {
  const sudo = isRoot ? "" : "sudo ";
  const names = [...new Set(packages)].join(" ");
  return `${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends ${names}`;
}
