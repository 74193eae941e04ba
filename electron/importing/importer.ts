import { v7 } from "uuid";
import type { BlobHash, SourceId } from "#shared/domain/ids.ts";
import type { ImportJob, ImportOutcome } from "#shared/domain/text/import-job.ts";
import { type Failure, FailureError } from "#shared/failure.ts";
import type { ImportResult } from "#shared/ipc/import-batch.ts";
import type { Change, LedgerEntry } from "#shared/ledger/change.ts";
import { hashOf } from "../ledger/blob-store.ts";
import { unlessAborted } from "../unless-aborted.ts";
import { articleChanges } from "./article-changes.ts";
import { mediaTypes } from "./file-format.ts";
import type { LookedAt } from "./followed-tables.ts";
import { type FileSource, type Incoming, incomingOf } from "./incoming.ts";
import { KnownRecords, nameKey } from "./known-records.ts";

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

/** Of what is read and not yet on disk, so much is in memory at most. */
const mostUnderWay = { files: 8, bytes: 8_000_000 };

/**
 * Brings files into a notebook, one change set each, and answers with what became of
 * every one. A file that fails gets its reason and never stops the rest. The next files are
 * read while the last ones are written; they are written, and told of, in their order.
 */
export async function importAll(
  sources: readonly FileSource[],
  options: ImportOptions,
): Promise<ImportResult[]> {
  const waiting = [...(await incomingOf(sources))];
  const results: ImportResult[] = [];
  const incoming = new IncomingArticles(options);
  const underWay: UnderWay[] = [];
  let told = Promise.resolve();
  const tell = ({ result, inside }: Imported) => {
    waiting.unshift(...inside);
    results.push(result);
    const total = results.length + underWay.length - 1 + waiting.length;
    options.onProgress({ done: results.length, total, latest: result });
    underWay.shift();
  };
  options.onProgress({ done: 0, total: waiting.length, latest: null });
  try {
    for (;;) {
      const isFull =
        underWay.length >= mostUnderWay.files ||
        underWay.reduce((sum, { bytes }) => sum + bytes, 0) >= mostUnderWay.bytes;
      const file = isFull ? undefined : waiting[0];
      const [first] = underWay;
      if (file === undefined && first === undefined) break;
      if (file === undefined) {
        await first?.told;
        continue;
      }
      await options.mayGoOn();
      const begun = await incoming.begin(file);
      waiting.shift();
      if (begun.kind === "archive") {
        waiting.unshift(...begun.inside);
        continue;
      }
      told = told.then(async () => tell(await begun.imported));
      underWay.push({ bytes: begun.bytes, told });
      // What a mail carries comes right after it.
      if (begun.mayCarry) await told;
    }
  } finally {
    options.reader.close();
  }
  return results;
}

interface UnderWay {
  readonly bytes: number;
  /** Resolves once it was told what became of it. */
  readonly told: Promise<void>;
}

interface Imported {
  readonly result: ImportResult;
  /** Files that came inside it; their turn is next. */
  readonly inside: readonly Incoming[];
}

type Begun =
  /** What becomes of an archive is what becomes of its files. */
  | { readonly kind: "archive"; readonly inside: readonly Incoming[] }
  | {
      readonly kind: "file";
      readonly bytes: number;
      readonly mayCarry: boolean;
      readonly imported: Promise<Imported>;
    };

/** The files of one import, of which several may be on their way at a time. */
class IncomingArticles {
  readonly #options: ImportOptions;
  readonly #known: KnownRecords;
  /** What becomes of the bytes that are under way, by their hash: a file that repeats them waits for it. */
  readonly #byHash = new Map<BlobHash, Promise<unknown>>();
  /** Change sets under way that make a source, by its name: whoever names it too waits for them. */
  readonly #bySource = new Map<string, Promise<unknown>>();
  /** Resolves once the file before is being written. */
  #before = Promise.resolve();

  constructor(options: ImportOptions) {
    this.#options = options;
    this.#known = new KnownRecords(options.store.ledger);
  }

