import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { extractFile, listPackage } from "@electron/asar";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { projectFolder } from "./cache.mjs";
import { hasDisplay, openVirtualDisplay } from "./display.mjs";
import { dist } from "./dist.mjs";
import { fusesFor } from "./fuses.mjs";
import { resolveRuntime } from "./runtime.mjs";
import { recordCount } from "./test-count.mjs";

const limitMs = 60_000;
const inspectPort = 39_229;

/** @type {{ name: string, fault: string | null }[]} */
const checks = [];

/**
 * @param {string} name
 * @param {() => string | null | Promise<string | null>} find answers with what is wrong, or null
 */
async function check(name, find) {
  let fault;
  try {
    fault = await find();
  } catch (error) {
    fault = error instanceof Error ? error.message : String(error);
  }
  checks.push({ name, fault });
  process.stdout.write(`${fault === null ? "ok  " : "FAIL"} ${name}${fault ? `: ${fault}` : ""}\n`);
}

/**
 * The packed program as its user starts it: by its command line, on a data folder of its own.
 *
 * @typedef {{ code: number | null, out: string, error: string }} Ended
 */
class Packed {
  /**
   * @param {string} executable
   * @param {string} profile
   */
  constructor(executable, profile) {
    this.executable = executable;
    this.switches = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    this.profile = profile;
  }

  /**
   * @param {readonly string[]} words
   * @param {{ env?: Record<string, string>, first?: readonly string[] }} [options]
   * @returns {Ended}
   */
  run(words, { env = {}, first = [] } = {}) {
    const { status, stdout, stderr, error } = spawnSync(
      this.executable,
      [...first, ...this.switches, "--log-level=3", "--profile", this.profile, ...words],
      { encoding: "utf8", timeout: limitMs, env: { ...process.env, ...env } },
    );
    if (error) throw error;
    return { code: status, out: stdout, error: stderr };
  }
}

/** @param {Ended} ended */
function failed({ code, error }) {
  return code === 0 ? null : `ended with ${code}: ${error.slice(-500)}`;
}

/**
 * The line from articles to a brief, by the command line of the packed program.
 *
 * @param {Packed} packed
 * @param {string} work
 */
async function walkTheLine(packed, work) {
  const fixtures = path.join(projectFolder, "e2e", "fixtures");
  const articles = ["harbour-trade.txt", "kitahama.html", "ferry-notes.md"].map((name) =>
    path.join(fixtures, name),
  );
  await check("a notebook is made", () => failed(packed.run(["new", "Smoke"])));
  await check("articles are imported", () => failed(packed.run(["import", "Smoke", ...articles])));
  await check("they are listed with what they state", () => {
    const lines = packed.run(["--json", "articles", "Smoke"]).out.trim().split("\n");
    const titles = lines.map((line) => JSON.parse(line).title).filter(Boolean);
    return titles.length >= 2 ? null : `titles: ${titles.join(", ")}`;
  });
  const pdf = path.join(work, "sample.pdf");
  await check("the sample's brief is printed", () => failed(packed.run(["sample", "--out", pdf])));
  await check("it is a PDF", () => {
    const bytes = fs.readFileSync(pdf);
    return bytes.length > 20_000 && bytes.subarray(0, 5).toString() === "%PDF-"
      ? null
      : "it is not";
  });
  const archive = path.join(work, "smoke.railhead");
  await check("the notebook is saved in one file", () =>
    failed(packed.run(["export", "Smoke", "--out", archive])),
  );
  await check("that file is sound", () => failed(packed.run(["verify", archive])));
  await check("and restored as a copy", () =>
    failed(packed.run(["restore", archive, "--as-copy"])),
  );
}

/**
 * @param {Packed} packed
 * @param {string} version
 */
async function readFusesBack(packed, version) {
  const wire = await getCurrentFuseWire(packed.executable);
  const wanted = Object.entries(fusesFor(version)).filter(([name]) => name !== "version");
  for (const [number, isOn] of wanted) {
    const fuse = /** @type {FuseV1Options} */ (Number(number));
    await check(`the fuse ${FuseV1Options[fuse]} is ${isOn ? "on" : "off"}`, () =>
      wire[fuse] === (isOn ? FuseState.ENABLE : FuseState.DISABLE)
        ? null
        : `it reads ${wire[fuse]}`,
    );
  }
}

/**
 * What the fuses are for, tried on the packed program and, as a control, on the runtime as it came.
 *
 * @param {Packed} packed
 * @param {Packed} unfused
 * @param {string} work
 */
