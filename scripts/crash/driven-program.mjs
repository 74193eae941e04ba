import { spawn } from "node:child_process";
import { once } from "node:events";
import { _electron as electron } from "@playwright/test";
import { outFolder } from "../cache.mjs";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").ElectronApplication} ElectronApplication */

/** The last thing a suite waits for; anything longer is a fault of its own. */
const limitMs = 60_000;

/** The real program with its real window on one data folder, to be ended in any way. */
export class DrivenProgram {
  /**
   * @param {string} executable
   * @param {string} profile
   * @param {readonly string[]} [switches] Electron's own, before the program
   */
  constructor(executable, profile, switches = []) {
    this.profile = profile;
    /** What the program wrote to its error stream since it was last opened. */
    this.complaints = "";
    /** Starts that never let themselves be driven, and were ended and tried once more. */
    this.startsTriedAgain = 0;
    this.#executable = executable;
    this.#switches = switches;
  }

  #executable;
  #switches;
  /** @type {{ app: ElectronApplication, page: Page } | null} */
  #running = null;

  get page() {
    if (this.#running === null) throw new Error("The program is not running");
    return this.#running.page;
  }

  get app() {
    if (this.#running === null) throw new Error("The program is not running");
    return this.#running.app;
  }

  get isRunning() {
    return this.#running !== null;
  }

  /** Starts the program and waits for its window. */
  async open() {
    this.complaints = "";
    const app = await this.#launch().catch((error) => {
      if (error.name !== "TimeoutError") throw error;
      // On a busy machine the driver sometimes never gets through to the program.
      this.startsTriedAgain += 1;
      return this.#launch();
    });
    app.process().stderr?.on("data", (chunk) => {
      this.complaints += String(chunk);
    });
    try {
      const page = await app.firstWindow({ timeout: limitMs });
      await page.waitForLoadState("domcontentloaded");
      page.setDefaultTimeout(limitMs);
      this.#running = { app, page };
    } catch (error) {
      await killTree(app.process());
      throw error;
    }
  }

  #launch() {
    return electron.launch({
      executablePath: this.#executable,
      args: [...this.#switches, outFolder(), "--profile", this.profile],
      chromiumSandbox: process.getuid?.() !== 0,
      colorScheme: null,
      timeout: limitMs,
    });
  }

  /** Quits the way an analyst does. */
  async quit() {
    const { app } = this;
    const limit = setTimeout(() => app.process().kill("SIGKILL"), 10_000);
    await app.close();
    clearTimeout(limit);
    this.#running = null;
  }

  /** kill -9 of the program and all it started, in one go. */
  async kill() {
    if (this.#running === null) return;
    const child = this.#running.app.process();
    this.#running = null;
    await killTree(child);
  }

  /**
   * Starts the program without waiting for anything and ends it when `moment` has passed.
   *
   * @param {() => Promise<unknown>} moment
   */
  async startAndKillAfter(moment) {
    const child = spawn(this.#executable, this.#arguments(), { stdio: "ignore", detached: true });
    await moment();
    await killTree(child);
  }

  /**
   * Runs one command of the command line on this data folder.
   *
   * @param {readonly string[]} words
   */
  async command(...words) {
    const args = [...this.#arguments(), "--log-level=3", "--cli", "--", ...words];
    const child = spawn(this.#executable, args, { stdio: ["ignore", "pipe", "pipe"] });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        printed += String(chunk);
      });
    }
    const [exitCode] = await once(child, "close");
    return { exitCode, printed };
  }

  #arguments() {
    const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    return [...sandbox, ...this.#switches, outFolder(), "--profile", this.profile];
  }

  /**
   * Asks over the window's own bridge, as the program's pages do.
   *
   * @param {string} channel
   * @param {unknown} input
   * @returns {Promise<any>} the value; a refusal throws
   */
  async ask(channel, input) {
    const reply = await this.page.evaluate(
      ([name, asked]) => Reflect.get(globalThis, "railhead").request(name, asked),
      [channel, input],
    );
    if (!reply.ok) throw new Error(`${channel} was refused: ${JSON.stringify(reply.failure)}`);
    return reply.value;
  }

  /**
   * Opens a notebook in the window and waits until its views stand.
   *
   * @param {string} title
   */
  async openNotebook(title) {
    await this.page.getByRole("button", { name: new RegExp(`^${title}`) }).click();
    await this.page.getByRole("navigation").waitFor();
  }
}

/**
 * Playwright starts the program as the leader of a process group that all its helpers are in.
 *
 * @param {import("node:child_process").ChildProcess} child
 */
async function killTree(child) {
  const ended = child.exitCode === null && child.signalCode === null ? once(child, "exit") : null;
  try {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    // All of it ended by itself a moment ago.
    if (Reflect.get(Object(error), "code") !== "ESRCH") throw error;
  }
  await ended;
}
