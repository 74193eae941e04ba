import { randomUUID } from "node:crypto";
import path from "node:path";
import { z } from "zod";
import { FailureError } from "#shared/failure.ts";
import { linkOf } from "#shared/ledger/chain.ts";
import {
  type ChangeSet,
  type ChangeSetDraft,
  changeSetIdSchema,
  type LedgerEntry,
} from "#shared/ledger/change.ts";
import {
  type Clocks,
  formatStamp,
  partsOfStamp,
  type Stamp,
  tickAfter,
  witnessBoth,
} from "#shared/ledger/clock.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { type Salvaged, salvageOf } from "#shared/ledger/salvage.ts";
import type { StoredRecord } from "#shared/ledger/stored-record.ts";
import { isNewerThan } from "./change-set-time.ts";
import { type Disk, isForWantOfRoom, type NewFile, replaceFile, saveFailure } from "./disk.ts";
import { EntryIndex } from "./entry-index.ts";
import { FoldedState } from "./folded-state.ts";
import { headBytes } from "./frame.ts";
import { makeSnapshot, type SnapshotJob } from "./make-snapshot.ts";
import { Mark } from "./mark.ts";
import { readEntries } from "./read-entries.ts";
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
import { frameOfEntry, frameOfHead, ledgerFormat, segmentName } from "./segment.ts";
import { sha256 } from "./sha256.ts";
import { Snapshots } from "./snapshots.ts";

/** A segment that grew beyond this is followed by a new one, so that none is too large to read at once. */
const largestSegmentBytes = 64 * 1024 * 1024;

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

interface Waiting {
  readonly entry: LedgerEntry;
  readonly frame: Buffer;
  readonly resolve: (entry: LedgerEntry) => void;
  readonly reject: (error: Error) => void;
}

interface Asked {
  readonly draft: ChangeSetDraft;
  /** Whose change set this will be. */
  readonly actorId: string;
  /** Makes the change set once its turn has come, by the clocks and the actor's chain as they then stand. */
  readonly sign: (clocks: Clocks, previous: string | null) => ChangeSet;
  readonly resolve: (entry: LedgerEntry) => void;
  readonly reject: (error: Error) => void;
}

