import path from "node:path";
import { expect, it } from "vitest";
import type { NotebookId } from "#shared/domain/ids.ts";
import { remove } from "#shared/domain/record.ts";
import { restoreArchive } from "../archive/restore-archive.ts";
import { saveArchive } from "../archive/save-archive.ts";
import { verifyNotebook } from "../archive/verify-notebook.ts";
import { nodeDisk } from "../ledger/disk.ts";
import type { Notebooks } from "../notebooks/notebooks.ts";
import { programsForTests, toolForTests as tool } from "../notebooks/programs-for-tests.ts";
import { purge } from "../notebooks/purge.ts";
import { fillForTests, rowForTests } from "./filled-store-for-tests.ts";

const programs = programsForTests();
const { now } = programs;

const profile = (name: string) =>
  programs.start({ at: path.join(programs.folder, name), person: name });

async function saved(notebooks: Notebooks, id: NotebookId, name: string): Promise<string> {
  const file = path.join(programs.folder, name);
  const store = await notebooks.store(id);
  const summary = await notebooks.summary(id);
  await saveArchive(store, summary, file, { disk: nodeDisk, tool, now: now() });
  return file;
}

const restore = (notebooks: Notebooks, file: string) =>
  restoreArchive(notebooks, file, { disk: nodeDisk, copyTitle: null });

it("does not come back with an archive from before it, and leaves one that is whole", async () => {
  const ana = await profile("Ana");
  const { id } = await ana.create("Ferries");
  const store = await ana.store(id);
  await fillForTests(store);
  const { originalHash } = await rowForTests(store, "articles", "a1");
  const changes = [remove("articles", await rowForTests(store, "articles", "a1"))];
  await store.append({ action: "article:delete", changes });
  const before = await saved(ana, id, "before.railhead");
  await purge(store, "articles", "a1", { disk: nodeDisk, now, reason: "Asked for." });

  await restore(ana, before);
  expect(await store.readSoundBlob(originalHash)).toBeNull();
  const check = await verifyNotebook(nodeDisk, store);
  expect(check).toMatchObject({ damagedBlobs: [], chainBreaks: [] });

  const ben = await profile("Ben");
  await restore(ben, await saved(ana, id, "after.railhead"));
  const theirs = await verifyNotebook(nodeDisk, await ben.store(id));
  expect(theirs).toMatchObject({ damagedBlobs: [], chainBreaks: [], digest: check.digest });
});
