import path from "node:path";
import { v7 } from "uuid";
import { type BlobHash, type NotebookId, notebookIdSchema } from "#shared/domain/ids.ts";
import { FailureError } from "#shared/failure.ts";
import type { Restored } from "#shared/ipc/archive.ts";
import type { NotebookSummary } from "#shared/ipc/listed-notebooks.ts";
import type { ChangeSet } from "#shared/ledger/change.ts";
import { codeOf, type Disk, saveFailure } from "../ledger/disk.ts";
import type { NotebookStore } from "../notebooks/notebook-store.ts";
import { type Notebooks, underNewId } from "../notebooks/notebooks.ts";
import { compareWith } from "./compare.ts";
import { type Archive, checkFits, readArchive } from "./read-archive.ts";
import { stateDigest } from "./state-digest.ts";
import { unwatched, type Watch } from "./watch.ts";

/** Change sets that share one fsync. */
const batchSize = 1000;

interface RestoreOptions {
  readonly disk: Disk;
  /** Names a copy after the title in the archive; null restores no copy. */
  readonly copyTitle: ((title: string) => string) | null;
  readonly watch?: Watch;
}

/**
 * Restores an archive: as a notebook of its own where the profile has none of that id or
 * a copy is asked for, merged into the one there is otherwise. The whole archive is
 * checked before anything is written.
 *
 * Once a merge writes, it is not broken off: what had come in already would stay.
 */
export async function restoreArchive(
  notebooks: Notebooks,
  file: string,
  { disk, copyTitle, watch = unwatched }: RestoreOptions,
): Promise<Restored> {
  const fileName = path.basename(file);
  await notebooks.space.checkRoom();
  const archive = await readArchive(disk, file, watch);
  await checkFits(archive, fileName);
  const { notebook } = archive.manifest;
  try {
    if (copyTitle !== null) {
      return await asCopy(notebooks, archive, copyTitle(notebook.title), watch);
    }
    if (!(await notebooks.has(notebook.id))) return await asNew(notebooks, archive, watch);
    return await merged(notebooks, archive, fileName, watch);
  } catch (error) {
    throw restoreFailure(error, fileName);
  }
}

async function asNew(notebooks: Notebooks, archive: Archive, watch: Watch): Promise<Restored> {
  const { notebook } = archive.manifest;
  let counts = { taken: 0, known: 0 };
  await notebooks.receive(notebook, async (store) => {
    counts = await takeIn(store, archive, (changeSet) => changeSet, watch);
  });
  const summary = await notebooks.refresh(notebook.id);
  return restored(notebooks, archive, summary, { how: "new", ...counts });
}

async function asCopy(
  notebooks: Notebooks,
  archive: Archive,
  title: string,
  watch: Watch,
): Promise<Restored> {
  const { notebook } = archive.manifest;
  const id = notebookIdSchema.parse(v7());
  const rewritten = (changeSet: ChangeSet) => underNewId(changeSet, notebook.id, id);
  let counts = { taken: 0, known: 0 };
  await notebooks.receive({ ...notebook, id, title }, async (store) => {
    counts = await takeIn(store, archive, rewritten, watch);
  });
  const summary = await notebooks.rename(id, title);
  return restored(notebooks, archive, summary, { how: "copy", ...counts });
}

async function merged(
  notebooks: Notebooks,
  archive: Archive,
  fileName: string,
  watch: Watch,
): Promise<Restored> {
  const { id } = archive.manifest.notebook;
  const store = await notebooks.store(id);
  if (store.isReadOnly) throw new FailureError({ kind: "notebook-read-only" });
  const { report, ownOnly, purgedBlobs } = await compareWith(store, archive, fileName, watch);
  const counts = await takeIn(store, archive, (changeSet) => changeSet, unwatched, purgedBlobs);
  const summary = await notebooks.refresh(id);
  const { taken, known } = counts;
  return restored(notebooks, archive, summary, { how: "merged", taken, known, ownOnly, report });
}

type Outcome = Pick<Restored, "how" | "taken" | "known"> &
  Partial<Pick<Restored, "ownOnly" | "report">>;

async function restored(
  notebooks: Notebooks,
  { manifest }: Archive,
  { id, title }: Pick<NotebookSummary, "id" | "title">,
  outcome: Outcome,
): Promise<Restored> {
  return {
    notebook: { id, title },
    ownOnly: 0,
    report: null,
    ...outcome,
    missingBlobs: manifest.missingBlobs.length,
    digest: await digestIn(notebooks, id),
  };
}

async function digestIn(notebooks: Notebooks, id: NotebookId): Promise<string> {
  return stateDigest(await (await notebooks.store(id)).state());
}

/** Blobs before the change sets that name them; the order of the change sets makes no difference. */
async function takeIn(
  store: NotebookStore,
  archive: Archive,
  rewritten: (changeSet: ChangeSet) => ChangeSet,
  { reached }: Watch,
  withoutBlobs: ReadonlySet<BlobHash> = new Set(),
): Promise<{ readonly taken: number; readonly known: number }> {
  const { counts } = archive.manifest;
  const total = counts.blobs + counts.changeSets;
  let done = 0;
  for await (const pack of archive.blobs()) {
    for (const { hash, bytes } of pack) if (!withoutBlobs.has(hash)) await store.putBlob(bytes);
    await store.syncBlobs();
    done += pack.length;
    reached("restoring", done, total);
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
      reached("restoring", done + taken + known, total);
    }
  }
  return { taken, known };
}

/** As `saveFailure`, but nothing is kept in memory to be tried again. */
function restoreFailure(error: unknown, fileName: string): unknown {
  if (!(error instanceof FailureError) && codeOf(error) === null) return error;
  const { failure } = saveFailure(error, fileName);
  if (failure.kind !== "not-saved") return new FailureError(failure);
  return new FailureError({ kind: "archive-not-restored", fileName, detail: failure.detail });
}
