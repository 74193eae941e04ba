import path from "node:path";
import type { Disk } from "../ledger/disk.ts";
import type { NotebookStore } from "../notebooks/notebook-store.ts";
import { saveArchive } from "./save-archive.ts";

interface KeepOptions {
  readonly disk: Disk;
  readonly tool: string;
  readonly now: Date;
}

/**
 * Saves the notebook as an earlier program left it, in its own folder and once for each
 * version. The archive is of the earlier version, so that program can still restore it.
 *
 * @throws FailureError `archive-not-written`: then the notebook is not opened, and nothing is changed
 */
export async function keepBeforeMigration(
  store: NotebookStore,
  version: number,
  options: KeepOptions,
): Promise<void> {
  const name = `before-version-${version}.railhead`;
  if ((await options.disk.list(store.folder)).includes(name)) return;
  const [record] = await store.rows("notebooks");
  const [first] = await store.ledger.read(0, 1);
  // Without either, making the notebook was cut short and there is nothing to keep.
  if (record === undefined || first === undefined) return;
  const { title, isSample } = record;
  const summary = { id: store.id, title, isSample, createdAt: first.changeSet.at };
  await saveArchive(store, summary, path.join(store.folder, name), options);
}