interface OpenSegment {
  readonly file: string;
  readonly handle: NewFile;
  bytes: number;
}

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
  readonly #lastOfActor: Map<string, number>;
  /** The hash of an actor's last change set, once it was needed. */
  readonly #tipOfActor = new Map<string, string>();
  readonly #folded: FoldedState;
  readonly #mark: Mark;
  readonly #repairs: Repair[];
  readonly #salvageNote: SalvageNote;
  /** Repairs that are told once it is known how much of what was lost is in a snapshot. */
  #untold: readonly Repair[] = [];
  #salvaging: Promise<void> = Promise.resolve();
  readonly #listeners = new Set<(entries: readonly LedgerEntry[]) => void>();
  readonly #repairListeners = new Set<(repair: Repair) => void>();
  #clocks: Clocks;
  #lastSequence: number;
  #lastSegment: number;
  readonly #snapshots: Snapshots;
  #segment: OpenSegment | null = null;
  #asked: Asked[] = [];
  #writing: Promise<void> | null = null;
  #snapshotting: Promise<boolean> | null = null;
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
    this.#lastOfActor = new Map(found.lastOfActor);
    this.#clocks = found.clocks;
    this.#lastSequence = found.lastSequence;
    this.#lastSegment = found.lastSegment;
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
    return ledger;
  }

  /** The last entry that can be read. One lost behind it keeps its number, which is not given again. */
  get lastSequence(): number {
    return Math.min(this.#lastSequence, this.#index.lastReadable);
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
    return this.#ask(draft, actorId, (clocks, previous) =>
      this.#signed(draft, actorId, clocks, previous),
    );
  }

  /** Takes in a change set of another ledger with the stamp it has there; one that is known already changes nothing. */
  adopt(changeSet: ChangeSet): Promise<LedgerEntry> {
    return this.#ask(changeSet, changeSet.actorId, () => changeSet);
  }

  /**
   * Signs change sets that are not written yet, for a copy that is saved elsewhere. To be
   * written by `adopt` later, in this order and before others of this actor.
   *
   * @param after the last one signed before, which is not written yet either
   */
  async sign(
    drafts: readonly ChangeSetDraft[],
    actorId: string,
    after: ChangeSet | null,
  ): Promise<readonly ChangeSet[]> {
    const tip = (await this.#tipsOf([{ actorId }])).get(actorId) ?? null;
    let previous = after === null ? tip : linkOf(after, sha256);
    const nowMs = this.#options.now().getTime();
    return drafts.map((draft) => {
      const changeSet = this.#signed(draft, actorId, this.#clocks, previous);
      this.#clocks = witnessBoth(this.#clocks, changeSet.stamp, nowMs);
      previous = linkOf(changeSet, sha256);
      return changeSet;
    });
  }

  /** Entries after a sequence, in order; fewer than `limit` only at the end. */
  async read(after: number, limit: number): Promise<readonly LedgerEntry[]> {
    while (this.#redacting !== null) await this.#redacting;
    const reading = this.#read(after, limit);
    this.#readings.add(reading);
    return reading.finally(() => this.#readings.delete(reading));
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
    while (this.#writing !== null) await this.#writing;
    const upTo = this.#lastSegment;
    await this.#dropSegment();
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
    await this.#salvaging;
    await this.#writing;
    await this.#snapshotting?.catch(() => {});
    await this.#dropSegment();
    await this.#mark.settled();
    this.#folded.rest();
  }

  async #read(after: number, limit: number): Promise<readonly LedgerEntry[]> {
    return readEntries(this.#options.disk, await this.#index.after(after, limit));
  }

  #ask(draft: ChangeSetDraft, actorId: string, sign: Asked["sign"]): Promise<LedgerEntry> {
    if (this.isReadOnly) return Promise.reject(new FailureError({ kind: "notebook-read-only" }));
    return new Promise((resolve, reject) => {
      this.#asked.push({ draft, actorId, sign, resolve, reject });
      this.#writing ??= this.#writeAll();
    });
  }

  async #takeSnapshot(): Promise<boolean> {
    while (this.#writing !== null) await this.#writing;
    // Nothing is awaited from here to the segment's end, so that no append comes in between.
    const segment = this.#lastSegment;
    const sequence = this.#lastSequence;
    const closed = this.#dropSegment();
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

  async #writeAll(): Promise<void> {
    // One turn of the event loop, so that whoever appends at the same time shares the fsync.
    await Promise.resolve();
    while (this.#asked.length > 0) {
      const asked = this.#asked.splice(0);
      if (!(await this.#learnedIdsOf(asked))) continue;
      const tips = await this.#tipsOf(asked);
      const batch = this.#stamped(asked, tips);
      if (batch.length === 0) continue;
      try {
        await this.#save(batch);
      } catch (error) {
        const failure = saveFailure(error, this.#folder);
        for (const { reject } of batch) reject(failure);
        continue;
      }
      for (const [actorId, tip] of tips) {
        if (tip !== null) this.#tipOfActor.set(actorId, tip);
      }
      this.#accept(batch);
    }
    this.#writing = null;
  }

  /** On a full disk what was held in reserve is let go, and the batch is written once more. */
  async #save(batch: readonly Waiting[]): Promise<void> {
    const { beforeWrite, makeRoom } = this.#options;
    try {
      await beforeWrite();
      await this.#writeBatch(batch);
    } catch (error) {
      if (!isForWantOfRoom(error) || makeRoom === undefined || !(await makeRoom())) throw error;
      await beforeWrite();
      await this.#writeBatch(batch);
    }
  }

  /** The ends of the chains that these go on; null for an actor that has none. */
  async #tipsOf(asked: readonly Pick<Asked, "actorId">[]): Promise<Map<string, string | null>> {
    const tips = new Map<string, string | null>();
    for (const { actorId } of asked) {
      if (tips.has(actorId)) continue;
      const known = this.#tipOfActor.get(actorId);
      const last = this.#lastOfActor.get(actorId);
      if (known !== undefined) tips.set(actorId, known);
      else tips.set(actorId, last === undefined ? null : await this.#linkAt(last));
    }
    return tips;
  }

  /** Null when the entry can not be read: what is written next begins a chain of its own, and a check tells. */
  async #linkAt(sequence: number): Promise<string | null> {
    try {
      return linkOf((await this.#entryAt(sequence)).changeSet, sha256);
    } catch {
      return null;
    }
  }

  /** Sees to it that a change set that is in the ledger already is known to be; false when that failed. */
  async #learnedIdsOf(asked: readonly Asked[]): Promise<boolean> {
    const newest = this.#snapshots.latest?.content.newestIdMs ?? Number.POSITIVE_INFINITY;
    const isCertain = ({ draft: { id } }: Asked) =>
      isNewerThan(id, newest) || this.#index.sequenceOf(id) !== undefined;
    if (asked.every(isCertain)) return true;
    try {
      await this.#index.readAll();
      return true;
    } catch (error) {
      const failure = saveFailure(error, this.#folder);
      for (const { reject } of asked) reject(failure);
      return false;
    }
  }

  /** Draws up the entries of a batch; repeated change sets are answered with what they have. */
  #stamped(asked: readonly Asked[], tips: Map<string, string | null>): readonly Waiting[] {
    const batch: Waiting[] = [];
    const inBatch = new Map<string, Promise<LedgerEntry>>();
    let clocks = this.#clocks;
    const nowMs = this.#options.now().getTime();
    for (const { draft, actorId, sign, resolve, reject } of asked) {
      const known = this.#index.sequenceOf(draft.id);
      const twin = inBatch.get(draft.id);
      if (known !== undefined) {
        this.#entryAt(known).then(resolve, reject);
        continue;
      }
      if (twin !== undefined) {
        twin.then(resolve, reject);
        continue;
      }
      const changeSet = signedOr(reject, () => sign(clocks, tips.get(actorId) ?? null));
      if (changeSet === null) continue;
      tips.set(actorId, linkOf(changeSet, sha256));
      clocks = witnessBoth(clocks, changeSet.stamp, nowMs);
      const entry = { sequence: this.#lastSequence + batch.length + 1, changeSet };
      const written = new Promise<LedgerEntry>((settle, refuse) => {
        batch.push({ entry, frame: frameOfEntry(entry), resolve: settle, reject: refuse });
      });
      written.then(resolve, reject);
      inBatch.set(draft.id, written);
    }
    this.#clocks = clocks;
    return batch;
  }

  #signed(
    draft: ChangeSetDraft,
    actorId: string,
    clocks: Clocks,
    previous: string | null,
  ): ChangeSet {
    const { now, tool, schemaVersion: schema } = this.#options;
    const at = now();
    const clock = tickAfter(clocks, replacedBy(draft), at.getTime());
    const stamp = formatStamp({ ...clock, actorId });
    return { ...draft, stamp, actorId, at: at.toISOString(), tool, previous, schema };
  }

  /** A failed write may have left anything in its segment, so the batch is written once more into a new one. */
  async #writeBatch(batch: readonly Waiting[]): Promise<void> {
    const bytes = Buffer.concat(batch.map(({ frame }) => frame));
    const wasOpen = this.#segment !== null && this.#segment.bytes < largestSegmentBytes;
    if (wasOpen) {
      try {
        await this.#writeToSegment(batch, bytes);
        return;
      } catch {
        // The cause shows again, and is told, when the new segment can not be written either.
      }
    }
    try {
      await this.#beginSegment();
      await this.#writeToSegment(batch, bytes);
    } catch (error) {
      await this.#dropSegment();
      throw error;
    }
  }

  async #beginSegment(): Promise<void> {
    await this.#dropSegment();
    const { disk, schemaVersion } = this.#options;
    // The number is used up even when the file can not be made: names are never used twice.
    this.#lastSegment += 1;
    const file = path.join(this.#folder, segmentName(this.#lastSegment));
    const handle = await disk.create(file);
    this.#segment = { file, handle, bytes: 0 };
    const head = frameOfHead({
      format: ledgerFormat,
      segment: this.#lastSegment,
      after: this.#lastSequence,
      schemaVersion: Math.max(schemaVersion, this.foundSchemaVersion),
    });
    await handle.write(head);
    this.#segment.bytes = head.length;
    await disk.syncFolder(this.#folder);
    this.#index.begin(this.#lastSegment, file, this.#lastSequence);
  }

  async #writeToSegment(batch: readonly Waiting[], bytes: Buffer): Promise<void> {
    const segment = this.#segment;
    if (segment === null) throw new Error("No segment is open");
    let offset = segment.bytes;
    await segment.handle.write(bytes);
    await segment.handle.sync();
    segment.bytes += bytes.length;
    const places = batch.map(({ entry: { sequence, changeSet }, frame }) => {
      const length = frame.length - headBytes;
      const place = { sequence, changeSetId: changeSet.id, file: segment.file, length };
      offset += frame.length;
      return { ...place, offset: offset - length };
    });
    this.#index.push(places);
    this.#snapshots.grewBy(bytes.length);
  }

  async #dropSegment(): Promise<void> {
    const handle = this.#segment?.handle;
    this.#segment = null;
    try {
      await handle?.close();
    } catch {
      // What mattered in it was fsynced before it was acknowledged.
    }
  }

  #accept(batch: readonly Waiting[]): void {
    const entries = batch.map(({ entry }) => entry);
    for (const entry of entries) {
      this.#lastSequence = entry.sequence;
      this.#lastOfActor.set(entry.changeSet.actorId, entry.sequence);
      this.#folded.accept(entry);
    }
    this.#mark.note(this.#lastSequence);
    // Before the appenders hear of it, and unable to make their saved work look unsaved.
    for (const listen of this.#listeners) queueMicrotask(() => listen(entries));
    for (const { entry, resolve } of batch) resolve(entry);
    this.#snapshotIfDue();
  }

  #snapshotIfDue(): void {
    if (!this.#snapshots.isDue) return;
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

/** A change set that can not be signed fails alone: whoever waits beside it is written. */
function signedOr(reject: (error: Error) => void, sign: () => ChangeSet): ChangeSet | null {
  try {
    return sign();
  } catch (error) {
    reject(error instanceof Error ? error : new Error(String(error)));
    return null;
  }
}

const storeSchema = z.object({ storeId: z.uuid() });

async function storeIdOf(
  folder: string,
  options: Pick<LedgerOptions, "disk" | "isWritable">,
  isRepaired: boolean,
) {
  const file = path.join(folder, "store.json");
  if (!isRepaired) {
    const known = parsedStore(await options.disk.read(file));
    if (known !== null) return known.storeId;
  }
  return options.isWritable ? writeStoreId(options.disk, folder) : randomUUID();
}

async function writeStoreId(disk: Disk, folder: string): Promise<string> {
  const storeId = randomUUID();
  const bytes = Buffer.from(JSON.stringify({ storeId }));
  await replaceFile(disk, path.join(folder, "store.json"), bytes);
  return storeId;
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

function parsedStore(bytes: Buffer | null): z.infer<typeof storeSchema> | null {
  try {
    return storeSchema.parse(JSON.parse(String(bytes)));
  } catch {
    // Missing or damaged: a new name costs a rebuild of the projection and nothing else.
    return null;
  }
}

/** The stamps that a draft means to replace: what it writes is later than they are. */
function* replacedBy({ changes }: ChangeSetDraft): Generator<Stamp> {
  for (const { replaces } of changes) {
    for (const stamps of Object.values(replaces ?? {})) yield* stamps;
  }
}
