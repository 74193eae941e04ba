import { randomBytes, randomInt, randomUUID } from "node:crypto";

/** @typedef {import("./driven-program.mjs").DrivenProgram} DrivenProgram */

/** As many as the window has under way at most, with room to spare. */
const inFlight = 24;
/** More than a round can write before it is cut off. */
const draftsARound = 400;

/**
 * One round of writing: change sets of many sizes sent without a pause over the window's
 * bridge, several under way at any time.
 *
 * @typedef {object} Flight
 * @property {(count: number) => Promise<void>} answered resolves once so many were acknowledged
 * @property {() => readonly string[]} acknowledged the change sets the program said are saved
 */

/**
 * Begins a flight; it goes on until the program ends.
 *
 * @param {DrivenProgram} program
 * @param {string} notebookId
 * @returns {Promise<Flight>}
 */
export async function takeOff({ page }, notebookId) {
  /** @type {string[]} */
  const acknowledged = [];
  let wanted = Number.POSITIVE_INFINITY;
  let reached = () => {};
  await page.exposeFunction("heardOf", (/** @type {string} */ id) => {
    acknowledged.push(id);
    if (acknowledged.length >= wanted) reached();
  });
  const drafts = Array.from({ length: draftsARound }, () => claimDraft());
  await page.evaluate(
    ([id, list, width]) => {
      const railhead = Reflect.get(globalThis, "railhead");
      const heardOf = Reflect.get(globalThis, "heardOf");
      const waiting = [...list];
      const sendAll = async () => {
        for (let draft = waiting.shift(); draft !== undefined; draft = waiting.shift()) {
          const reply = await railhead.request("ledger:append", { notebookId: id, draft });
          if (reply.ok) heardOf(draft.id);
        }
      };
      for (let index = 0; index < width; index += 1) void sendAll();
    },
    /** @type {const} */ ([notebookId, drafts, inFlight]),
  );
  return {
    answered: (count) =>
      new Promise((resolve) => {
        wanted = count;
        reached = resolve;
        if (acknowledged.length >= wanted) resolve();
      }),
    acknowledged: () => acknowledged,
  };
}

/**
 * A new claim; now and then one with a long note, so that a write is larger than a page of the disk.
 */
export function claimDraft(noteBytes = randomInt(12) === 0 ? randomInt(200, 60_000) : 0) {
  const id = randomUUID();
  const set = {
    statement: `Statement ${id}`,
    kind: "fact",
    hedge: "unhedged",
    credibility: null,
    credibilityReason: null,
    note: noteBytes === 0 ? null : randomBytes(noteBytes).toString("base64"),
  };
  const changes = [{ table: "claims", id, set }];
  return { id: randomUUID(), action: "claim:create", changes };
}
