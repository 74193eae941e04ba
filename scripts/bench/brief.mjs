import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { outFolder } from "../cache.mjs";
import { claimChanges, importReal } from "./large-notebook.mjs";
import { alternate, lineOf } from "./lines.mjs";
import { cpuMsOf, memoryMbOf } from "./processes.mjs";
import { ask, askUnread, dropFolder, newProfile, startOn, startRailhead } from "./window.mjs";

const barePrint = path.join(import.meta.dirname, "bare-print");
const against = "the engine's own printToPDF of the same pages";

/** With a claim and a passage of its own for each endnote they come to 200 pages. */
const mostEndnotes = 1000;

/**
 * What exporting a long brief costs beside printing its pages and nothing else: read, composed,
 * checked, printed, marked on each page, bookmarked, written and logged.
 *
 * @param {import("./suites.mjs").Bench} bench
 */
export async function brief({ machine, rounds, articles, tell }) {
  const endnotes = Math.min(articles, mostEndnotes);
  const [profile, bareProfile] = [newProfile(), newProfile()];
  const railhead = await startRailhead(machine, profile);
  const { page } = railhead;
  /** @type {Awaited<ReturnType<typeof startOn>> | null} */
  let bare = null;
  try {
    const target = await makeBrief(page, endnotes);
    const html = path.join(profile, "brief.html");
    await exportTo(railhead, target, html);
    asPage(html);
    const renderer = path.join(outFolder(), "renderer");
    const args = ["--profile", bareProfile, "--page", html, "--renderer", renderer];
    bare = await startOn(machine, barePrint, args);
    const peer = bare;
    const ours = () => exportTo(railhead, target, path.join(profile, "brief.pdf"));
    const theirs = () => peer.app.evaluate(() => Reflect.get(globalThis, "print")());
    // Once each, so that both have read their fonts.
    const barePages = await theirs();
    await ours();
    const { pages } = await ask(page, "brief:preview", {
      ...target,
      paper: "A4",
      workId: randomUUID(),
    });
    if (pages !== barePages) throw new Error(`${pages} pages are not the peer's ${barePages}`);
    tell(`${pages} pages, ${endnotes} endnotes`);

    /** @type {{ readonly ours: Cost, readonly peer: Cost }[]} */
    const measured = [];
    for (let round = 0; round < rounds; round += 1) {
      /** @type {{ ours?: Cost, peer?: Cost }} */
      const costs = {};
      await alternate(
        1,
        async () => {
          costs.ours = await costOf(railhead.processId, ours);
          return costs.ours.ms;
        },
        async () => {
          costs.peer = await costOf(peer.processId, theirs);
          return costs.peer.ms;
        },
      );
      if (costs.ours === undefined || costs.peer === undefined) continue;
      measured.push({ ours: costs.ours, peer: costs.peer });
      const [mine, other] = [costs.ours.ms, costs.peer.ms].map(Math.round);
      tell(`round ${round + 1} of ${rounds}: ${mine} and ${other} ms`);
    }
    const rows = (/** @type {keyof Cost} */ key) =>
      measured.map((round) => ({ ours: round.ours[key], peer: round.peer[key] }));
    const suite = "brief";
    const name = `${pages} pages with ${endnotes} endnotes`;
    const memory = "memory it takes meanwhile (PSS)";
    return [
      lineOf({ suite, name, unit: "ms", against, bound: 1.3 }, rows("ms")),
      lineOf({ suite, name: "processor time", unit: "ms", against, bound: 1.3 }, rows("cpuMs")),
      lineOf({ suite, name: memory, unit: "MB", against, bound: null }, rows("growthMb")),
    ];
  } finally {
    await bare?.app.close();
    await railhead.app.close();
    dropFolder(profile);
    dropFolder(bareProfile);
  }
}

/** @typedef {{ ms: number, cpuMs: number, growthMb: number }} Cost */

/**
 * @param {number} processId
 * @param {() => Promise<unknown>} work
 * @returns {Promise<Cost>}
 */
