import { randomUUID } from "node:crypto";
import path from "node:path";
import { FailureError } from "#shared/failure.ts";
import {
  type ChangeSet,
  type ChangeSetDraft,
  changeSetIdSchema,
  type LedgerEntry,
} from "#shared/ledger/change.ts";
import { partsOfStamp } from "#shared/ledger/clock.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { type Salvaged, salvageOf } from "#shared/ledger/salvage.ts";
import type { StoredRecord } from "#shared/ledger/stored-record.ts";
import { AppendQueue } from "./append-queue.ts";
import { ChainTips } from "./chain-tips.ts";
import type { Disk } from "./disk.ts";
import { EntryIndex } from "./entry-index.ts";
import { FoldedState } from "./folded-state.ts";
import { makeSnapshot, type SnapshotJob } from "./make-snapshot.ts";
import { Mark } from "./mark.ts";
import { readEntries, readWrittenEntries } from "./read-entries.ts";
import {
  type IndexedSegment,
  noSpare,
  type Recovered,
  type Repair,
  readCovered,
  recover,
  type Spare,
} from "./recovery.ts";
import { type Redaction, redactSegment } from "./redact.ts";
import { SalvageNote } from "./salvage-note.ts";
import { segmentName } from "./segment.ts";
import { SegmentWriter } from "./segment-writer.ts";
import { Snapshots } from "./snapshots.ts";
import { storeIdOf, writeStoreId } from "./store-id.ts";

/** What a ledger writes by. */
export interface LedgerOptions {
  readonly disk: Disk;
  /** Version of the records this program writes. */
  readonly schemaVersion: number;
  /** Program and version, e.g. `railhead 0.1.0`. */
  readonly tool: string;
  readonly now: () => Date;
  /** False leaves every file as it is: nothing is appended and nothing repaired. */
  readonly isWritable: boolean;
  /** Makes safe whatever the entries about to be written name: blobs come before records. */
  readonly beforeWrite: () => Promise<void>;
  /** Lets go of what is held in reserve for a full disk; false when nothing is left of it. */
  readonly makeRoom?: () => Promise<boolean>;
  /** Makes a snapshot; the program has a thread do it, so that saving never waits for it. */
  readonly snapshotBy?: (job: SnapshotJob) => Promise<void>;
  /** A backup's copy of a file of the ledger, for one that is damaged or gone. */
  readonly spare?: Spare;
  /** Hears of work in the background that failed; nothing acknowledged is touched by it. */
  readonly onTrouble?: (error: unknown) => void;
}

/** Nobody has written for so long: a snapshot does not compete with an opening or an import. */
const pauseMs = 10_000;

/**
 * The append-only record of a notebook's change sets (README.md tells the files).
 *
 * An append is answered only after its bytes were fsynced; all that wait at the same
 * time share one fsync.
 */
export class Ledger {
  /** Names this ledger as it stands; another one after a repair, so that no projection of what was lost is believed. */
  readonly storeId: string;
  /** Highest version of the records in the files as they were opened. */
  readonly foundSchemaVersion: number;
  readonly #folder: string;
  readonly #options: LedgerOptions;
  readonly #index: EntryIndex;
  readonly #appends: AppendQueue;
  readonly #folded: FoldedState;
  readonly #mark: Mark;
  readonly #repairs: Repair[];
  readonly #salvageNote: SalvageNote;
  /** Repairs that are told once it is known how much of what was lost is in a snapshot. */
  #untold: readonly Repair[] = [];
  #salvaging: Promise<void> = Promise.resolve();
  readonly #listeners = new Set<(entries: readonly LedgerEntry[]) => void>();
  readonly #repairListeners = new Set<(repair: Repair) => void>();
  readonly #snapshots: Snapshots;
  readonly #segments: SegmentWriter;
  #snapshotting: Promise<boolean> | null = null;
  #pause: NodeJS.Timeout | undefined;
  readonly #readings = new Set<Promise<unknown>>();
  #redacting: Promise<void> | null = null;

