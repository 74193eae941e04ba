import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { cacheFolder, outFolder, projectFolder } from "./cache.mjs";
import { hasDisplay, virtualDisplayProgram } from "./display.mjs";
import { presentRuntime } from "./runtime.mjs";
import { installLine, missingLibraries, packagesOf } from "./system-libraries.mjs";

/**
 * @typedef {object} Finding
 * @property {string} name what was looked at
 * @property {"good" | "doubtful" | "broken"} state `doubtful` hampers, `broken` keeps Railhead from starting
 * @property {string} found what was seen, in words
 * @property {string | null} mend the line to type, or what to do where no line can; null when nothing is amiss
 */

const oldestNode = [20, 19];
/** As the program itself warns and refuses (electron/ledger). */
const scarceBytes = 200 * 1024 * 1024;
const fullBytes = 50 * 1024 * 1024;
/** A build, and the runtime with its archive while it is unpacked. */
const cacheNeedsBytes = 700 * 1024 * 1024;
const enoughSharedMemoryBytes = 512 * 1024 * 1024;

const isRoot = () => process.getuid?.() === 0;

/** Every check, in the order in which things are needed. */
export function checkUp() {
  const runtime = runtimeOrProblem();
  const executable = "executable" in runtime ? runtime.executable : null;
  return [
    nodeFinding(process.versions.node),
    packagesFinding(projectFolder),
    runtimeFinding(runtime),
    librariesFinding(executable === null ? [] : missingLibraries(executable)),
    startFinding(executable),
    displayFinding(),
    fontsFinding(),
    sandboxFinding(),
    sharedMemoryFinding(),
    folderFinding("data folder", dataFolder(), scarceBytes, "RAILHEAD_PROFILE"),
    folderFinding("cache folder", cacheFolder(), cacheNeedsBytes, "RAILHEAD_CACHE"),
    folderFinding("build folder", path.dirname(outFolder()), scarceBytes, "RAILHEAD_OUT"),
    toolsFinding(),
  ];
}

/**
 * @param {string} name
 * @param {string} found
 * @returns {Finding}
 */
function good(name, found) {
  return { name, state: "good", found, mend: null };
}

/**
 * @param {string} name
 * @param {string} found
 * @param {string} mend
 * @returns {Finding}
 */
function broken(name, found, mend) {
  return { name, state: "broken", found, mend };
}

/**
 * @param {string} name
 * @param {string} found
 * @param {string} mend
 * @returns {Finding}
 */
function doubtful(name, found, mend) {
  return { name, state: "doubtful", found, mend };
}

/** @param {string} version */
export function nodeFinding(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [needsMajor = 0, needsMinor = 0] = oldestNode;
  if (major > needsMajor || (major === needsMajor && minor >= needsMinor)) {
    return good("Node", version);
  }
  const needed = oldestNode.join(".");
  return broken(
    "Node",
    `${version}, and Railhead needs ${needed} or newer`,
    `install Node ${needed} or newer from https://nodejs.org (with nvm: nvm install 22 && nvm use 22)`,
  );
}

/** @param {string} folder the project's */
export function packagesFinding(folder) {
  /** @type {{ devDependencies: Record<string, string> }} */
  const { devDependencies } = JSON.parse(
    fs.readFileSync(path.join(folder, "package.json"), "utf8"),
  );
  const wrong = Object.entries(devDependencies).filter(([name, wanted]) => {
    const file = path.join(folder, "node_modules", name, "package.json");
    return !fs.existsSync(file) || JSON.parse(fs.readFileSync(file, "utf8")).version !== wanted;
  });
  const count = Object.keys(devDependencies).length;
  if (wrong.length === 0) return good("packages", `all ${count} installed, in the right versions`);
  const names = wrong.map(([name]) => name);
  const shown = names.slice(0, 5).join(", ") + (names.length > 5 ? ", …" : "");
  return broken("packages", `${names.length} missing or of another version: ${shown}`, "npm ci");
}

