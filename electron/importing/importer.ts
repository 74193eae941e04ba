import { v7 } from "uuid";
import type { BlobHash, SourceId } from "#shared/domain/ids.ts";
import type { ImportJob, ImportOutcome } from "#shared/domain/text/import-job.ts";
import { type Failure, FailureError } from "#shared/failure.ts";
import type { ImportResult } from "#shared/ipc/import-batch.ts";
import type { Change, LedgerEntry } from "#shared/ledger/change.ts";
import { hashOf } from "../ledger/blob-store.ts";
import { articleChanges } from "./article-changes.ts";
import { mediaTypes } from "./file-format.ts";
import type { LookedAt } from "./followed-tables.ts";
import { type FileSource, type Incoming, incomingOf } from "./incoming.ts";
import { KnownRecords } from "./known-records.ts";

/** Reads one file's bytes; the import window in the program. */
export interface FileReader {
  read(job: Omit<ImportJob, "id">, bytes: Uint8Array): Promise<ImportOutcome>;
  close(): void;
}

/** What an import needs of a notebook's store. */
export interface ImportStore {
  readonly ledger: LookedAt;
  append(draft: {
    readonly action: string;
    readonly changes: Change[];
  }): Promise<Pick<LedgerEntry, "sequence">>;
  putBlob(bytes: Uint8Array): Promise<BlobHash>;
  putText(text: string): Promise<BlobHash>;
}

export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  readonly latest: ImportResult | null;
}

export interface ImportOptions {
  readonly store: ImportStore;
  readonly reader: FileReader;
  readonly tool: string;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Resolves when the import may go on. */
  readonly mayGoOn: () => Promise<void>;
  readonly onProgress: (progress: ImportProgress) => void;
  readonly logUnexpected: (error: unknown) => string;
}

/**
 * Brings files into a notebook, one change set each, and answers with what became of
 * every one. A file that fails gets its reason and never stops the rest.
 */
export async function importAll(
  sources: readonly FileSource[],
  options: ImportOptions,
): Promise<ImportResult[]> {
  const waiting = [...(await incomingOf(sources))];
  const results: ImportResult[] = [];
  const known = new KnownRecords(options.store.ledger);
  options.onProgress({ done: 0, total: waiting.length, latest: null });
  try {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      await options.mayGoOn();
      const { result, inside } = await importOne(file, options, known);
      waiting.unshift(...inside);
      if (result !== null) results.push(result);
      const total = results.length + waiting.length;
      options.onProgress({ done: results.length, total, latest: result });
    }
  } finally {
    options.reader.close();
  }
  return results;
}

interface Imported {
  /** Null for an archive: what became of it is what became of its files. */
  readonly result: ImportResult | null;
  /** Files that came inside it; their turn is next. */
  readonly inside: readonly Incoming[];
}

async function importOne(
  file: Incoming,
  options: ImportOptions,
  known: KnownRecords,
): Promise<Imported> {
  try {
    if (options.signal.aborted) throw new FailureError({ kind: "cancelled" });
    return await bringIn(file, options, known);
  } catch (error) {
    const reason: Failure =
      error instanceof FailureError
        ? error.failure
        : { kind: "unexpected", reference: options.logUnexpected(error) };
    const result: ImportResult = {
      file: file.name,
      status: "rejected",
      articleId: null,
      title: null,
      reason,
      path: file.path,
      ...attachedTo(file),
    };
    return { result, inside: [] };
  }
}

async function bringIn(
  file: Incoming,
  options: ImportOptions,
  known: KnownRecords,
): Promise<Imported> {
  const { store, reader, now, tool } = options;
  const importedAt = now().toISOString();
  const opened = await file.open();
  if (opened.kind === "archive") return { result: null, inside: opened.inside };
  const { bytes, format } = opened;
  const hash = hashOf(bytes);
  await known.follow();
  const former = await known.articleOf(hash);
  if (former !== null) {
    const result: ImportResult = {
      file: file.name,
      status: "duplicate",
      articleId: former.id,
      title: former.title,
      reason: null,
      path: file.path,
      ...attachedTo(file),
    };
    return { result, inside: [] };
  }

  const outcome = await reader.read({ fileName: file.name, format, ...withPassword(file) }, bytes);
  if (outcome.kind === "failed") throw new FailureError(outcome.failure);
  const { reading, sketch, charset, attachments, pageMap } = outcome;
  await store.putBlob(bytes);
  const textHash = await store.putText(reading.text);
  const pageMapHash = pageMap === undefined ? null : await store.putText(pageMap);
  const original = {
    name: file.name,
    bytes: bytes.length,
    hash,
    mediaType: mediaTypes[format],
    charset,
    importedAt,
    method: file.method,
    from: file.from,
  };
  await known.follow();
  const { publisher, byline } = reading.metadata;
  const sources = new Map<string, SourceId>();
  for (const name of [publisher?.value, byline?.value]) {
    const source = name === undefined ? null : await known.sourceNamed(name);
    if (name !== undefined && source !== null) sources.set(name, source);
  }
  const { articleId, changes } = articleChanges(
    (name) => sources.get(name) ?? null,
    reading,
    { textHash, pageMapHash, sketch },
    original,
    v7,
    tool,
  );
  known.written(await store.append({ action: "article:import", changes: [...changes] }), changes);
  const title = reading.metadata.title?.value ?? null;
  const reason: Failure | null =
    reading.text === "" ? { kind: "file-scanned", fileName: file.name } : null;
  return {
    result: {
      file: file.name,
      status: "imported",
      articleId,
      title,
      reason,
      path: file.path,
      ...attachedTo(file),
    },
    inside: attachments.map(({ name, base64 }) =>
      file.attached(name, Buffer.from(base64, "base64")),
    ),
  };
}

function attachedTo({ carrier }: Incoming): Pick<ImportResult, "attachedTo"> {
  return carrier === undefined ? {} : { attachedTo: carrier };
}

function withPassword({ password }: Incoming): Pick<ImportJob, "password"> {
  return password === undefined ? {} : { password };
}