async function costOf(processId, work) {
  const before = memoryMbOf(processId);
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, memoryMbOf(processId));
  }, 500);
  try {
    const cpuBefore = cpuMsOf(processId);
    const from = performance.now();
    await work();
    const ms = performance.now() - from;
    return { ms, cpuMs: cpuMsOf(processId) - cpuBefore, growthMb: most - before };
  } finally {
    clearInterval(watch);
  }
}

/**
 * The exported file as a page that has the brief's fonts: what the program itself prints.
 *
 * @param {string} file
 */
function asPage(file) {
  const fonts = path.join(outFolder(), "renderer", "brief-fonts", "index.html");
  const [, href] = /<link[^>]+href="([^"]+\.css)"/.exec(fs.readFileSync(fonts, "utf8")) ?? [];
  const text = fs.readFileSync(file, "utf8");
  const policy = /<meta http-equiv="Content-Security-Policy"[^>]*>/;
  fs.writeFileSync(file, text.replace(policy, `<link rel="stylesheet" href="${href}">`));
}

/**
 * @param {import("./window.mjs").Running} railhead
 * @param {{ notebookId: string, briefId: string }} target
 * @param {string} file
 */
async function exportTo({ app, page }, target, file) {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  const settings = { names: "as-decided", replacements: [], maximumMarking: null };
  await askUnread(page, "brief:export", {
    ...target,
    paper: "A4",
    format: path.extname(file).slice(1),
    settings: { ...settings, manifest: "attached" },
    workId: randomUUID(),
  });
}

/**
 * @param {import("./window.mjs").Running["page"]} page
 * @param {number} endnotes
 */
async function makeBrief(page, endnotes) {
  await ask(page, "person:name", { name: "Bench" });
  const { id: notebookId } = await ask(page, "notebook:create", { title: "Bench" });
  const [real] = await importReal(page, notebookId);
  if (real === undefined) throw new Error("Nothing was imported.");
  const briefId = randomUUID();
  const set = { title: "A long brief", date: "2024-03-30", cutOff: "2024-03-29", paper: "A4" };
  const rest = { marking: "TLP:AMBER", language: "en", organisation: null, status: "draft" };
  /** @type {import("./large-notebook.mjs").Change[]} */
  const changes = [
    { table: "briefs", id: briefId, set: { ...set, ...rest } },
    {
      table: "briefLenses",
      id: `${briefId}~japan-security`,
      set: { briefId, lensId: "japan-security", position: "a0" },
    },
  ];
  /** @type {string[]} */
  const claimIds = [];
  for (let number = 0; number < endnotes; number += 1) {
    const article = randomUUID();
    const version = randomUUID();
    const title = `What was written on day ${number}`;
    changes.push(
      {
        table: "articles",
        id: article,
        set: { ...real.article.set, title, currentTextVersionId: version },
      },
      { table: "textVersions", id: version, set: { ...real.version.set, articleId: article } },
    );
    const [claim, ...evidence] = claimChanges(number, {
      article: { ...real.article, id: article },
      version: { ...real.version, id: version },
    });
    if (claim === undefined) continue;
    changes.push(claim, ...evidence);
    claimIds.push(claim.id);
  }
  changes.push(...claimIds.flatMap((claimId, index) => paragraph(briefId, claimId, index)));
  for (let from = 0; from < changes.length; from += 1000) {
    const draft = {
      id: randomUUID(),
      action: "article:import",
      changes: changes.slice(from, from + 1000),
    };
    await ask(page, "ledger:append", { notebookId, draft });
  }
  return { notebookId, briefId };
}

/**
 * @param {string} briefId
 * @param {string} targetId
 * @param {number} index
 */
function paragraph(briefId, targetId, index) {
  const [paragraphId, citationId] = [randomUUID(), randomUUID()];
  const text = `What was counted at quay ${index} was counted again on the following day, and differed.`;
  const content = [
    { kind: "text", text },
    { kind: "citation", citationId },
  ];
  const position = `a${String(index).padStart(4, "0")}x`;
  return [
    {
      table: "paragraphs",
      id: paragraphId,
      set: { briefId, section: "lens-meaning", position, content, isOwnAssessment: false },
    },
    {
      table: "citations",
      id: citationId,
      set: { briefId, paragraphId, targetKind: "claim", targetId, frozen: {} },
    },
  ];
}
