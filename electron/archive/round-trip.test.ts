import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NotebookId } from "#shared/domain/ids.ts";
import { ruleOf, tableNames } from "#shared/domain/tables.ts";
import { type ChangeSet, writtenEntrySchema } from "#shared/ledger/change.ts";
import { applyChangeSets, emptyState, merge } from "#shared/ledger/notebook-state.ts";
import { nodeDisk } from "../ledger/disk.ts";
import type { NotebookStore } from "../notebooks/notebook-store.ts";
import { Notebooks } from "../notebooks/notebooks.ts";
import { blob, history, valueOf } from "./records-for-tests.ts";
import { restoreArchive } from "./restore-archive.ts";
import { saveArchive } from "./save-archive.ts";
import { stateDigest } from "./state-digest.ts";

const tool = "railhead test";
/** `npm run test:archive` asks for the full size. */
const notebookCount = Number(process.env["RAILHEAD_ARCHIVES"] ?? 8);
const perNotebookMs = 20_000;

let folder: string;
let here: Notebooks;
let there: Notebooks;

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "railhead-round-trip-"));
  here = await profile("here");
  there = await profile("there");
});

afterAll(async () => {
  await Promise.all([here.closeAll(), there.closeAll()]);
  await fs.rm(folder, { recursive: true });
});

async function profile(name: string): Promise<Notebooks> {
  const own = path.join(folder, name);
  await fs.mkdir(own);
  const now = () => new Date();
  const notebooks = await Notebooks.load(own, { disk: nodeDisk, tool, now });
  await notebooks.namePerson(name);
  return notebooks;
}

async function save(notebooks: Notebooks, id: NotebookId): Promise<string> {
  const file = path.join(folder, "one.railhead");
  const store = await notebooks.store(id);
  const options = { disk: nodeDisk, tool, now: new Date() };
  await saveArchive(store, await notebooks.summary(id), file, options);
  return file;
}

const restore = (notebooks: Notebooks, file: string) =>
  restoreArchive(notebooks, file, { disk: nodeDisk, copyTitle: null });

const digestOf = async (store: NotebookStore) => stateDigest(await store.state());

const adoptAll = (store: NotebookStore, changeSets: readonly ChangeSet[]) =>
  Promise.all(changeSets.map((changeSet) => store.ledger.adopt(changeSet)));

const historyOf = async (store: NotebookStore) =>
  (await store.ledger.read(0, 10_000)).map(({ changeSet }) => changeSet);

async function blobsOf(store: NotebookStore): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const hash of [...(await store.blobHashes())].sort()) {
    found[hash] = Buffer.from(await store.readBlob(hash)).toString("base64");
  }
  return found;
}

describe("generated notebooks", () => {
  it("hold records of every table, each of which its table takes", () => {
    for (const table of tableNames) {
      const { schema } = ruleOf(table);
      fc.assert(
        fc.property(valueOf(schema), (record) => {
          expect(schema.safeParse(record).success).toBe(true);
        }),
        { numRuns: 20 },
      );
    }
  });

  it(
    `come back equal from their archives, history, records and blobs: ${notebookCount}`,
    async () => {
      const notebook = fc.record({ written: history, blobs: fc.array(blob, { maxLength: 6 }) });
      await fc.assert(
        fc.asyncProperty(notebook, async ({ written, blobs }) => {
          const { id } = await here.create("Round trip");
          const from = await here.store(id);
          for (const bytes of blobs) await from.putBlob(bytes);
          await from.syncBlobs();
          await adoptAll(from, written);
          await restore(there, await save(here, id));
          const to = await there.store(id);

          expect(await historyOf(to)).toEqual(await historyOf(from));
          expect(await digestOf(to)).toBe(await digestOf(from));
          expect(await to.state()).toEqual(await from.state());
          expect(await blobsOf(to)).toEqual(await blobsOf(from));
          await Promise.all([here.close(id), there.close(id)]);
        }),
        { numRuns: notebookCount, endOnFailure: true },
      );
    },
    notebookCount * perNotebookMs,
  );

  it(
    "end equal when two people who worked apart exchange archives both ways",
    async () => {
      const apart = fc.record({ common: history, mine: history, theirs: history });
      await fc.assert(
        fc.asyncProperty(apart, async ({ common, mine, theirs }) => {
          const { id } = await here.create("Exchange");
          const a = await here.store(id);
          await adoptAll(a, common);
          await restore(there, await save(here, id));
          const b = await there.store(id);
          await Promise.all([adoptAll(a, mine), adoptAll(b, otherActors(theirs))]);
          await restore(there, await save(here, id));
          await restore(here, await save(there, id));

          expect(await digestOf(b)).toBe(await digestOf(a));
          await Promise.all([here.close(id), there.close(id)]);
        }),
        { numRuns: Math.ceil(notebookCount / 4), endOnFailure: true },
      );
    },
    notebookCount * perNotebookMs,
  );
});

describe("merging over all tables", () => {
  const stateOf = (...parts: readonly (readonly ChangeSet[])[]) =>
    applyChangeSets(emptyState(), parts.flat());
  const parts = history.chain((written) =>
    fc.record({
      a: fc.subarray([...written]),
      b: fc.subarray([...written]),
      c: fc.subarray([...written]),
    }),
  );
  it(
    "is commutative, associative and idempotent, to the digest",
    () => {
      fc.assert(
        fc.property(parts, ({ a, b, c }) => {
          const [x, y, z] = [stateOf(a), stateOf(b), stateOf(c)];
          const xy = stateDigest(merge(x, y));
          expect(stateDigest(merge(y, x))).toBe(xy);
          expect(stateDigest(merge(merge(x, y), z))).toBe(stateDigest(merge(x, merge(y, z))));
          expect(stateDigest(merge(merge(x, y), y))).toBe(xy);
          expect(stateDigest(stateOf([...new Set([...a, ...b])]))).toBe(xy);
        }),
        { numRuns: notebookCount },
      );
    },
    notebookCount * perNotebookMs,
  );
});

/** A stamp names one change: what another person wrote at the same time bears another name. */
function otherActors(written: readonly ChangeSet[]): readonly ChangeSet[] {
  return written.map((changeSet) => {
    const actorId = `${changeSet.actorId} elsewhere`;
    const stamp = `${changeSet.stamp} elsewhere`;
    const replaced = JSON.stringify({ ...changeSet, actorId, stamp }).replaceAll(
      /"([0-9a-f]{12}-[0-9a-f]{4}-(?:ana|ben|cho 趙))"/gu,
      '"$1 elsewhere"',
    );
    return writtenEntrySchema.shape.changeSet.parse(JSON.parse(replaced));
  });
}