async function tryBehaviour(packed, unfused, work) {
  const mark = path.join(work, "ran");
  const script = path.join(work, "intruder.cjs");
  fs.writeFileSync(script, `require("node:fs").writeFileSync(${JSON.stringify(mark)}, "ran");`);
  /** @param {() => void} attempt */
  const leavesMark = (attempt) => {
    fs.rmSync(mark, { force: true });
    attempt();
    return fs.existsSync(mark);
  };

  /** @param {Packed} program */
  const asNode = (program) =>
    leavesMark(() => {
      const env = { ELECTRON_RUN_AS_NODE: "1" };
      spawnSync(program.executable, [script, ...program.switches, "--cli", "--", "notebooks"], {
        env: { ...process.env, ...env, RAILHEAD_PROFILE: program.profile },
        timeout: limitMs,
      });
    });
  await check("ELECTRON_RUN_AS_NODE is ignored", () => (asNode(packed) ? "it ran a script" : null));
  await check("  and the runtime as it came would obey", () =>
    asNode(unfused) ? null : "it did not",
  );

  /** @param {Packed} program */
  const withOptions = (program) =>
    leavesMark(() => {
      program.run(["--cli", "--", "notebooks"], { env: { NODE_OPTIONS: `--require=${script}` } });
    });
  await check("NODE_OPTIONS is ignored", () => (withOptions(packed) ? "it ran a script" : null));
  await check("  and the runtime as it came would obey", () =>
    withOptions(unfused) ? null : "it did not",
  );

  await check("--inspect is refused", async () =>
    (await isInspected(packed)) ? "a debugger listens" : null,
  );
  await check("  and the runtime as it came would obey", async () =>
    (await isInspected(unfused)) ? null : "none listens",
  );
  await check("nothing but the archive is loaded", () => {
    const resources = path.join(path.dirname(packed.executable), "resources");
    const folder = path.join(resources, "app");
    const archive = path.join(resources, "app.asar");
    fs.mkdirSync(folder);
    fs.renameSync(archive, `${archive}.away`);
    try {
      fs.writeFileSync(path.join(folder, "package.json"), '{"name":"intruder","main":"main.cjs"}');
      fs.copyFileSync(script, path.join(folder, "main.cjs"));
      return leavesMark(() => packed.run(["--cli", "--", "notebooks"])) ? "it was" : null;
    } finally {
      fs.renameSync(`${archive}.away`, archive);
      fs.rmSync(folder, { recursive: true });
    }
  });
}

/** @param {Packed} program */
async function isInspected({ executable, switches, profile }) {
  const child = spawn(
    executable,
    [`--inspect=${inspectPort}`, ...switches, "--profile", profile, "--cli", "--", "sample"],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += String(chunk);
  });
  let isListening = false;
  const looking = setInterval(() => {
    const socket = net.connect(inspectPort, "127.0.0.1", () => {
      isListening = true;
      socket.destroy();
    });
    socket.on("error", () => {});
  }, 50);
  const limit = setTimeout(() => child.kill("SIGKILL"), limitMs);
  await new Promise((resolve) => child.once("exit", resolve));
  clearTimeout(limit);
  clearInterval(looking);
  return isListening || said.includes("Debugger listening");
}

/** Electron's own way in, and what pdf.js names only while it reads: each is one that some PDF asks for. */
const namedElsewhere = /^\/(?:package\.json$|out\/renderer\/pdf\/)/;

/** @param {string} folder */
async function lookInside(folder) {
  const archive = path.join(folder, "resources", "app.asar");
  const files = listPackage(archive, { isPack: false });
  await check("the archive holds the built program and nothing else", () => {
    const strangers = files.filter(
      (file) =>
        !/^\/(?:package\.json|LICENSE|out(?:\/(?:main|preload|renderer)(?:\/.*)?)?)$/.test(file),
    );
    return strangers.length === 0 ? null : strangers.slice(0, 5).join(", ");
  });
  await check("no font is there in a form that is never asked for, and no source map", () => {
    const idle = files.filter((file) => /\.(?:woff|map)$/.test(file));
    return idle.length === 0 ? null : idle.slice(0, 5).join(", ");
  });
  await check("every file is named by another one, but for the maps a PDF may ask for", () => {
    const built = files.filter((file) => path.extname(file) !== "" && !namedElsewhere.test(file));
    const words = built
      .filter((file) => /\.(?:cjs|js|html|css|json)$/.test(file))
      .map((file) => ({ file, text: String(extractFile(archive, file.slice(1))) }));
    const idle = built.filter((file) => {
      const name = path.basename(file, ".js");
      return !words.some((other) => other.file !== file && other.text.includes(name));
    });
    return idle.length === 0 ? null : idle.slice(0, 5).join(", ");
  });
  await check("the runtime's own loader is gone", () =>
    fs.existsSync(path.join(folder, "resources", "default_app.asar")) ? "it is there" : null,
  );
}

async function main() {
  const startedMs = Date.now();
  const { executable, version } = resolveRuntime((line) => process.stderr.write(`${line}\n`));
  const folder = await dist({ isFolderOnly: true });
  const work = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-smoke-"));
  const display = hasDisplay() ? null : await openVirtualDisplay();
  Object.assign(process.env, display?.env);
  try {
    const packed = new Packed(path.join(folder, "railhead"), path.join(work, "profile"));
    const unfused = new Packed(executable, path.join(work, "control"));
    unfused.switches = [path.join(projectFolder, "out"), ...unfused.switches];
    await lookInside(folder);
    await walkTheLine(packed, work);
    await readFusesBack(packed, version);
    await tryBehaviour(packed, unfused, work);
  } finally {
    await display?.close();
    fs.rmSync(work, { recursive: true, force: true });
  }
  const failures = checks.filter(({ fault }) => fault !== null).length;
  recordCount("packed", { passed: checks.length - failures, failed: failures });
  process.stdout.write(`${Math.round((Date.now() - startedMs) / 1000)} s\n`);
  process.stdout.write(`\n${checks.length - failures} passed, ${failures} failed\n`);
  return failures === 0;
}

process.exitCode = (await main()) ? 0 : 1;