  /** Opens a file; what becomes of it is told later. */
  async begin(file: Incoming): Promise<Begun> {
    try {
      this.#checkGoingOn();
      const importedAt = this.#options.now().toISOString();
      const opened = await file.open();
      if (opened.kind === "archive") return opened;
      const { bytes, format } = opened;
      const hash = hashOf(bytes);
      const before = this.#before;
      let written: (after?: Promise<void>) => void = () => undefined;
      this.#before = new Promise((resolve) => {
        written = resolve;
      });
      const imported = this.#bringIn({ file, bytes, format, hash, importedAt }, before, written)
        .catch((error: unknown) => this.#rejected(file, error))
        .finally(() => written(before));
      keepWhileUnderWay(this.#byHash, hash, imported);
      return { kind: "file", bytes: bytes.length, mayCarry: format === "mail", imported };
    } catch (error) {
      const imported = Promise.resolve(this.#rejected(file, error));
      return { kind: "file", bytes: 0, mayCarry: false, imported };
    }
  }

  /**
   * @param before resolves when the file before is being written
   * @param isBeingWritten called when this one is
   */
  async #bringIn(
    { file, bytes, format, hash, importedAt }: OpenedFile,
    before: Promise<void>,
    isBeingWritten: () => void,
  ): Promise<Imported> {
    const { store, reader, tool, signal } = this.#options;
    const known = this.#known;
    await this.#byHash.get(hash);
    await known.follow();
    const former = await known.articleOf(hash);
    if (former !== null) {
      const { id: articleId, title } = former;
      return { result: resultOf(file, { status: "duplicate", articleId, title }), inside: [] };
    }

    const job = { fileName: file.name, format, ...withPassword(file) };
    const outcome = await unlessAborted(reader.read(job, bytes), signal);
    await before;
    this.#checkGoingOn();
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
    const { publisher, byline } = reading.metadata;
    const names = [publisher?.value, byline?.value].flatMap((name) => name ?? []);
    const sources = await this.#sourcesNamed(names);
    const { articleId, changes } = articleChanges(
      (name) => sources.get(name) ?? null,
      reading,
      { textHash, pageMapHash, sketch },
      original,
      v7,
      tool,
    );
    const written = store.append({ action: "article:import", changes: [...changes] });
    for (const name of names) {
      if (!sources.has(name)) keepWhileUnderWay(this.#bySource, nameKey(name), written);
    }
    isBeingWritten();
    known.written(await written, changes);
    const title = reading.metadata.title?.value ?? null;
    const reason: Failure | null =
      reading.text === "" ? { kind: "file-scanned", fileName: file.name } : null;
    return {
      result: resultOf(file, { status: "imported", articleId, title, reason }),
      inside: attachments.map(({ name, base64 }) =>
        file.attached(name, Buffer.from(base64, "base64")),
      ),
    };
  }

  /** The sources that the notebook has of these names; one that another file is bringing in is waited for. */
  async #sourcesNamed(names: readonly string[]): Promise<ReadonlyMap<string, SourceId>> {
    const coming = names.flatMap((name) => this.#bySource.get(nameKey(name)) ?? []);
    await Promise.allSettled(coming);
    await this.#known.follow();
    const sources = new Map<string, SourceId>();
    for (const name of names) {
      const source = await this.#known.sourceNamed(name);
      if (source !== null) sources.set(name, source);
    }
    return sources;
  }

  #checkGoingOn(): void {
    if (this.#options.signal.aborted) throw new FailureError({ kind: "cancelled" });
  }

  #rejected(file: Incoming, error: unknown): Imported {
    const { signal, logUnexpected } = this.#options;
    const reason = ((): Failure => {
      if (error instanceof FailureError) return error.failure;
      if (signal.aborted && error === signal.reason) return { kind: "cancelled" };
      return { kind: "unexpected", reference: logUnexpected(error) };
    })();
    return { result: resultOf(file, { status: "rejected", reason }), inside: [] };
  }
}

interface OpenedFile {
  readonly file: Incoming;
  readonly bytes: Uint8Array;
  readonly format: ImportJob["format"];
  readonly hash: BlobHash;
  readonly importedAt: string;
}

function keepWhileUnderWay<Key>(
  map: Map<Key, Promise<unknown>>,
  key: Key,
  work: Promise<unknown>,
): void {
  map.set(key, work);
  const forget = () => {
    if (map.get(key) === work) map.delete(key);
  };
  // Whoever asked for the work hears of its failure.
  work.catch(() => undefined).finally(forget);
}

function resultOf(
  { name, path, carrier }: Incoming,
  became: Pick<ImportResult, "status"> & Partial<ImportResult>,
): ImportResult {
  return {
    file: name,
    articleId: null,
    title: null,
    reason: null,
    path,
    ...(carrier === undefined ? {} : { attachedTo: carrier }),
    ...became,
  };
}

function withPassword({ password }: Incoming): Pick<ImportJob, "password"> {
  return password === undefined ? {} : { password };
}
