import { createHash } from "node:crypto";
import path from "node:path";
import { z } from "zod";
import type { BlobHash } from "#shared/domain/ids.ts";
import { schemaVersion } from "#shared/domain/notebook/notebook.ts";
import { parseDraftChanges } from "#shared/domain/record.ts";
import { FailureError } from "#shared/failure.ts";
import { type ChangeSet, purgedField, writtenEntrySchema } from "#shared/ledger/change.ts";
import { partsOfStamp } from "#shared/ledger/clock.ts";
import { changesOf } from "#shared/ledger/migrations.ts";
import { applyChangeSets, emptyState, type NotebookState } from "#shared/ledger/notebook-state.ts";
import { hashOf } from "../ledger/blob-store.ts";
import { codeOf, type Disk } from "../ledger/disk.ts";
import {
  archiveFormat,
  type Manifest,
  manifestName,
  manifestSchema,
  manifestVersionSchema,
  type Part,
  packedBlobSchema,
} from "./manifest.ts";
import { blobsNamedBy } from "./named-blobs.ts";
import { stateDigest } from "./state-digest.ts";
import { unwatched, type Watch } from "./watch.ts";
import { ZipDamage, ZipReader } from "./zip-reader.ts";

const changeSetSchema = writtenEntrySchema.shape.changeSet;

/** A stamp beyond this would leave the clock no room; no computer's clock is that wrong. */
const lastStampMs = Date.UTC(9999, 11, 31);

export interface ArchivedBlob {
  readonly hash: BlobHash;
  readonly bytes: Uint8Array;
}

/** An archive whose every byte was checked. Parts are read again, and checked again, as they are needed. */
export interface Archive {
  readonly manifest: Manifest;
  /** The records that the history folds to, and their digest. */
  readonly state: NotebookState;
  readonly digest: string;
  /** Change sets, a part at a time. */
  changeSets(): AsyncIterable<readonly ChangeSet[]>;
  /** Blobs, a pack at a time. */
  blobs(): AsyncIterable<readonly ArchivedBlob[]>;
}

/**
 * Reads and checks a whole archive: the seal, every part, change set and blob, and every count.
 *
 * @throws FailureError `archive-not-found`, `archive-not-whole`, `archive-damaged`, `archive-newer`
 */
export async function readArchive(
  disk: Disk,
  file: string,
  watch: Watch = unwatched,
): Promise<Archive> {
  const fileName = path.basename(file);
  return told(fileName, async () => {
    const zip = await ZipReader.open(disk, file);
    if (zip === null) throw new FailureError({ kind: "archive-not-whole", fileName });
    const manifest = manifestOf(await zip.read(manifestName), fileName);
    const names = [...manifest.parts.map(({ name }) => name), manifestName];
    if (JSON.stringify(names) !== JSON.stringify(zip.names)) throw new ZipDamage(manifestName);

    const state = await checked(zip, manifest, watch);
    return {
      manifest,
      state,
      digest: stateDigest(state),
      changeSets: () => historyOf(zip, manifest, fileName),
      blobs: () => blobsOf(zip, manifest, fileName),
    };
  });
}

/**
 * Checks that every change fits the tables, as the ledger's door does for new ones.
 *
 * @throws FailureError `archive-damaged`
 */
export async function checkFits(archive: Archive, fileName: string): Promise<void> {
  for await (const page of archive.changeSets()) {
    for (const changeSet of page) {
      // Of a purged change only the hash of its values is left, and a purge leaves nothing that fits a table.
      const changes = changesOf(changeSet).filter(
        ({ purged, set }) => purged === undefined && set[purgedField] !== true,
      );
      try {
        parseDraftChanges({ ...changeSet, changes });
      } catch {
        const part = `change set ${changeSet.id}`;
        throw new FailureError({ kind: "archive-damaged", fileName, part });
      }
    }
  }
}

function manifestOf(bytes: Uint8Array, fileName: string): Manifest {
  const found = parsed(z.unknown(), Buffer.from(bytes).toString("utf8"), manifestName);
  const version = manifestVersionSchema.safeParse(found);
  if (version.success) {
    const { format, schemaVersion: written } = version.data;
    if (format > archiveFormat || written > schemaVersion) {
      const newer = Math.max(format, written);
      throw new FailureError({ kind: "archive-newer", fileName, version: newer });
    }
  }
  const manifest = manifestSchema.safeParse(found);
  if (!manifest.success) throw new ZipDamage(manifestName);
  return manifest.data;
}