/** @returns {import("./runtime.mjs").Runtime | { problem: string } | { absent: true }} */
function runtimeOrProblem() {
  try {
    return presentRuntime() ?? { absent: true };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** @param {ReturnType<typeof runtimeOrProblem>} runtime */
function runtimeFinding(runtime) {
  if ("problem" in runtime) return broken("runtime", runtime.problem, "unset RAILHEAD_ELECTRON");
  if ("absent" in runtime) {
    return doubtful("runtime", "no Electron fetched yet; the first start fetches one", "npm start");
  }
  const { executable, version, origin } = runtime;
  const from = {
    explicit: "named by RAILHEAD_ELECTRON",
    electron: "the released one",
    registry: "from the package registry, for development only",
  };
  return good("runtime", `Electron ${version}, ${from[origin]}: ${executable}`);
}

/** @param {readonly string[]} missing */
function librariesFinding(missing) {
  if (missing.length === 0) return good("libraries", "all that Electron is linked to");
  const { packages, unknown } = packagesOf(missing);
  const found = `missing: ${missing.join(", ")}`;
  if (packages.length === 0) {
    return broken("libraries", found, `find the packages that hold ${unknown.join(", ")}`);
  }
  return broken("libraries", found, installLine(packages, isRoot()));
}

/** Whether the runtime runs at all: a download cut short, or one for another machine, does not. */
/** @param {string | null} executable */
function startFinding(executable) {
  if (executable === null) return good("runtime starts", "not tried without a runtime");
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: "1" };
  const print = "process.stdout.write(process.versions.electron ?? '')";
  const result = spawnSync(executable, ["-e", print], { env, encoding: "utf8", timeout: 20_000 });
  if (result.status === 0 && /^\d+\./.test(result.stdout)) {
    return good("runtime starts", `it says it is Electron ${result.stdout}`);
  }
  const why = result.error?.message ?? result.stderr.trim().split("\n")[0] ?? "";
  const folder = path.dirname(executable);
  const mend = process.env["RAILHEAD_ELECTRON"]
    ? "unset RAILHEAD_ELECTRON"
    : `rm -rf '${folder}' && npm start`;
  return broken("runtime starts", `it does not run: ${why || `exit ${result.status}`}`, mend);
}

function displayFinding() {
  const name = "display";
  const xvfb = virtualDisplayProgram();
  if (hasDisplay()) {
    const socket = localSocketOf(process.env["DISPLAY"] ?? "");
    if (socket !== null && !fs.existsSync(socket) && !process.env["WAYLAND_DISPLAY"]) {
      return broken(
        name,
        `DISPLAY is ${process.env["DISPLAY"]}, and no screen is there`,
        "unset DISPLAY",
      );
    }
    return good(
      name,
      process.env["WAYLAND_DISPLAY"] || process.env["DISPLAY"] || "the system's own",
    );
  }
  if (xvfb !== null) {
    return doubtful(
      name,
      "no screen, so npm start writes the sample brief instead of showing a window",
      "start it in a desktop session, or over ssh -X",
    );
  }
  return broken(
    name,
    "no screen, and no Xvfb to draw without one",
    installLine(["xvfb"], isRoot()),
  );
}

/**
 * The socket of a screen on this machine; null for one elsewhere, which only a connection could tell of.
 *
 * @param {string} display
 */
function localSocketOf(display) {
  const number = /^(?:unix)?:(\d+)/.exec(display)?.[1];
  return number === undefined ? null : `/tmp/.X11-unix/X${number}`;
}

function fontsFinding() {
  const name = "fonts";
  if (process.platform !== "linux") return good(name, "the system's own");
  const list = spawnSync("fc-list", [":", "family"], { encoding: "utf8" });
  // Without fontconfig's own tool there is nothing to ask; the pages bring their fonts with them.
  if (list.error) return good(name, "the program's own (fc-list is not installed)");
  const count = list.stdout.split("\n").filter(Boolean).length;
  if (count > 0) return good(name, `the program's own, and ${count} of the system for its menus`);
  return doubtful(
    name,
    "the system has none, so its menus and file dialogs show boxes; the program's pages bring their own",
    installLine(["fonts-dejavu-core"], isRoot()),
  );
}

function sandboxFinding() {
  const name = "sandbox";
  if (process.platform !== "linux") return good(name, "the system's own");
  if (isRoot()) {
    return doubtful(
      name,
      "root runs without Chromium's sandbox",
      "run Railhead as an ordinary user",
    );
  }
  const probe = spawnSync("unshare", ["-Ur", "true"]);
  if (probe.error || probe.status === 0) return good(name, "Chromium's sandbox can be used");
  const restricted = "/proc/sys/kernel/apparmor_restrict_unprivileged_userns";
  const setting = fs.existsSync(restricted)
    ? "kernel.apparmor_restrict_unprivileged_userns=0"
    : "kernel.unprivileged_userns_clone=1";
  return broken(name, "this system refuses it user namespaces", `sudo sysctl -w ${setting}`);
}

function sharedMemoryFinding() {
  const name = "shared memory";
  if (process.platform !== "linux") return good(name, "the system's own");
  const bytes = fs.existsSync("/dev/shm") ? freeBytesAt("/dev/shm") : 0;
  if (bytes >= enoughSharedMemoryBytes) return good(name, `${inMegabytes(bytes)} free`);
  // The launcher then passes --disable-dev-shm-usage, which is slower and needs nothing from anyone.
  return good(name, `${inMegabytes(bytes)} free, so files are used in its place`);
}

function dataFolder() {
  const chosen = process.env["RAILHEAD_PROFILE"];
  if (chosen) return path.resolve(chosen);
  if (process.platform === "darwin") {
    return path.join(os.homedir(), "Library", "Application Support", "Railhead");
  }
  if (process.platform === "win32") {
    return path.join(process.env["APPDATA"] ?? os.homedir(), "Railhead");
  }
  const config = process.env["XDG_CONFIG_HOME"] || path.join(os.homedir(), ".config");
  return path.join(config, "Railhead");
}

/**
 * @param {string} name
 * @param {string} folder which need not be there yet
 * @param {number} needsBytes
 * @param {string} variable chooses another folder
 * @param {(folder: string) => number} freeBytes
 */
export function folderFinding(name, folder, needsBytes, variable, freeBytes = freeBytesAt) {
  const parent = nearestFolder(folder);
  if (parent === null) {
    return broken(
      name,
      `${folder} lies below a file`,
      `choose another folder: export ${variable}=<folder>`,
    );
  }
  const refusal = writeRefusal(parent);
  if (refusal !== null) {
    const isForeign = refusal === "EACCES" || refusal === "EPERM";
    return broken(
      name,
      `${folder} can not be written (${refusal})`,
      isForeign
        ? `sudo chown -R "$(id -un)" '${parent}'`
        : `choose another folder: export ${variable}=<folder>`,
    );
  }
  const free = freeBytes(parent);
  const found = `${folder}, ${inMegabytes(free)} free`;
  if (free >= needsBytes) return good(name, found);
  const mend = `free some space (df -h '${parent}' shows how much), or choose another folder: export ${variable}=<folder>`;
  return free < fullBytes ? broken(name, found, mend) : doubtful(name, found, mend);
}

/** @param {string} folder */
function nearestFolder(folder) {
  let present = path.resolve(folder);
  while (!fs.existsSync(present)) present = path.dirname(present);
  return fs.statSync(present).isDirectory() ? present : null;
}

/**
 * Whether a file can really be made here: root passes every check of rights, even on a
 * disk that is mounted read-only.
 *
 * @param {string} folder
 */
function writeRefusal(folder) {
  try {
    fs.rmSync(fs.mkdtempSync(path.join(folder, ".railhead-doctor-")), { recursive: true });
    return null;
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
}

/** @param {string} folder */
function freeBytesAt(folder) {
  const { bavail, bsize } = fs.statfsSync(folder);
  return bavail * bsize;
}

/** @param {number} bytes */
function inMegabytes(bytes) {
  return `${Math.floor(bytes / 1024 / 1024).toLocaleString("en")} MB`;
}

/** Only the tests need them. */
function toolsFinding() {
  const name = "test tools";
  const missing = ["pdftotext", "pdffonts", "pdftoppm"].filter(
    (tool) => spawnSync(tool, ["-v"]).error !== undefined,
  );
  if (missing.length === 0) return good(name, "the PDF readers that npm test uses");
  return doubtful(
    name,
    `npm test needs ${missing.join(", ")}`,
    installLine(["poppler-utils"], isRoot()),
  );
}
