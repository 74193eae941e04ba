import { v7 } from "uuid";
import type { BlobHash } from "#shared/domain/ids.ts";
import { rowsOf } from "#shared/domain/record.ts";
import type { ImportJob, ImportOutcome } from "#shared/domain/text/import-job.ts";
import { type Failure, FailureError } from "#shared/failure.ts";
import type { ImportResult } from "#shared/ipc/contract.ts";
import type { Change } from "#shared/ledger/change.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { hashOf } from "../ledger/blob-store.ts";
import { articleChanges } from "./article-changes.ts";
import { mediaTypes } from "./file-format.ts";
import { type FileSource, type Incoming, incomingOf } from "./incoming.ts";

/** Reads one file's bytes; the import window in the program. */
export interface FileReader {
  read(job: Omit<ImportJob, "id">, bytes: Uint8Array): Promise<ImportOutcome>;
  close(): void;
}

/** What an import needs of a notebook's store. */
export interface ImportStore {
  state(): Promise<NotebookState>;
  append(draft: { readonly action: string; readonly changes: Change[] }): Promise<unknown>;
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
  const files = await incomingOf(sources);
  const results: ImportResult[] = [];
  options.onProgress({ done: 0, total: files.length, latest: null });
  try {
    for (const file of files) {
      const result = await importOne(file, options);
      results.push(result);
      options.onProgress({ done: results.length, total: files.length, latest: result });
    }
  } finally {
    options.reader.close();
  }
  return results;
}

async function importOne(file: Incoming, options: ImportOptions): Promise<ImportResult> {
  try {
    if (options.signal.aborted) throw new FailureError({ kind: "cancelled" });
    return await bringIn(file, options);
  } catch (error) {
    const reason: Failure =
      error instanceof FailureError
        ? error.failure
        : { kind: "unexpected", reference: options.logUnexpected(error) };
    return { file: file.name, status: "rejected", articleId: null, title: null, reason };
  }
}

async function bringIn(file: Incoming, options: ImportOptions): Promise<ImportResult> {
  const { store, reader, now, tool } = options;
  const importedAt = now().toISOString();
  const { bytes, format } = await file.open();
  const hash = hashOf(bytes);
  const known = rowsOf(await store.state(), "articles").find((row) => row.originalHash === hash);
  if (known !== undefined) {
    return {
      file: file.name,
      status: "duplicate",
      articleId: known.id,
      title: known.title,
      reason: null,
    };
  }

  const outcome = await reader.read({ fileName: file.name, format }, bytes);
  if (outcome.kind === "failed") throw new FailureError(outcome.failure);
  const { reading, charset } = outcome;
  await store.putBlob(bytes);
  const textHash = await store.putText(reading.text);
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
  const { articleId, changes } = articleChanges(
    await store.state(),
    reading,
    textHash,
    original,
    v7,
    tool,
  );
  await store.append({ action: "article:import", changes: [...changes] });
  const title = reading.metadata.title?.value ?? null;
  return { file: file.name, status: "imported", articleId, title, reason: null };
}
