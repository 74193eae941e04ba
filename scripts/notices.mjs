import fs from "node:fs";
import path from "node:path";
import { projectFolder } from "./cache.mjs";

/**
 * @typedef {object} Notice
 * @property {string} name
 * @property {string} version
 * @property {string} license as the package names it
 * @property {string} text the licence itself, with its copyright lines
 */

const file = path.join(projectFolder, "assets", "third-party-notices.json");
const rooms = ["electron", "renderer", "shared"];
/** Types leave nothing behind, and what only builds the program is not in it. */
const notInProgram = /^(@types\/|@react-types\/|railhead$|typescript$|vite$|undici-types$)/;

/**
 * Every package that is built into the program: those its code and styles import, and what
 * those depend on in turn.
 *
 * @returns {Notice[]}
 */
export function bundledPackages() {
  /** @type {Map<string, Notice>} */
  const notices = new Map();
  /** @type {{ name: string, from: string }[]} */
  const wanted = importedPackages().map((name) => ({ name, from: projectFolder }));
  for (let next = wanted.pop(); next !== undefined; next = wanted.pop()) {
    const folder = folderOf(next.name, next.from);
    // Types and optional parts that are not installed are not in the program either.
    if (folder === null || notInProgram.test(next.name)) continue;
    const { name, version, license, dependencies, peerDependencies } = readJson(
      path.join(folder, "package.json"),
    );
    const key = `${name}@${version}`;
    if (notices.has(key)) continue;
    notices.set(key, { name, version, license: licenseName(license), text: licenseText(folder) });
    for (const dependency of Object.keys({ ...dependencies, ...peerDependencies })) {
      wanted.push({ name: dependency, from: folder });
    }
  }
  return [...notices.values()].sort(
    (a, b) => compare(a.name, b.name) || compare(a.version, b.version),
  );
}

/**
 * @param {string} one
 * @param {string} other
 */
function compare(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}

function importedPackages() {
  const specifier =
    /(?:from\s+|import\s*\(?\s*|@import\s+)["']((?:@[\w.-]+\/)?[\w.-]+)(?:\/[^"']*)?["']/g;
  /** @type {Set<string>} */
  const names = new Set();
  for (const source of rooms.flatMap((room) => sourcesUnder(path.join(projectFolder, room)))) {
    for (const [, name = ""] of fs.readFileSync(source, "utf8").matchAll(specifier))
      names.add(name);
  }
  // Electron brings its own licences; the rest of these are no packages.
  return [...names].filter((name) => name !== "electron" && folderOf(name, projectFolder) !== null);
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function sourcesUnder(folder) {
  return fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter(
      (name) =>
        /\.(tsx?|css)$/.test(name) && !/\.test\.tsx?$|vite\.config\.ts$|for-tests/.test(name),
    )
    .map((name) => path.join(folder, name));
}

/**
 * @param {string} name
 * @param {string} from
 */
function folderOf(name, from) {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, "node_modules", name);
    if (fs.existsSync(path.join(candidate, "package.json"))) return candidate;
    if (folder === path.dirname(folder)) return null;
  }
}

/** @param {unknown} license */
function licenseName(license) {
  if (typeof license === "string") return license;
  const type =
    typeof license === "object" && license !== null ? Reflect.get(license, "type") : null;
  return typeof type === "string" ? type : "see its text";
}

/** @param {string} folder */
function licenseText(folder) {
  const names = fs.readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name));
  const texts = names
    .filter((name) => fs.statSync(path.join(folder, name)).isFile())
    .map((name) => fs.readFileSync(path.join(folder, name), "utf8").trim());
  return texts.join("\n\n");
}

/**
 * @param {string} name
 * @returns {any}
 */
function readJson(name) {
  return JSON.parse(fs.readFileSync(name, "utf8"));
}

/** @returns {Notice[]} */
export function writtenNotices() {
  return JSON.parse(fs.readFileSync(file, "utf8"));
}

if (process.argv[1] === import.meta.filename) {
  const notices = bundledPackages();
  fs.writeFileSync(file, `${JSON.stringify(notices, null, 1)}\n`);
  process.stdout.write(`${notices.length} packages in ${path.relative(projectFolder, file)}\n`);
}
