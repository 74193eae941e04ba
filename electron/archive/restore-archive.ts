import { createHash } from "node:crypto";
import path from "node:path";
import { v7 } from "uuid";
import { notebookIdSchema } from "#shared/domain/ids.ts";
import { FailureError } from "#shared/failure.ts";
import type { NotebookSummary } from "#shared/ipc/contract.ts";
import type { ChangeSet } from "#shared/ledger/change.ts";
import { codeOf, type Disk, saveFailure } from "../ledger/disk.ts";
import type { NotebookStore } from "../notebooks/notebook-store.ts";
import { type Notebooks, underNewId } from "../notebooks/notebooks.ts";
import { type Archive, checkFits, readArchive } from "./read-archive.ts";

/** Change sets that share one fsync. */
const batchSize = 1000;

export interface Restored {
  readonly summary: NotebookSummary;
  readonly how: "new" | "merged" | "copy";
  /** Change sets taken in, and those that were there already. */
  readonly taken: number;
  readonly known: number;
  /** Blobs that the archive itself has no sound copy of. */
  readonly missingBlobs: number;
}

interface RestoreOptions {
  readonly disk: Disk;
  /** Names a copy after the title in the archive; null restores no copy. */
  readonly copyTitle: ((title: string) => string) | null;
}

/**
 * Restores an archive: as a notebook of its own where the profile has none of that id or
 * a copy is asked for, merged into the one there is otherwise. The whole archive is
 * checked before anything is written.
 */
export async function restoreArchive(
  notebooks: Notebooks,
  file: string,
  { disk, copyTitle }: RestoreOptions,
): Promise<Restored> {
  const fileName = path.basename(file);
  const archive = await readArchive(disk, file);
  await checkFits(archive, fileName);
  const { notebook } = archive.manifest;
  try {
    if (copyTitle !== null) return await asCopy(notebooks, archive, copyTitle(notebook.title));
    if (!(await notebooks.has(notebook.id))) return await asNew(notebooks, archive);
    return await merged(notebooks, archive, fileName);
  } catch (error) {
    throw restoreFailure(error, fileName);
  }
}

async function asNew(notebooks: Notebooks, archive: Archive): Promise<Restored> {
  let counts = { taken: 0, known: 0 };
  await notebooks.receive(archive.manifest.notebook, async (store) => {
    counts = await takeIn(store, archive, (changeSet) => changeSet);
  });
  const summary = await notebooks.refresh(archive.manifest.notebook.id);
  return { summary, how: "new", ...counts, missingBlobs: archive.manifest.missingBlobs.length };
}

async function asCopy(notebooks: Notebooks, archive: Archive, title: string): Promise<Restored> {
  const { notebook, missingBlobs } = archive.manifest;
  const id = notebookIdSchema.parse(v7());
  let counts = { taken: 0, known: 0 };
  await notebooks.receive({ ...notebook, id, title }, async (store) => {
    counts = await takeIn(store, archive, (changeSet) => underNewId(changeSet, notebook.id, id));
  });
  const summary = await notebooks.rename(id, title);
  return { summary, how: "copy", ...counts, missingBlobs: missingBlobs.length };
}

async function merged(notebooks: Notebooks, archive: Archive, fileName: string): Promise<Restored> {
  const { notebook, missingBlobs } = archive.manifest;
  const store = await notebooks.store(notebook.id);
  if (store.isReadOnly) throw new FailureError({ kind: "notebook-read-only" });
  await checkAgrees(store, archive, fileName);
  const counts = await takeIn(store, archive, (changeSet) => changeSet);
  const summary = await notebooks.refresh(notebook.id);
  return { summary, how: "merged", ...counts, missingBlobs: missingBlobs.length };
}

/** Blobs before the change sets that name them; the order of the change sets makes no difference. */
async function takeIn(
  store: NotebookStore,
  archive: Archive,
  rewritten: (changeSet: ChangeSet) => ChangeSet,
): Promise<{ readonly taken: number; readonly known: number }> {
  for await (const pack of archive.blobs()) {
    for (const { bytes } of pack) await store.putBlob(bytes);
    await store.syncBlobs();
  }
  const before = store.lastSequence;
  let taken = 0;
  let known = 0;
  for await (const page of archive.changeSets()) {
    for (let start = 0; start < page.length; start += batchSize) {
      const batch = page.slice(start, start + batchSize);
      const entries = await Promise.all(
        batch.map((changeSet) => store.ledger.adopt(rewritten(changeSet))),
      );
      const isNew = entries.filter(({ sequence }) => sequence > before).length;
      taken += isNew;
      known += entries.length - isNew;
    }
  }
  return { taken, known };
}

/** Under one id both sides must have the same change set, or they would stay unequal for good. */
async function checkAgrees(store: NotebookStore, archive: Archive, fileName: string) {
  const archived = new Map<string, string>();
  for await (const page of archive.changeSets()) {
    for (const changeSet of page) archived.set(changeSet.id, digestOf(changeSet));
  }
  let after = 0;
  while (after < store.lastSequence) {
    const page = await store.ledger.read(after, batchSize);
    for (const { changeSet } of page) {
      const theirs = archived.get(changeSet.id);
      if (theirs !== undefined && theirs !== digestOf(changeSet)) {
        const part = `change set ${changeSet.id}`;
        throw new FailureError({ kind: "archive-contradicts", fileName, part });
      }
    }
    after = page.at(-1)?.sequence ?? store.lastSequence;
  }
}

function digestOf(changeSet: ChangeSet): string {
  return createHash("sha256").update(JSON.stringify(changeSet)).digest("base64");
}

/** As `saveFailure`, but nothing is kept in memory to be tried again. */
function restoreFailure(error: unknown, fileName: string): unknown {
  if (!(error instanceof FailureError) && codeOf(error) === null) return error;
  const { failure } = saveFailure(error, fileName);
  if (failure.kind !== "not-saved") return new FailureError(failure);
  return new FailureError({ kind: "archive-not-restored", fileName, detail: failure.detail });
}
