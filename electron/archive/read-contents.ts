import path from "node:path";
import { rowsOf } from "#shared/domain/record.ts";
import { tableNames } from "#shared/domain/tables.ts";
import type { ArchiveContents } from "#shared/ipc/archive.ts";
import type { Disk } from "../ledger/disk.ts";
import type { Notebooks } from "../notebooks/notebooks.ts";
import { compareWith } from "./compare.ts";
import { checkFits, readArchive } from "./read-archive.ts";
import type { Watch } from "./watch.ts";

/**
 * What an archive holds, and what restoring it would do in this profile. Checks all of it
 * and writes nothing.
 *
 * @throws FailureError what is wrong with it
 */
export async function readContents(
  notebooks: Notebooks,
  disk: Disk,
  file: string,
  watch: Watch,
): Promise<ArchiveContents> {
  const fileName = path.basename(file);
  const archive = await readArchive(disk, file, watch);
  await checkFits(archive, fileName);
  const { manifest, digest, state } = archive;
  const { id, title } = manifest.notebook;
  return {
    path: file,
    fileName,
    savedAt: manifest.savedAt,
    tool: manifest.tool,
    notebook: { id, title },
    counts: manifest.counts,
    missingBlobs: manifest.missingBlobs,
    digest,
    records: Object.fromEntries(tableNames.map((table) => [table, rowsOf(state, table).length])),
    here: await hereOf(notebooks, archive, fileName, watch),
  };
}

async function hereOf(
  notebooks: Notebooks,
  archive: Awaited<ReturnType<typeof readArchive>>,
  fileName: string,
  watch: Watch,
): Promise<ArchiveContents["here"]> {
  const { id } = archive.manifest.notebook;
  if (!(await notebooks.has(id))) return null;
  const { title, trashedAt } = await notebooks.summary(id);
  const store = await notebooks.store(id);
  const comparison = await compareWith(store, archive, fileName, watch);
  return { title, isTrashed: trashedAt !== null, isReadOnly: store.isReadOnly, ...comparison };
}
