import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { outFolder, projectFolder } from "./cache.mjs";
import { environmentsFor, isSource } from "./dev-rooms.mjs";
import { hasDisplay } from "./display.mjs";
import { launch } from "./launch.mjs";

/** An editor saves in several steps, and several files at once. */
const settleMs = 200;

process.env["RAILHEAD_OUT"] ??= "out-dev";

if (!hasDisplay()) {
  process.stderr.write("npm run dev needs a screen: DISPLAY or WAYLAND_DISPLAY is not set.\n");
  process.exitCode = 1;
} else {
  await launch(({ command }) => runAndReload(command));
}

/**
 * Runs the program and builds what is edited: pages and preload are loaded again where they stand,
 * the main process is started anew.
 *
 * @param {readonly string[]} command the runtime with its switches and the program
 * @returns {Promise<number>}
 */
async function runAndReload([executable = "", ...args]) {
  process.env["RAILHEAD_BUILD_INTO"] = outFolder();
  process.env["NODE_ENV"] = "production";
  const { createBuilder } = await import("vite");
  const configFile = path.join(projectFolder, "renderer", "vite.config.ts");
  const start = () =>
    spawn(executable, [...args, "--sample", ...process.argv.slice(2)], {
      stdio: ["inherit", "inherit", "inherit", "ipc"],
    });
  let program = start();
  let isRestarting = false;

  /** @type {Set<string>} */
  const changed = new Set();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let work = Promise.resolve();
  const onChange = (/** @type {string} */ file) => {
    if (!isSource(file)) return;
    changed.add(file);
    clearTimeout(timer);
    timer = setTimeout(() => {
      work = work.then(rebuild).catch(report);
    }, settleMs);
  };
  const rebuild = async () => {
    const files = [...changed];
    changed.clear();
    const builder = await createBuilder({ configFile, logLevel: "warn" }, null);
    const names = environmentsFor(files, Object.keys(builder.environments));
    process.stderr.write(`${files.join(", ")}: building ${names.join(", ")}.\n`);
    for (const name of names) {
      const environment = builder.environments[name];
      if (environment !== undefined) await builder.build(environment);
    }
    if (names.every((name) => name === "client" || name === "preload")) {
      program.send("reload");
      return;
    }
    isRestarting = true;
    const ended = once(program, "exit");
    program.kill();
    await ended;
    program = start();
    isRestarting = false;
  };
  const watchers = ["electron", "renderer", "shared", "assets"].map((room) =>
    fs.watch(path.join(projectFolder, room), { recursive: true }, (_event, name) => {
      if (name !== null) onChange(path.join(room, name));
    }),
  );
  for (;;) {
    const [exitCode] = await once(program, "exit");
    if (!isRestarting) {
      for (const watcher of watchers) watcher.close();
      return Number(exitCode ?? 0);
    }
    // The next one is under way.
    await new Promise((resolve) => setTimeout(resolve, settleMs));
  }
}

/** @param {unknown} error */
function report(error) {
  // The program goes on as it was; the next change is built again.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
}
