import path from "node:path";
import { v7 } from "uuid";
import type { BlobHash, NotebookId } from "#shared/domain/ids.ts";
import { schemaVersion } from "#shared/domain/notebook/notebook.ts";
import type { Actor } from "#shared/domain/person/actor.ts";
import { isWholeRecord, parseDraftChanges, type RowOf, rowsOf } from "#shared/domain/record.ts";
import type { TableName } from "#shared/domain/tables.ts";
import { FailureError } from "#shared/failure.ts";
import {
  type Change,
  type ChangeSet,
  type ChangeSetDraft,
  changeSetIdSchema,
  type LedgerEntry,
} from "#shared/ledger/change.ts";

import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import type { StoredRecord } from "#shared/ledger/stored-record.ts";
import { BlobStore } from "../ledger/blob-store.ts";
import { Ledger, type LedgerOptions } from "../ledger/ledger.ts";
import { RepairBook } from "./repairs.ts";

/** A draft that need not have an id yet; one that is to be sent again after a failure needs one. */
export type NewDraft = Omit<ChangeSetDraft, "id"> & { readonly id?: ChangeSetDraft["id"] };

/** Sound copies from elsewhere of what a notebook holds; null where there is none. */
export interface Spares {
  copyOf(id: NotebookId, relative: string): Promise<Buffer | null>;
  blobOf(id: NotebookId, hash: BlobHash): Promise<Uint8Array | null>;
  /** Lets all of them go: they hold what is being purged. */
  dropAll(id: NotebookId): Promise<void>;
}

export interface StoreOptions
  extends Pick<LedgerOptions, "disk" | "tool" | "now" | "snapshotBy" | "onTrouble" | "makeRoom"> {
  readonly checkRoom?: () => Promise<void>;
  /** What the backups of a notebook have of its files and blobs, for what is damaged or gone. */
  readonly spares?: Spares | null;
  /** Null until the person has been named. */
  readonly actor: () => Actor | null;
  /** Version of the records this program writes; a test may be a later program. */
  readonly recordsVersion?: number;
  /** Keeps the notebook as an earlier program left it, before anything of this one's version is written. */
  readonly beforeMigration?: (store: NotebookStore, version: number) => Promise<void>;
}

/** The truth of one notebook: its ledger and its blobs. */
export class NotebookStore {
  readonly id: NotebookId;
  readonly folder: string;
  readonly ledger: Ledger;
  readonly repairs: RepairBook;
  readonly #blobs: BlobStore;
  readonly #actor: () => Actor | null;
  readonly #checkRoom: () => Promise<void>;
  readonly #spares: Spares | null;
  /** What is on its way to the disk: a record that it makes is as good as there. */
  readonly #inFlight = new Set<readonly Change[]>();

  private constructor(
    id: NotebookId,
    folder: string,
    ledger: Ledger,
    blobs: BlobStore,
    { actor, checkRoom = async () => {}, spares = null }: StoreOptions,
    repairs: RepairBook,
  ) {
    this.#checkRoom = checkRoom;
    this.#spares = spares;
    this.id = id;
    this.repairs = repairs;
    this.folder = folder;
    this.ledger = ledger;
    this.#blobs = blobs;
    this.#actor = actor;
  }

  static async open(id: NotebookId, folder: string, options: StoreOptions): Promise<NotebookStore> {
    const { disk, recordsVersion = schemaVersion, beforeMigration } = options;
    let book: RepairBook | null = null;
    const blobs = new BlobStore(path.join(folder, "blobs"), disk, async (hash) => {
      const bytes = (await options.spares?.blobOf(id, hash)) ?? null;
      if (bytes !== null) await book?.noteRestored();
      return bytes;
    });
    const ledger = await Ledger.open(path.join(folder, "ledger"), {
      ...options,
      schemaVersion: recordsVersion,
      isWritable: await disk.isWritable(folder),
      spare: async (fileName) => (await options.spares?.copyOf(id, `ledger/${fileName}`)) ?? null,
      // Blobs come before the records that name them.
      beforeWrite: () => blobs.sync(),
    });
    const repairs = await RepairBook.open(disk, folder, ledger, options.onTrouble ?? (() => {}));
    book = repairs;
    const store = new NotebookStore(id, folder, ledger, blobs, options, repairs);
    const isOlder = ledger.lastSequence > 0 && ledger.foundSchemaVersion < recordsVersion;
    if (isOlder && !ledger.isReadOnly) await beforeMigration?.(store, recordsVersion);
    return store;
  }

  get lastSequence(): number {
    return this.ledger.lastSequence;
  }

  get isReadOnly(): boolean {
    return this.ledger.isReadOnly;
  }

  /** All records. The ledger's own and kept up to date: read it before the next `await`. */
  state(): Promise<NotebookState> {
    return this.ledger.state();
  }

  /** The records of some tables and of no others: all of a large notebook takes seconds and a gigabyte. */
  async tables(names: readonly TableName[]): Promise<NotebookState> {
    const state = new Map<string, ReadonlyMap<string, StoredRecord>>();
    for (const name of names) state.set(name, await this.ledger.table(name));
    return state;
  }

  /** The live records of a table that hangs on no other, read without the rest of the notebook. */
  async rows<T extends "notebooks" | "actors">(table: T): Promise<readonly RowOf<T>[]> {
    return rowsOf(new Map([[table, await this.ledger.table(table)]]), table);
  }

