import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { outFolder } from "./cache.mjs";
import { DrivenProgram } from "./crash/driven-program.mjs";
import { Report } from "./crash/report.mjs";
import { openProgram } from "./load-program.mjs";
import { openStage } from "./stage.mjs";

/** A message that comes later has not come. */
const limitMs = 3000;
/** One that comes late is tried again, since other programs may be at work on this machine. */
const mostTurns = 4;
/** For what ends by itself, or has to be ended. */
const patienceMs = 30_000;
const title = "Started";

/** What the program said on its error stream or in its window, and after how long. */
/** @typedef {{ said: string, afterMs: number, exitCode: number | null }} Answer */

/**
 * @typedef {object} Fault
 * @property {string} name
 * @property {RegExp} says
 * @property {number | null} exitCode null where the program goes on
 * @property {string} [watched] the part of the data folder that must not change; all of it without
 * @property {(profile: string, stage: Stage) => (() => void) | void} [cause] brings the fault about, answers with how to end it
 * @property {(profile: string, stage: Stage, fault: Fault) => Promise<Answer>} meet starts into it
 * @property {() => string | null} [obstacle]
 */

/** @typedef {{ executable: string, framed: (payload: Uint8Array) => Buffer }} Stage */

const isRoot = process.getuid?.() === 0;

/** @type {readonly Fault[]} */
const faults = [
  {
    name: "a data folder that is read-only",
    says: /data folder can not be used: (EROFS|EACCES)/,
    exitCode: 4,
    cause: makeReadOnly,
    meet: (profile, { executable }, fault) => start(fault, executable, profile),
  },
  {
    name: "a data folder that is a file",
    says: /data folder can not be used: (EEXIST|ENOTDIR)/,
    exitCode: 4,
    meet: async (profile, { executable }, fault) =>
      start(fault, executable, path.join(profile, "person.json")),
  },
  {
    name: "a data folder locked by a program that hangs",
    says: /another program holds its data folder and does not answer/,
    // It shows the message in a box as well, and waits for that to be closed.
    exitCode: null,
    watched: "notebooks",
    meet: async (profile, { executable }, fault) => {
      const first = new DrivenProgram(executable, profile);
      await first.open();
      const child = first.app.process();
      try {
        child.kill("SIGSTOP");
        return await start(fault, executable, profile);
      } finally {
        child.kill("SIGCONT");
        await first.kill();
      }
    },
  },
  {
    name: "a second instance",
    says: /already open on .* Its window comes to the front/,
    exitCode: 0,
    // Chromium's own files go on changing under the first one.
    watched: "notebooks",
    meet: async (profile, { executable }, fault) => {
      const first = new DrivenProgram(executable, profile);
      await first.open();
      try {
        return await start(fault, executable, profile);
      } finally {
        await first.quit();
      }
    },
  },
  {
    name: "a notebook of a newer Railhead",
    says: /written by a newer Railhead/,
    exitCode: null,
    watched: "notebooks",
    cause: (profile, stage) => addSegment(profile, stage, { schemaVersion: 99 }),
    meet: openInWindow,
  },
  {
    name: "a notebook in a newer format",
    says: /written by a newer Railhead/,
    exitCode: null,
    watched: "notebooks",
    cause: (profile, stage) => addSegment(profile, stage, { format: 99 }),
    meet: openInWindow,
  },
  {
    name: "a missing library",
    says: /can't start on this system yet[\s\S]*libgbx\.so\.1/,
    exitCode: 1,
    obstacle: () =>
      spawnSync("ldd", ["--version"]).status === 0 ? null : "there is no ldd to tell by",
    meet: async (profile, { executable }, fault) => {
      const lacking = path.join(path.dirname(profile), "electron-lacking");
      const bytes = fs.readFileSync(executable);
      const name = bytes.indexOf("libgbm.so.1\0");
      bytes.write("libgbx", name, "latin1");
      fs.writeFileSync(lacking, bytes, { mode: 0o755 });
      const launcher = path.join(import.meta.dirname, "start.mjs");
      const env = { RAILHEAD_ELECTRON: lacking };
      return run(process.execPath, [launcher, "--profile", profile], fault, env);
    },
  },
];

/**
 * @param {Fault} fault
 * @param {string} executable
 * @param {string} profile
 */
function start(fault, executable, profile) {
  const sandbox = isRoot ? ["--no-sandbox"] : [];
  return run(executable, [...sandbox, outFolder(), "--profile", profile], fault);
}

/**
 * Runs a program to its end and notes when the words came; one that waits to be closed is ended then.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ says: RegExp, exitCode: number | null }} expected
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Answer>}
 */
function run(program, args, { says, exitCode: expectedCode }, env = {}) {
  const isLeftOpen = expectedCode === null;
  return new Promise((resolve, reject) => {
    const startMs = performance.now();
    const child = spawn(program, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...env },
    });
    let said = "";
    let afterMs = Number.POSITIVE_INFINITY;
    const limit = setTimeout(() => child.kill("SIGKILL"), patienceMs);
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        said += String(chunk);
        if (!says.test(said) || afterMs !== Number.POSITIVE_INFINITY) return;
        afterMs = performance.now() - startMs;
        if (isLeftOpen) child.kill("SIGKILL");
      });
    }
    child.once("error", reject);
    child.once("close", (exitCode) => {
      clearTimeout(limit);
      resolve({ said, afterMs, exitCode });
    });
  });
}

