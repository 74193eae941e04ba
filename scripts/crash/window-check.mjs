import fs from "node:fs";
import path from "node:path";
import { projectFolder } from "../cache.mjs";
import { differences, readLedger, readWorkingCopy, wrongTexts } from "./in-page.mjs";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("./driven-program.mjs").DrivenProgram} DrivenProgram */

const statusLimitMs = 30_000;

/**
 * What a start showed of a notebook, held against its ledger.
 *
 * @typedef {object} Sight
 * @property {readonly string[]} changeSets ids of all change sets of the ledger, in order
 * @property {readonly string[]} articles ids of all articles of the ledger
 * @property {readonly string[]} faults in words; empty when all is as the analyst left it
 * @property {readonly string[]} told what the window said had to be repaired
 */

/**
 * Opens a notebook in the window and holds every row that views read against the ledger.
 *
 * @param {DrivenProgram} program
 * @param {{ id: string, title: string }} notebook
 * @returns {Promise<Sight>}
 */
export async function lookAt(program, { id, title }) {
  const { page } = program;
  await program.openNotebook(title);
  const ledger = await page.evaluateHandle(readLedger, id);
  const { changeSets, articles, claims, faults } = await ledger.evaluate((read) => ({
    changeSets: read.changeSets,
    articles: [...(read.tables.get("articles")?.keys() ?? [])],
    claims: read.tables.get("claims")?.size ?? 0,
    faults: read.faults,
  }));
  const atFirst = await faultsOfCopy(page, id, ledger);
  // Damage that this look itself came upon is mended while the notebook is open, and told.
  const isMended = atFirst.length > 0 && (await isToldSoon(page));
  faults.push(...(isMended ? await faultsOfCopy(page, id, ledger) : atFirst));
  faults.push(...(await faultsOfStatus(page, claims)));
  return { changeSets, articles, faults: faults.slice(0, 20), told: await toldRepairs(page) };
}

/**
 * @param {Page} page
 * @param {string} notebookId
 * @param {import("@playwright/test").JSHandle<Awaited<ReturnType<typeof readLedger>>>} ledger
 */
async function faultsOfCopy(page, notebookId, ledger) {
  try {
    const copy = await page.evaluateHandle(readWorkingCopy, notebookId);
    const both = /** @type {const} */ ([ledger, copy]);
    return [
      ...(await page.evaluate(differences, both)),
      ...(await page.evaluate(wrongTexts, both)),
    ];
  } catch (error) {
    return [`the working copy can not be read: ${String(error)}`];
  }
}

/** @param {Page} page */
async function isToldSoon(page) {
  const mended = page.getByRole("listitem").filter({ hasText: copyMended });
  return mended.waitFor({ timeout: statusLimitMs }).then(
    () => true,
    () => false,
  );
}

/**
 * @param {Page} page
 * @param {number} claims
 */
async function faultsOfStatus(page, claims) {
  const wanted = claims === 1 ? "1 claim" : `${claims} claims`;
  const status = page.getByRole("contentinfo");
  try {
    await status.getByText(wanted, { exact: true }).waitFor({ timeout: statusLimitMs });
    return [];
  } catch {
    return [`the status line says "${await status.textContent()}" and not "${wanted}"`];
  }
}

/** @param {Page} page */
async function toldRepairs(page) {
  return page.getByRole("listitem").filter({ hasText: repairWords }).allTextContents();
}

/** @param {string} room */
function words(room) {
  const file = path.join(projectFolder, "shared", "messages", "en", `${room}.json`);
  return JSON.parse(fs.readFileSync(file, "utf8"));
}

/** The repair after which nothing is lost: a write was under way when the program ended. */
export const tornTail = String(words("store").repair["torn-tail"]);
/** The window's own copy was damaged and made anew. */
export const copyMended = String(words("app").repairs.copyMended);

const repairWords = new RegExp(
  [...Object.values(words("store").repair), copyMended]
    .filter((one) => !String(one).includes("{{"))
    .map((one) => String(one).replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("|"),
);
