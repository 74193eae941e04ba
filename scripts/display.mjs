import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const startLimitMs = 20_000;
const endLimitMs = 3_000;

/** Whether this session has a screen that windows can be shown on. */
export function hasDisplay() {
  if (process.platform !== "linux") return true;
  return Boolean(process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]);
}

/** The path of Xvfb, or null where it is not installed. */
export function virtualDisplayProgram() {
  for (const folder of (process.env["PATH"] ?? "").split(path.delimiter)) {
    const program = path.join(folder, "Xvfb");
    if (fs.existsSync(program)) return program;
  }
  return null;
}

/**
 * Starts a virtual screen that only the caller's children can draw on.
 *
 * With `forOneProgram` it ends by itself when the last window on it has gone, and `close` waits for
 * that: Electron's helpers outlive it by a moment and complain when their screen goes first.
 *
 * @param {{ forOneProgram?: boolean }} [options]
 * @returns {Promise<{ env: { DISPLAY: string, XAUTHORITY: string }, close: () => Promise<void> }>}
 */
export async function openVirtualDisplay({ forOneProgram = false } = {}) {
  const program = virtualDisplayProgram();
  if (program === null) throw new Error("Xvfb is not installed.");

  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-display-"));
  const authority = path.join(folder, "authority");
  fs.writeFileSync(authority, authorityRecord(randomBytes(16)), { mode: 0o600 });

  const args = ["-displayfd", "3", "-auth", authority, "-nolisten", "tcp"];
  args.push("-screen", "0", "1920x1200x24");
  // A screen that starts anew when its last program leaves turns away the next one that comes just then.
  args.push(forOneProgram ? "-terminate" : "-noreset");
  const server = spawn(program, args, { stdio: ["ignore", "ignore", "pipe", "pipe"] });
  const ended = once(server, "exit");
  const end = () => {
    server.kill();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", end);
  if (!forOneProgram) endOnSignals(end);

  const number = await displayNumber(server);
  server.unref();
  for (const stream of server.stdio) {
    // Sockets of a child keep Node alive unless told otherwise; the types know only streams.
    /** @type {import("node:net").Socket | null} */ (stream)?.unref();
  }
  const close = async () => {
    // Waited for again, or Node would leave in the middle of its caller's work.
    server.ref();
    const limit = setTimeout(end, forOneProgram ? endLimitMs : 0);
    await ended;
    clearTimeout(limit);
    end();
  };
  return { env: { DISPLAY: `:${number}`, XAUTHORITY: authority }, close };
}

/**
 * A test run that is stopped leaves without "exit", and its screen would stay behind for good.
 *
 * @param {() => void} end
 */
function endOnSignals(end) {
  /** @type {NodeJS.Signals[]} */
  const signals = ["SIGTERM", "SIGHUP"];
  for (const signal of signals) {
    process.once(signal, () => {
      end();
      process.kill(process.pid, signal);
    });
  }
}

/**
 * @param {import("node:child_process").ChildProcess} server
 * @returns {Promise<string>}
 */
function displayNumber(server) {
  return new Promise((resolve, reject) => {
    let complaint = "";
    const limit = setTimeout(
      () => reject(new Error(`Xvfb did not start within ${startLimitMs / 1000} s. ${complaint}`)),
      startLimitMs,
    );
    server.stderr?.on("data", (chunk) => {
      complaint += String(chunk);
    });
    server.stdio[3]?.on("data", (chunk) => {
      clearTimeout(limit);
      resolve(String(chunk).trim());
    });
    server.once("exit", (code) => {
      clearTimeout(limit);
      reject(new Error(`Xvfb ended with ${code}. ${complaint}`));
    });
  });
}

/**
 * One entry of an Xauthority file, valid for any host and display number.
 *
 * @param {Buffer} cookie
 */
function authorityRecord(cookie) {
  const anyFamily = Buffer.from([0xff, 0xff]);
  const fields = [Buffer.alloc(0), Buffer.alloc(0), Buffer.from("MIT-MAGIC-COOKIE-1"), cookie];
  const counted = fields.flatMap((field) => [Buffer.from([0, field.length]), field]);
  return Buffer.concat([anyFamily, ...counted]);
}
