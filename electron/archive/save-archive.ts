import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { v7 } from "uuid";
import type { BlobHash } from "#shared/domain/ids.ts";
import { schemaVersion } from "#shared/domain/notebook/notebook.ts";
import { FailureError } from "#shared/failure.ts";
import type { SavedArchive } from "#shared/ipc/archive.ts";
import type { NotebookSummary } from "#shared/ipc/listed-notebooks.ts";
import type { ChangeSet } from "#shared/ledger/change.ts";
import { codeOf, type Disk } from "../ledger/disk.ts";
import type { NotebookStore } from "../notebooks/notebook-store.ts";
import { archiveFormat, type Manifest, manifestName, type Part } from "./manifest.ts";
import { blobsNamedBy } from "./named-blobs.ts";
import { readArchive } from "./read-archive.ts";
import { unwatched, type Watch } from "./watch.ts";
import { ZipWriter } from "./zip-writer.ts";

/** A part is closed when it has grown to this: small ones are bundled, since a zip file has few entries. */
const fullPartBytes = 4 * 1024 * 1024;

/** What an archive says of its notebook. */
type NotebookOfArchive = Pick<NotebookSummary, "id" | "title" | "createdAt" | "isSample">;

export interface SaveOptions {
  readonly disk: Disk;
  readonly tool: string;
  readonly now: Date;
  readonly watch?: Watch;
  /** Change sets that the notebook's own disk refuses; they follow those it has. */
  readonly pending?: readonly ChangeSet[];
  /** Leaves out what lies on the notebook's disk, where that can not be read. */
  readonly isPendingAlone?: boolean;
}

/**
 * Writes a notebook's archive, reads it back whole, and only then gives it its name.
 *
 * @throws FailureError `archive-not-written`, `notebook-newer`, `cancelled`
 */
export async function saveArchive(
  store: NotebookStore,
  summary: NotebookOfArchive,
  file: string,
  options: SaveOptions,
): Promise<SavedArchive> {
  const { disk, watch = unwatched } = options;
  const { foundSchemaVersion } = store.ledger;
  if (foundSchemaVersion > schemaVersion) {
    // It could not be read back to be checked.
    throw new FailureError({ kind: "notebook-newer", version: foundSchemaVersion });
  }
  const unfinished = `${file}.part-${v7()}`;
  try {
    const handle = await disk.create(unfinished);
    try {
      const zip = new ZipWriter(handle);
      await addNotebook(zip, store, summary, options);
      await zip.end();
      await handle.sync();
    } finally {
      await handle.close();
    }
    const { manifest, digest } = await readArchive(disk, unfinished, watch);
    const { size } = await fs.stat(unfinished);
    await disk.rename(unfinished, file);
    await disk.syncFolder(path.dirname(file));
    const { counts, missingBlobs } = manifest;
    return { path: file, bytes: size, counts, missingBlobs, digest };
  } catch (error) {
    await fs.rm(unfinished, { force: true });
    if (error instanceof FailureError && error.failure.kind === "cancelled") throw error;
    const isOfDisk = codeOf(error) !== null || error instanceof FailureError;
    if (!isOfDisk && !(error instanceof RangeError)) throw error;
    throw new FailureError({ kind: "archive-not-written", path: file, detail: String(error) });
  }
}

async function addNotebook(
  zip: ZipWriter,
  store: NotebookStore,
  { id, title, createdAt, isSample }: NotebookOfArchive,
  { tool, now, watch = unwatched, pending = [], isPendingAlone = false }: SaveOptions,
): Promise<void> {
  const parts: Part[] = [];
  const add = async (name: string, bytes: Buffer) => {
    await zip.add(name, bytes);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    parts.push({ name, bytes: bytes.length, sha256 });
  };
  const { changeSets, named, version } = await addHistory(
    add,
    pagesOf(isPendingAlone ? null : store, pending, watch),
  );
  // After the history: every blob it names was put before the change set that names it.
  const hashes = isPendingAlone ? [] : await store.blobHashes();
  const { blobs, damaged } = await addBlobs(add, store, hashes, watch);
  const manifest: Manifest = {
    format: archiveFormat,
    schemaVersion: version,
    tool,
    savedAt: now.toISOString(),
    notebook: { id, title, createdAt, isSample },
    storeId: store.ledger.storeId,
    counts: { changeSets, blobs: blobs.size },
    missingBlobs: [...new Set([...named, ...damaged])].filter((hash) => !blobs.has(hash)),
    parts,
  };
  await zip.add(manifestName, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
}

type AddPart = (name: string, bytes: Buffer) => Promise<void>;

async function addHistory(add: AddPart, pages: AsyncIterable<readonly ChangeSet[]>) {
  const named = new Set<BlobHash>();
  let lines: Buffer[] = [];
  let lineBytes = 0;
  let part = 0;
  let changeSets = 0;
  let version = 1;
  const close = async () => {
    part += 1;
    await add(`history/${numbered(part)}.jsonl`, Buffer.concat(lines));
    lines = [];
    lineBytes = 0;
  };
  for await (const page of pages) {
    for (const changeSet of page) {
      for (const hash of blobsNamedBy(changeSet)) named.add(hash);
      const line = Buffer.from(`${JSON.stringify(changeSet)}\n`);
      lines.push(line);
      lineBytes += line.length;
      changeSets += 1;
      version = Math.max(version, changeSet.schema ?? 1);
      if (lineBytes >= fullPartBytes) await close();
    }
  }
  if (lines.length > 0) await close();
  return { changeSets, named, version };
}

/** The history that the ledger has, if any, and then what it has not taken yet. */
async function* pagesOf(
  store: NotebookStore | null,
  pending: readonly ChangeSet[],
  { reached }: Watch,
) {
  const written = new Set<string>();
  let after = 0;
  await store?.ledger.readThrough();
  const until = store?.ledger.lastSequence ?? 0;
  while (store !== null && after < until) {
    const page = await store.ledger.read(after, Math.min(500, until - after));
    for (const { changeSet } of page) written.add(changeSet.id);
    yield page.map(({ changeSet }) => changeSet);
    after = page.at(-1)?.sequence ?? until;
    reached("writing", after, until);
  }
  // The disk may have taken one of them just now.
  yield pending.filter(({ id }) => !written.has(id));
}

async function addBlobs(
  add: AddPart,
  store: NotebookStore,
  hashes: readonly BlobHash[],
  { reached }: Watch,
) {
  const blobs = new Set<BlobHash>();
  const damaged: BlobHash[] = [];
  let packed: { readonly hash: BlobHash; readonly bytes: Uint8Array }[] = [];
  let packedBytes = 0;
  let pack = 0;
  const close = async () => {
    pack += 1;
    const list = packed.map(({ hash, bytes }) => JSON.stringify({ hash, bytes: bytes.length }));
    await add(`blobs/${numbered(pack)}.jsonl`, Buffer.from(`${list.join("\n")}\n`));
    await add(`blobs/${numbered(pack)}.bin`, Buffer.concat(packed.map(({ bytes }) => bytes)));
    packed = [];
    packedBytes = 0;
  };
  for (const [index, hash] of hashes.entries()) {
    reached("writing", index, hashes.length);
    const bytes = await store.readSoundBlob(hash);
    if (bytes === null) {
      damaged.push(hash);
      continue;
    }
    blobs.add(hash);
    packed.push({ hash, bytes });
    packedBytes += bytes.length;
    if (packedBytes >= fullPartBytes) await close();
  }
  if (packed.length > 0) await close();
  return { blobs, damaged };
}

function numbered(part: number): string {
  return String(part).padStart(8, "0");
}
