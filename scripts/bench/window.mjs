import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { _electron as electron } from "@playwright/test";
import { outFolder } from "../cache.mjs";

/**
 * What suites run on.
 *
 * @typedef {object} Machine
 * @property {string} executable the Electron that everything runs on
 * @property {Record<string, string>} env
 */

/**
 * Starts a program on Electron, with the same switches whatever the program is.
 *
 * @param {Machine} machine
 * @param {string} folder
 * @param {readonly string[]} args
 */
export async function startOn({ executable, env }, folder, args = []) {
  const app = await electron.launch({
    executablePath: executable,
    args: [folder, ...args],
    env: { ...definedEnv(), ...env },
    chromiumSandbox: process.getuid?.() !== 0,
    colorScheme: null,
    timeout: 60_000,
  });
  const page = await app.firstWindow();
  await page.waitForLoadState("domcontentloaded");
  return { app, page, processId: app.process().pid ?? 0 };
}

/** @typedef {Awaited<ReturnType<typeof startOn>>} Running */

/**
 * @param {Machine} machine
 * @param {string} profile
 */
export function startRailhead(machine, profile) {
  return startOn(machine, outFolder(), ["--profile", profile]);
}

export function newProfile() {
  return fs.mkdtempSync(path.join(os.tmpdir(), "railhead-bench-"));
}

/** @param {string} folder */
export function dropFolder(folder) {
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/**
 * Asks over the window's own bridge, as its pages do.
 *
 * @param {Running["page"]} page
 * @param {string} channel
 * @param {unknown} input
 * @returns {Promise<any>}
 */
export async function ask(page, channel, input) {
  /** @type {{ ok: boolean, value?: unknown }} */
  const reply = await page.evaluate(
    ([name, asked]) => Reflect.get(globalThis, "railhead").request(name, asked),
    /** @type {const} */ ([channel, input]),
  );
  if (!reply.ok) throw new Error(`${channel} answered ${JSON.stringify(reply)}`);
  return reply.value;
}

/**
 * The same for work that is measured: its answer reaches the window and stays there, since Playwright
 * takes longer to bring a long one here than the program took to send it.
 *
 * @param {Running["page"]} page
 * @param {string} channel
 * @param {unknown} input
 */
export async function askUnread(page, channel, input) {
  const problem = await page.evaluate(
    async ([name, asked]) => {
      const reply = await Reflect.get(globalThis, "railhead").request(name, asked);
      return reply.ok ? null : JSON.stringify(reply);
    },
    /** @type {const} */ ([channel, input]),
  );
  if (problem !== null) throw new Error(`${channel} answered ${problem}`);
}

/**
 * Makes a notebook of so many articles in an empty profile; answers with its id.
 *
 * @param {Running["page"]} page
 * @param {readonly { readonly name: string, readonly text: string }[]} articles
 */
export async function makeNotebook(page, articles) {
  await ask(page, "person:name", { name: "Bench" });
  const { id } = await ask(page, "notebook:create", { title: "Bench" });
  for (let from = 0; from < articles.length; from += 100) {
    const part = articles.slice(from, from + 100);
    await page.evaluate(
      async ([notebookId, texts]) => {
        const sources = texts.map(({ name, text }) => ({
          kind: "bytes",
          name,
          bytes: new TextEncoder().encode(text),
        }));
        const batchId = Reflect.get(globalThis, "crypto").randomUUID();
        const { railhead } = /** @type {any} */ (globalThis);
        const reply = await railhead.request("article:import", { notebookId, batchId, sources });
        if (!reply.ok) throw new Error(JSON.stringify(reply));
      },
      /** @type {const} */ ([id, part]),
    );
  }
  return id;
}

/** @param {Running["page"]} page */
export async function openNotebook(page) {
  await page.reload();
  await page.getByRole("button", { name: /^Bench/ }).click();
  await page.getByRole("navigation", { name: "Views" }).waitFor();
}

function definedEnv() {
  /** @type {Record<string, string>} */
  const env = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined) env[name] = value;
  }
  return env;
}