/**
 * @param {string} folder
 * @returns {() => void} lets it be written again
 */
function makeReadOnly(folder) {
  if (!isRoot) {
    fs.chmodSync(folder, 0o555);
    return () => fs.chmodSync(folder, 0o755);
  }
  // Permissions do not hold root back; a read-only mount does.
  command("mount", "--bind", folder, folder);
  command("mount", "-o", "remount,bind,ro", folder);
  return () => command("umount", folder);
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 */
function command(program, ...args) {
  const { status, stderr } = spawnSync(program, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${stderr}`);
}

/**
 * Adds a segment as a newer program would.
 *
 * @param {string} profile
 * @param {Stage} stage
 * @param {object} newer
 */
function addSegment(profile, { framed }, newer) {
  const notebooks = path.join(profile, "notebooks");
  const ledger = path.join(notebooks, fs.readdirSync(notebooks)[0] ?? "", "ledger");
  const head = { format: 1, segment: 90, after: 3, schemaVersion: 1, ...newer };
  fs.writeFileSync(
    path.join(ledger, "00000090.segment"),
    framed(Buffer.from(JSON.stringify(head))),
  );
}

/**
 * Opens the notebook in the window and waits for the message there.
 *
 * @param {string} profile
 * @param {Stage} stage
 * @returns {Promise<Answer>}
 */
async function openInWindow(profile, { executable }) {
  const program = new DrivenProgram(executable, profile);
  await program.open();
  try {
    const row = program.page.getByRole("button", { name: new RegExp(`^${title}`) });
    const words = program.page.getByText(/written by a newer Railhead/).first();
    await row.waitFor();
    const startMs = performance.now();
    await row.click();
    await words.waitFor();
    const afterMs = performance.now() - startMs;
    return { said: (await words.textContent()) ?? "", afterMs, exitCode: null };
  } finally {
    await program.quit();
  }
}

/**
 * A data folder with one notebook in it, used once and closed.
 *
 * @param {string} executable
 * @param {string} profile
 */
async function makeProfile(executable, profile) {
  const program = new DrivenProgram(executable, profile);
  await program.open();
  await program.ask("person:name", { name: "Ana Lyst" });
  await program.ask("notebook:create", { title });
  await program.page.reload();
  await program.openNotebook(title);
  await program.quit();
}

/**
 * Everything in a folder, in one short name.
 *
 * @param {string} folder
 */
function digestOf(folder) {
  const hash = createHash("sha256");
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    const file = path.join(folder, name);
    const stat = fs.lstatSync(file);
    hash.update(`${name}\0${stat.mode}\0`);
    if (stat.isSymbolicLink()) hash.update(fs.readlinkSync(file));
    else if (stat.isFile()) hash.update(fs.readFileSync(file));
  }
  return hash.digest("hex");
}

/**
 * @param {Fault} fault
 * @param {string} profile
 * @param {Stage} stage
 */
async function meet(fault, profile, stage) {
  const { says, exitCode, watched = "" } = fault;
  const end = fault.cause?.(profile, stage);
  try {
    const watchedFolder = path.join(profile, watched);
    const before = digestOf(watchedFolder);
    const answer = await fault.meet(profile, stage, fault);
    /** @type {string[]} */
    const found = [];
    if (!says.test(answer.said)) found.push(`it said: ${answer.said.trim().slice(-600)}`);
    if (answer.exitCode !== exitCode) found.push(`it ended with ${answer.exitCode}`);
    if (digestOf(watchedFolder) !== before) found.push("something on the disk was changed");
    return { found, afterMs: answer.afterMs };
  } finally {
    end?.();
  }
}

async function main() {
  const [stage, program] = await Promise.all([openStage(), openProgram()]);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-startup-"));
  const columns = ["fault", "message after ms", "faults"];
  const report = new Report("startup-faults", "Starts into a fault", columns, 42);
  try {
    const { framed } = await program.load("electron/ledger/frame.ts");
    const master = path.join(folder, "master");
    await makeProfile(stage.executable, master);
    for (const [index, fault] of faults.entries()) {
      const obstacle = fault.obstacle?.() ?? null;
      if (obstacle !== null) {
        report.skip(`${fault.name} (1 case)`, obstacle);
        continue;
      }
      /** @type {string[]} */
      const found = [];
      let quickestMs = Number.POSITIVE_INFINITY;
      for (let turn = 1; turn <= mostTurns && quickestMs > limitMs; turn += 1) {
        const profile = path.join(folder, `${index}-${turn}`, "profile");
        fs.cpSync(master, profile, { recursive: true, verbatimSymlinks: true });
        const met = await meet(fault, profile, { ...stage, framed });
        found.push(...met.found);
        quickestMs = Math.min(quickestMs, Math.round(met.afterMs));
      }
      if (quickestMs > limitMs) found.push(`only after ${quickestMs} ms`);
      report.count(fault.name, found);
      report.line({
        fault: fault.name,
        "message after ms": String(quickestMs),
        faults: found.length,
      });
    }
    report.end();
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
    await program.close();
    await stage.close();
  }
}

await main();