  /**
   * Resolves when the change set and every blob put before it are on disk.
   *
   * @throws FailureError when the disk refuses, the notebook is read-only or nobody is named
   * @throws ZodError when a change does not fit its table
   */
  async append(draft: NewDraft): Promise<LedgerEntry> {
    const id = draft.id ?? changeSetIdSchema.parse(v7());
    const checked = parseDraftChanges({ ...draft, id });
    const actorId = this.#actorId();
    this.#inFlight.add(checked.changes);
    try {
      await this.#checkThatAllExist(checked.changes);
      return await this.ledger.append(checked, actorId);
    } finally {
      this.#inFlight.delete(checked.changes);
    }
  }

  /** As `append`, for a purge alone: what it leaves of a record fits no table. */
  async appendPurge(draft: NewDraft): Promise<LedgerEntry> {
    const id = draft.id ?? changeSetIdSchema.parse(v7());
    return this.ledger.append({ ...draft, id }, this.#actorId());
  }

  /** Takes blobs out for good, once no record names them any more. */
  async removeBlobs(hashes: ReadonlySet<BlobHash>): Promise<void> {
    // Nothing may bring them back.
    await this.#spares?.dropAll(this.id);
    await this.#blobs.remove(hashes);
  }

  /** The change sets as they are to stand in a copy saved elsewhere, and in the ledger once the disk takes them. */
  sign(drafts: readonly ChangeSetDraft[], after: ChangeSet | null): Promise<readonly ChangeSet[]> {
    return this.ledger.sign(drafts.map(parseDraftChanges), this.#actorId(), after);
  }

  /** A change that sets some fields of a record that is not there would leave half a record. */
  async #checkThatAllExist(changes: readonly Change[]): Promise<void> {
    for (const change of changes) {
      const { table, id } = change;
      if (isWholeRecord(change) || this.#isBeingMade(table, id)) continue;
      if ((await this.ledger.record(table, id)) !== undefined) continue;
      throw new Error(`A change sets some fields of ${table} ${id}, which is not there`);
    }
  }

  #isBeingMade(table: string, id: string): boolean {
    for (const changes of this.#inFlight) {
      const isMaking = (change: Change) =>
        change.table === table && change.id === id && isWholeRecord(change);
      if (changes.some(isMaking)) return true;
    }
    return false;
  }

  /** On disk with the next append; until then in memory, and readable. */
  putBlob(bytes: Uint8Array): Promise<BlobHash> {
    return this.#blobs.put(bytes);
  }

  putText(text: string): Promise<BlobHash> {
    return this.#blobs.put(Buffer.from(text, "utf8"));
  }

  readBlob(hash: BlobHash): Promise<Uint8Array> {
    return this.#blobs.read(hash);
  }

  /** Null when there is no sound copy of it. */
  async readSoundBlob(hash: BlobHash): Promise<Uint8Array | null> {
    try {
      return await this.#blobs.read(hash);
    } catch (error) {
      if (error instanceof FailureError && error.failure.kind === "blob-missing") return null;
      throw error;
    }
  }

  async readText(hash: BlobHash): Promise<string> {
    return Buffer.from(await this.#blobs.read(hash)).toString("utf8");
  }

  /** Several texts, as `BlobStore.readTogether` has it. */
  async readTexts(
    hashes: readonly BlobHash[],
    mostBytes: number,
  ): Promise<readonly (string | null)[]> {
    const blobs = await this.#blobs.readTogether(hashes, mostBytes);
    return blobs.map((bytes) => (bytes === null ? null : Buffer.from(bytes).toString("utf8")));
  }

  /** Every blob there is, sound or not. */
  blobHashes(): Promise<readonly BlobHash[]> {
    return this.#blobs.hashes();
  }

  /** The files, relative to the notebook's folder, that hold it up to a sequence and are not written any more. */
  async finishedFiles(): Promise<{
    readonly lastSequence: number;
    readonly files: readonly string[];
  }> {
    const { lastSequence, files } = await this.ledger.finishedFiles();
    const blobs = await this.#blobs.finishedFiles();
    const all = [...files, ...blobs].map((file) =>
      path.relative(this.folder, file).split(path.sep).join("/"),
    );
    return { lastSequence, files: all };
  }

  /** @throws FailureError `disk-nearly-full` where there is too little room to take in more than edits */
  async checkRoom(): Promise<void> {
    await this.#checkRoom();
  }

  /** Brings blobs to disk that no append has brought there yet. */
  syncBlobs(): Promise<void> {
    return this.#blobs.sync();
  }

  /** Lets files and memory go until they are needed again. */
  async rest(): Promise<void> {
    await this.repairs.settled();
    await this.ledger.rest();
    await this.#blobs.rest();
  }

  #actorId(): string {
    const actor = this.#actor();
    if (actor === null) throw new FailureError({ kind: "person-unknown" });
    return actor.id;
  }
}

let provider: ((id: NotebookId) => Promise<NotebookStore>) | null = null;

/** Start-up says where stores come from: there is one per notebook in a process. */
export function provideStores(open: (id: NotebookId) => Promise<NotebookStore>): void {
  provider = open;
}

/**
 * The store of a notebook, for handlers and commands of every room.
 *
 * @throws FailureError `notebook-not-found`
 */
export function openStore(id: NotebookId): Promise<NotebookStore> {
  if (provider === null) throw new Error("Start-up has not provided any stores");
  return provider(id);
}
