import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { lineOf, median } from "./lines.mjs";
import { ask, dropFolder, makeNotebook, newProfile, startRailhead } from "./window.mjs";

const savesPerRound = 40;
/** What a save may cost beside the disk's own time. */
const allowedMs = 10;

/**
 * How long a save takes to be acknowledged, beside writing and fsyncing the same bytes.
 *
 * @param {import("./suites.mjs").Bench} bench
 */
export async function save({ machine, rounds, tell }) {
  const profile = newProfile();
  const { app, page } = await startRailhead(machine, profile);
  /** @type {{ ours: number, peer: number }[]} */
  const measured = [];
  try {
    const notebookId = await makeNotebook(page, []);
    await ask(page, "notebook:open", { notebookId });
    for (let round = 0; round < rounds; round += 1) {
      const drafts = Array.from({ length: savesPerRound }, claimDraft);
      const ours = await saved(page, notebookId, drafts);
      const peer = writtenAlone(profile, drafts);
      measured.push({ ours, peer: peer + allowedMs });
      tell(
        `saves ${round + 1} of ${rounds}: ${ours.toFixed(2)} ms, fsync alone ${peer.toFixed(2)}`,
      );
    }
  } finally {
    await app.close();
    dropFolder(profile);
  }
  return [
    lineOf(
      {
        suite: "save",
        name: "a save until acknowledged (median)",
        unit: "ms",
        against: "the same bytes with fsync alone, and 10 ms",
        bound: 1,
      },
      measured,
    ),
  ];
}

function claimDraft() {
  const set = {
    statement: "About 73 railcars stood at the yard",
    kind: "figure",
    hedge: "approximate",
    credibility: null,
    credibilityReason: null,
    note: null,
  };
  return {
    id: randomUUID(),
    action: "claim:create",
    changes: [{ table: "claims", id: randomUUID(), set }],
  };
}

/** @typedef {ReturnType<typeof claimDraft>} Draft */

/**
 * @param {import("./window.mjs").Running["page"]} page
 * @param {string} notebookId
 * @param {readonly Draft[]} drafts
 */
async function saved(page, notebookId, drafts) {
  /** @type {number[]} */
  const times = await page.evaluate(
    async ([id, list]) => {
      const { railhead, performance } = /** @type {any} */ (globalThis);
      /** @type {number[]} */
      const ms = [];
      for (const draft of list) {
        const before = performance.now();
        const reply = await railhead.request("ledger:append", { notebookId: id, draft });
        ms.push(performance.now() - before);
        if (!reply.ok) throw new Error(JSON.stringify(reply));
      }
      return ms;
    },
    /** @type {const} */ ([notebookId, drafts]),
  );
  return median(times);
}

/**
 * @param {string} folder
 * @param {readonly Draft[]} drafts
 */
function writtenAlone(folder, drafts) {
  const handle = fs.openSync(path.join(folder, "alone"), "a");
  try {
    const times = drafts.map((draft) => {
      const bytes = Buffer.from(JSON.stringify(draft));
      const before = performance.now();
      fs.writeSync(handle, bytes);
      fs.fsyncSync(handle);
      return performance.now() - before;
    });
    return median(times);
  } finally {
    fs.closeSync(handle);
  }
}