/** Reads everything once and answers with the records. */
async function checked(
  zip: ZipReader,
  manifest: Manifest,
  { reached }: Watch,
): Promise<NotebookState> {
  const ids = new Set<string>();
  const named = new Set<BlobHash>(manifest.missingBlobs);
  const blobs = new Set<BlobHash>();
  let state = emptyState();
  let bytesRead = 0;
  const totalBytes = manifest.parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const read = (part: Part | undefined) => {
    bytesRead += part?.bytes ?? 0;
    reached("checking", bytesRead, totalBytes);
  };
  for (const part of partsLike(manifest, "history/", ".jsonl")) {
    const page = await changeSetsIn(zip, part);
    for (const changeSet of page) {
      ids.add(changeSet.id);
      for (const hash of blobsNamedBy(changeSet)) named.add(hash);
      if (partsOfStamp(changeSet.stamp).ms > lastStampMs) throw new ZipDamage(part.name);
    }
    state = applyChangeSets(state, page);
    read(part);
  }
  for (const part of partsLike(manifest, "blobs/", ".jsonl")) {
    for (const { hash } of await blobsIn(zip, manifest, part)) blobs.add(hash);
    read(part);
    read(packOf(manifest, part));
  }
  const missing = [...named].filter((hash) => !blobs.has(hash));
  const isComplete =
    ids.size === manifest.counts.changeSets &&
    blobs.size === manifest.counts.blobs &&
    missing.length === manifest.missingBlobs.length;
  if (!isComplete) throw new ZipDamage(manifestName);
  return state;
}

async function* historyOf(zip: ZipReader, manifest: Manifest, fileName: string) {
  for (const part of partsLike(manifest, "history/", ".jsonl")) {
    yield await told(fileName, () => changeSetsIn(zip, part));
  }
}

async function* blobsOf(zip: ZipReader, manifest: Manifest, fileName: string) {
  for (const part of partsLike(manifest, "blobs/", ".jsonl")) {
    yield await told(fileName, () => blobsIn(zip, manifest, part));
  }
}

async function changeSetsIn(zip: ZipReader, part: Part): Promise<readonly ChangeSet[]> {
  const lines = linesOf(await partBytes(zip, part));
  return lines.map((line) => parsed(changeSetSchema, line, part.name));
}

async function blobsIn(
  zip: ZipReader,
  manifest: Manifest,
  list: Part,
): Promise<readonly ArchivedBlob[]> {
  const packName = packNameOf(list);
  const pack = packOf(manifest, list);
  if (pack === undefined) throw new ZipDamage(packName);
  const packed = await partBytes(zip, pack);
  let at = 0;
  const blobs = linesOf(await partBytes(zip, list)).map((line) => {
    const { hash, bytes: length } = parsed(packedBlobSchema, line, list.name);
    const bytes = packed.subarray(at, at + length);
    at += length;
    if (hashOf(bytes) !== hash) throw new ZipDamage(packName);
    return { hash, bytes };
  });
  if (at !== packed.length) throw new ZipDamage(packName);
  return blobs;
}

function packNameOf(list: Part): string {
  return list.name.replace(/\.jsonl$/, ".bin");
}

function packOf({ parts }: Manifest, list: Part): Part | undefined {
  return parts.find(({ name }) => name === packNameOf(list));
}

async function partBytes(zip: ZipReader, { name, bytes: length, sha256 }: Part) {
  const bytes = await zip.read(name);
  const digest = createHash("sha256").update(bytes).digest("hex");
  if (bytes.length !== length || digest !== sha256) throw new ZipDamage(name);
  return bytes;
}

function partsLike({ parts }: Manifest, start: string, end: string): readonly Part[] {
  return parts.filter(({ name }) => name.startsWith(start) && name.endsWith(end));
}

function linesOf(bytes: Uint8Array): readonly string[] {
  return Buffer.from(bytes).toString("utf8").split("\n").filter(Boolean);
}

function parsed<Value>(schema: z.ZodType<Value>, text: string, part: string): Value {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    // Neither JSON nor what belongs here: the part is told.
    throw new ZipDamage(part);
  }
}

/** Puts what is wrong with the file as a failure to tell. */
async function told<Value>(fileName: string, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof FailureError) throw error;
    if (error instanceof ZipDamage) {
      throw new FailureError({ kind: "archive-damaged", fileName, part: error.part });
    }
    const code = codeOf(error);
    if (code === "ENOENT") throw new FailureError({ kind: "archive-not-found", fileName });
    if (code === null) throw error;
    throw new FailureError({ kind: "file-unreadable", fileName, detail: String(error) });
  }
}