  private constructor(folder: string, options: LedgerOptions, found: Recovered, storeId: string) {
    const { disk } = options;
    this.#folder = folder;
    this.#options = options;
    this.#index = new EntryIndex(found.segments, (segment) => this.#readCovered(segment));
    this.#folded = new FoldedState({
      snapshot: () => this.#snapshots.latest,
      snapshotFailed: (damaged) => this.#snapshots.replace(damaged),
      read: (after, limit) => this.read(after, limit),
      lastSequence: () => this.lastSequence,
    });
    this.#mark = new Mark(disk, folder);
    this.#salvageNote = new SalvageNote(disk, folder);
    this.#segments = new SegmentWriter({
      disk,
      folder,
      schemaVersion: Math.max(options.schemaVersion, found.schemaVersion),
      lastSegment: found.lastSegment,
      onBegun: (segment, file, after) => this.#index.begin(segment, file, after),
    });
    this.#snapshots = new Snapshots(
      {
        disk,
        folder,
        make: options.snapshotBy ?? ((job) => makeSnapshot(disk, job)),
        repairTime: () => this.#repairTime,
        onRepair: (repair) => this.#addRepair(repair),
      },
      found.snapshot,
      bytesIn(found.segments),
    );
    const entryAt = (sequence: number) => this.#entryAt(sequence);
    this.#appends = new AppendQueue(
      {
        folder,
        schemaVersion: options.schemaVersion,
        tool: options.tool,
        now: options.now,
        beforeWrite: options.beforeWrite,
        makeRoom: options.makeRoom,
        index: this.#index,
        tips: new ChainTips(found.lastOfActor, entryAt),
        segments: this.#segments,
        newestCoveredMs: () =>
          this.#snapshots.latest?.content.newestIdMs ?? Number.POSITIVE_INFINITY,
        entryAt,
        onWritten: (entries, bytes) => this.#takeUp(entries, bytes),
      },
      found.clocks,
      found.lastSequence,
    );
    this.#repairs = [...found.repairs];
    this.storeId = storeId;
    this.foundSchemaVersion = found.schemaVersion;
  }

  static async open(folder: string, options: LedgerOptions): Promise<Ledger> {
    const { disk, now, isWritable } = options;
    if (isWritable) await disk.makeFolder(folder);
    const { spare = noSpare } = options;
    const found = await recover(disk, folder, isWritable ? now() : null, { spare });
    const isNewer = found.schemaVersion > options.schemaVersion;
    const storeId = await storeIdOf(
      folder,
      { disk, isWritable: isWritable && !isNewer },
      found.repairs.some(changesEntries),
    );
    const ledger = new Ledger(folder, options, found, storeId);
    const names = await disk.list(folder);
    await ledger.#index.readMissing((file) => !names.includes(path.basename(file)));
    if (ledger.#untold.length === 0 && isWritable) {
      ledger.#untold = await ledger.#salvageNote.read();
      if (ledger.#untold.length > 0) ledger.#salvageSoon();
    }
    await ledger.settled();
    ledger.#snapshotAtPause();
    return ledger;
  }

  /** The last entry that can be read. One lost behind it keeps its number, which is not given again. */
  get lastSequence(): number {
    return Math.min(this.#appends.lastSequence, this.#index.lastReadable);
  }

  /** What had to be repaired so far. Segments that a snapshot covers are read, and repaired, only when they are needed. */
  get repairs(): readonly Repair[] {
    return this.#repairs;
  }

  /** Reads every segment, so that all there is to repair is repaired: before everything is copied or saved. */
  async readThrough(): Promise<void> {
    await this.#index.readAll();
    await this.settled();
  }

  /** Resolves when every damage that has shown so far is repaired and in `repairs`. */
  settled(): Promise<void> {
    return this.#salvaging;
  }

  /** Hears of repairs made after the opening. Returns how to stop listening. */
  onRepaired(listen: (repair: Repair) => void): () => void {
    this.#repairListeners.add(listen);
    return () => this.#repairListeners.delete(listen);
  }

  /** True when the files may not be written, or were written by a newer program. */
  get isReadOnly(): boolean {
    return !this.#options.isWritable || this.foundSchemaVersion > this.#options.schemaVersion;
  }

  /** Entries as soon as they are on disk, in order. Returns how to stop listening. */
  onAppended(listen: (entries: readonly LedgerEntry[]) => void): () => void {
    this.#listeners.add(listen);
    return () => this.#listeners.delete(listen);
  }

  /**
   * Gives the change set its sequence and stamp and resolves when it is on disk. The
   * same change set sent again is answered with the entry it has.
   *
   * @throws FailureError when the disk refused it; it may then be sent again
   */
  append(draft: ChangeSetDraft, actorId: string): Promise<LedgerEntry> {
    return this.isReadOnly ? refusal() : this.#appends.append(draft, actorId);
  }

  /** Takes in a change set of another ledger with the stamp it has there; one that is known already changes nothing. */
  adopt(changeSet: ChangeSet): Promise<LedgerEntry> {
    return this.isReadOnly ? refusal() : this.#appends.adopt(changeSet);
  }

  /**
   * Signs change sets that are not written yet, for a copy that is saved elsewhere. To be
   * written by `adopt` later, in this order and before others of this actor.
   *
   * @param after the last one signed before, which is not written yet either
   */
  sign(
    drafts: readonly ChangeSetDraft[],
    actorId: string,
    after: ChangeSet | null,
  ): Promise<readonly ChangeSet[]> {
    return this.#appends.sign(drafts, actorId, after);
  }

  /** Entries after a sequence, in order; fewer than `limit` only at the end. */
  read(after: number, limit: number): Promise<readonly LedgerEntry[]> {
    return this.#unredacted(() => this.#read(after, limit));
  }

  /** The same in JSON, as it lies on disk: what another process takes apart is not taken apart here. */
  readWritten(after: number, limit: number): Promise<string> {
    return this.#unredacted(async () =>
      readWrittenEntries(this.#options.disk, await this.#index.after(after, limit)),
    );
  }

  /**
   * All records, read on first use and kept up to date from then on. It is the ledger's
   * own: read it before the next `await` or copy what you keep.
   */
  state(): Promise<NotebookState> {
    return this.#folded.whole();
  }

  /** How many records each table has, live and deleted; told without reading them all. */
  counts(): Promise<Readonly<Record<string, number>>> {
    return this.#folded.counts();
  }

  /** The records of one table, for whoever needs no other. */
  table(table: string): Promise<ReadonlyMap<string, StoredRecord>> {
    return this.#folded.table(table);
  }

  /** Shows every record of one table without keeping them; some perhaps twice. */
  each(table: string, see: (record: StoredRecord) => void): Promise<void> {
    return this.#folded.each(table, see);
  }

  /** One record, live or deleted; undefined when there never was one under this id. */
  record(table: string, id: string): Promise<StoredRecord | undefined> {
    return this.#folded.record(table, id);
  }

  /**
   * Closes the segment and folds all of it to a snapshot, which the next start begins at.
   * False when there is nothing new to hold or nothing may be written.
   */
  snapshot(): Promise<boolean> {
    this.#snapshotting ??= this.#takeSnapshot().finally(() => {
      this.#snapshotting = null;
    });
    return this.#snapshotting;
  }

  /**
   * Takes what a purge names out of the entries before it and out of the snapshots, and
   * makes a new snapshot. Cut short it can be done again: every file is the old or the new one.
   *
   * @throws FailureError `store-damaged` when a segment is not whole
   */
  async redact(redaction: Redaction): Promise<void> {
    await this.#salvaging;
    await this.#snapshotting?.catch(() => {});
    while (this.#appends.writing !== null) await this.#appends.writing;
    const upTo = this.#segments.last;
    await this.#segments.close();
    // What is appended meanwhile goes to a later segment. Whoever reads waits, for places change.
    this.#redacting = this.#redactUpTo(upTo, redaction).finally(() => {
      this.#redacting = null;
    });
    await this.#redacting;
    await this.snapshot();
  }

  async #redactUpTo(upTo: number, redaction: Redaction): Promise<void> {
    const { disk } = this.#options;
    await Promise.allSettled(this.#readings);
    // The projection holds the values too: drawn anew at the next opening.
    await writeStoreId(disk, this.#folder);
    for (const file of this.#index.filesUpTo(upTo)) {
      if (await redactSegment(disk, file, redaction)) this.#index.forget(file);
    }
    this.#folded.rest();
    await this.#snapshots.removeAll();
    await disk.syncFolder(this.#folder);
  }

  /** A new snapshot and the segments it covers: files that hold all up to a sequence and are not written any more. */
  async finishedFiles(): Promise<{
    readonly lastSequence: number;
    readonly files: readonly string[];
  }> {
    await this.snapshot();
    const { latest } = this.#snapshots;
    if (latest === null) return { lastSequence: 0, files: [] };
    const { file, content } = latest;
    const segments = content.covers.map(({ segment }) =>
      path.join(this.#folder, segmentName(segment)),
    );
    return { lastSequence: content.lastSequence, files: [file, ...segments] };
  }

  /** Waits for what is being written and lets files and memory go; the next append begins a new segment. */
  async rest(): Promise<void> {
    clearTimeout(this.#pause);
    await this.#salvaging;
    await this.#appends.writing;
    await this.#snapshotting?.catch(() => {});
    await this.#segments.close();
    await this.#mark.settled();
    this.#folded.rest();
  }

  /** Places change while values are being purged: until then everyone waits who wants to read. */
  async #unredacted<Found>(read: () => Promise<Found>): Promise<Found> {
    while (this.#redacting !== null) await this.#redacting;
    const reading = read();
    this.#readings.add(reading);
    return reading.finally(() => this.#readings.delete(reading));
  }

  async #read(after: number, limit: number): Promise<readonly LedgerEntry[]> {
    return readEntries(this.#options.disk, await this.#index.after(after, limit));
  }

  async #takeSnapshot(): Promise<boolean> {
    while (this.#appends.writing !== null) await this.#appends.writing;
    // Nothing is awaited from here to the segment's end, so that no append comes in between.
    const segment = this.#segments.last;
    const sequence = this.#appends.lastSequence;
    const closed = this.#segments.close();
    this.#snapshots.countAnew();
    await closed;
    const held = this.#snapshots.latest?.content.lastSequence ?? 0;
    if (this.isReadOnly || sequence === held) return false;
    await this.#snapshots.make({ segment, sequence, nowMs: this.#options.now().getTime() });
    return true;
  }

  async #readCovered(segment: IndexedSegment): Promise<IndexedSegment> {
    const { disk } = this.#options;
    const read = await readCovered(
      disk,
      segment,
      this.#repairTime,
      (repair) => this.#salvageNote.write([...this.#untold, repair]),
      this.#options.spare,
    );
    if (read.repair !== null) {
      this.#untold = [...this.#untold, read.repair];
      this.#salvageSoon();
    }
    return read.segment;
  }

  #salvageSoon(): void {
    const before = this.#salvaging;
    const salvaging = before.then(() => this.#salvage());
    this.#salvaging = salvaging.catch((error: unknown) => {
      // The note stays, and the next start tries again.
      this.#options.onTrouble?.(error);
    });
  }

  /**
   * After a loss in segments that a snapshot covers: what it knows and no entry says any
   * more is written as entries, under the stamps it had, and the loss is told.
   */
  async #salvage(): Promise<void> {
    const untold = this.#untold;
    if (untold.length === 0) return;
    const isWhole = this.#snapshots.latest !== null;
    const whole = await this.#folded.whole();
    if (!this.isReadOnly) {
      const readable = new FoldedState({
        snapshot: () => null,
        snapshotFailed: async () => {},
        read: (after, limit) => this.read(after, limit),
        lastSequence: () => this.lastSequence,
      });
      const salvaged = salvageOf(whole, await readable.whole());
      await Promise.all(salvaged.map((edits) => this.adopt(this.#salvagedChangeSet(edits))));
      // For the next start: what the projection was drawn from is no longer all there.
      await writeStoreId(this.#options.disk, this.#folder);
      await this.#salvageNote.remove();
    }
    this.#untold = this.#untold.slice(untold.length);
    const isHistoryOnly = isWhole && this.#snapshots.latest !== null;
    for (const repair of untold) {
      this.#addRepair(repair.lost.length === 0 ? repair : { ...repair, isHistoryOnly });
    }
  }

  #salvagedChangeSet({ stamp, changes }: Salvaged): ChangeSet {
    const { ms, actorId } = partsOfStamp(stamp);
    const at = new Date(ms).toISOString();
    const { tool, schemaVersion: schema } = this.#options;
    const id = changeSetIdSchema.parse(randomUUID());
    return {
      id,
      action: "ledger:recover",
      changes: [...changes],
      stamp,
      actorId,
      at,
      tool,
      schema,
    };
  }

  /** Null where nothing may be repaired. */
  get #repairTime(): Date | null {
    return this.isReadOnly ? null : this.#options.now();
  }

  #addRepair(repair: Repair): void {
    this.#repairs.push(repair);
    for (const listen of this.#repairListeners) queueMicrotask(() => listen(repair));
  }

  /** Entries that are on disk, before whoever appended them hears of it. */
  #takeUp(entries: readonly LedgerEntry[], bytes: number): void {
    this.#snapshots.grewBy(bytes);
    for (const entry of entries) this.#folded.accept(entry);
    this.#mark.note(this.#appends.lastSequence);
    // Apart from this, so that a listener can not make saved work look unsaved.
    for (const listen of this.#listeners) queueMicrotask(() => listen(entries));
    this.#snapshotIfDue();
  }

  #snapshotIfDue(): void {
    this.#snapshotAtPause();
    if (this.#snapshots.isDue) this.#snapshotBeside();
  }

  /** After an import that was faster than its snapshots most of it lies behind the last one. */
  #snapshotAtPause(): void {
    clearTimeout(this.#pause);
    if (this.isReadOnly || !this.#snapshots.isDueAtPause) return;
    this.#pause = setTimeout(() => this.#snapshotBeside(), pauseMs);
    // It does not keep a program from ending.
    this.#pause.unref();
  }

  #snapshotBeside(): void {
    this.snapshot().catch((error: unknown) => {
      // Tried again when as much has been added; the entries are all in their segments.
      this.#options.onTrouble?.(error);
    });
  }

  async #entryAt(sequence: number): Promise<LedgerEntry> {
    const [entry] = await this.read(sequence - 1, 1);
    if (entry === undefined)
      throw new FailureError({ kind: "store-damaged", detail: `${sequence}` });
    return entry;
  }
}

function refusal(): Promise<never> {
  return Promise.reject(new FailureError({ kind: "notebook-read-only" }));
}

/** False for what leaves every entry as it was. */
function changesEntries({ kind }: Repair): boolean {
  return kind !== "snapshot" && kind !== "restored";
}

/** How much there is to read behind the snapshot. */
function bytesIn(segments: readonly IndexedSegment[]): number {
  return segments
    .flatMap(({ places }) => places ?? [])
    .reduce((sum, { length }) => sum + length, 0);
}
