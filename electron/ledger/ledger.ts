import { randomUUID } from "node:crypto";
import path from "node:path";
import { z } from "zod";
import { FailureError } from "#shared/failure.ts";
import { linkOf } from "#shared/ledger/chain.ts";
import type { ChangeSet, ChangeSetDraft, LedgerEntry } from "#shared/ledger/change.ts";
import { type Clock, formatStamp, tick, witness } from "#shared/ledger/clock.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { applyChange, type StoredRecord } from "#shared/ledger/stored-record.ts";
import { type Disk, type NewFile, replaceFile, saveFailure } from "./disk.ts";
import { headBytes } from "./frame.ts";
import { type EntryPlace, type Recovered, type Repair, recover } from "./recovery.ts";
import { entryOf, frameOfEntry, frameOfHead, ledgerFormat, segmentName } from "./segment.ts";
import { sha256 } from "./sha256.ts";

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
  /** Makes the change set once its turn has come, by the clock and the actor's chain as they then stand. */
  readonly sign: (clock: Clock, previous: string | null) => ChangeSet;
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
  readonly repairs: readonly Repair[];
  /** Highest version of the records in the files as they were opened. */
  readonly foundSchemaVersion: number;
  readonly #folder: string;
  readonly #options: LedgerOptions;
  readonly #places: EntryPlace[];
  readonly #sequenceOf: Map<string, number>;
  readonly #lastOfActor: Map<string, number>;
  /** The hash of an actor's last change set, once it was needed. */
  readonly #tipOfActor = new Map<string, string>();
  readonly #listeners = new Set<(entries: readonly LedgerEntry[]) => void>();
  #clock: Clock;
  #lastSequence: number;
  #lastSegment: number;
  #segment: OpenSegment | null = null;
  #asked: Asked[] = [];
  #writing: Promise<void> | null = null;
  #folded: Map<string, Map<string, StoredRecord>> | null = null;
  #folding: Promise<NotebookState> | null = null;

  private constructor(folder: string, options: LedgerOptions, found: Recovered, storeId: string) {
    this.#folder = folder;
    this.#options = options;
    this.#places = [...found.entries];
    this.#sequenceOf = new Map(found.sequenceOf);
    this.#lastOfActor = new Map(found.lastOfActor);
    this.#clock = found.clock;
    this.#lastSequence = found.lastSequence;
    this.#lastSegment = found.lastSegment;
    this.repairs = found.repairs;
    this.storeId = storeId;
    this.foundSchemaVersion = found.schemaVersion;
  }

  static async open(folder: string, options: LedgerOptions): Promise<Ledger> {
    const { disk, now, isWritable } = options;
    if (isWritable) await disk.makeFolder(folder);
    const found = await recover(disk, folder, isWritable ? now() : null);
    const storeId = await storeIdOf(folder, options, found.repairs.length > 0);
    return new Ledger(folder, options, found, storeId);
  }

  /** The last entry that can be read. One lost behind it keeps its number, which is not given again. */
  get lastSequence(): number {
    return Math.min(this.#lastSequence, this.#places.at(-1)?.sequence ?? 0);
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
    return this.#ask(draft, actorId, (clock, previous) =>
      this.#signed(draft, actorId, clock, previous),
    );
  }

  /** Takes in a change set of another ledger with the stamp it has there; one that is known already changes nothing. */
  adopt(changeSet: ChangeSet): Promise<LedgerEntry> {
    return this.#ask(changeSet, changeSet.actorId, () => changeSet);
  }

  /** Entries after a sequence, in order; fewer than `limit` only at the end. */
  async read(after: number, limit: number): Promise<readonly LedgerEntry[]> {
    const from = firstAfter(this.#places, after);
    const places = this.#places.slice(from, from + limit);
    const entries: LedgerEntry[] = [];
    for (const run of runsOf(places)) {
      const bytes = await this.#options.disk.readAt(run.file, run.offset, run.length);
      for (const { offset, length } of run.places) {
        const start = offset - run.offset;
        entries.push(entryOf(bytes.subarray(start, start + length)));
      }
    }
    return entries;
  }

  /**
   * All records, folded from the entries on first use and kept up to date from then
   * on. It is the ledger's own: read it before the next `await` or copy what you keep.
   */
  state(): Promise<NotebookState> {
    this.#folding ??= this.#fold();
    return this.#folding;
  }

  /** Waits for what is being written and lets files and memory go; the next append begins a new segment. */
  async rest(): Promise<void> {
    await this.#writing;
    await this.#dropSegment();
    this.#folded = null;
    this.#folding = null;
  }

  #ask(draft: ChangeSetDraft, actorId: string, sign: Asked["sign"]): Promise<LedgerEntry> {
    if (this.isReadOnly) return Promise.reject(new FailureError({ kind: "notebook-read-only" }));
    return new Promise((resolve, reject) => {
      this.#asked.push({ draft, actorId, sign, resolve, reject });
      this.#writing ??= this.#writeAll();
    });
  }

  async #fold(): Promise<NotebookState> {
    const folded = new Map<string, Map<string, StoredRecord>>();
    let after = 0;
    while ((this.#places.at(-1)?.sequence ?? 0) > after) {
      for (const { sequence, changeSet } of await this.read(after, 2000)) {
        foldInto(folded, changeSet);
        after = sequence;
      }
    }
    // Nothing was awaited since the last look at `#places`: from here on `#accept` keeps it up to date.
    this.#folded = folded;
    return folded;
  }

  async #writeAll(): Promise<void> {
    // One turn of the event loop, so that whoever appends at the same time shares the fsync.
    await Promise.resolve();
    while (this.#asked.length > 0) {
      const asked = this.#asked.splice(0);
      const tips = await this.#tipsOf(asked);
      const batch = this.#stamped(asked, tips);
      if (batch.length === 0) continue;
      try {
        await this.#options.beforeWrite();
        await this.#writeBatch(batch);
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

  /** The ends of the chains that these go on; null for an actor that has none. */
  async #tipsOf(asked: readonly Asked[]): Promise<Map<string, string | null>> {
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

  /** Draws up the entries of a batch; repeated change sets are answered with what they have. */
  #stamped(asked: readonly Asked[], tips: Map<string, string | null>): readonly Waiting[] {
    const batch: Waiting[] = [];
    const inBatch = new Map<string, Promise<LedgerEntry>>();
    let clock = this.#clock;
    for (const { draft, actorId, sign, resolve, reject } of asked) {
      const known = this.#sequenceOf.get(draft.id);
      const twin = inBatch.get(draft.id);
      if (known !== undefined) {
        this.#entryAt(known).then(resolve, reject);
        continue;
      }
      if (twin !== undefined) {
        twin.then(resolve, reject);
        continue;
      }
      const changeSet = signedOr(reject, () => sign(clock, tips.get(actorId) ?? null));
      if (changeSet === null) continue;
      tips.set(actorId, linkOf(changeSet, sha256));
      clock = witness(clock, changeSet.stamp);
      const entry = { sequence: this.#lastSequence + batch.length + 1, changeSet };
      const written = new Promise<LedgerEntry>((settle, refuse) => {
        batch.push({ entry, frame: frameOfEntry(entry), resolve: settle, reject: refuse });
      });
      written.then(resolve, reject);
      inBatch.set(draft.id, written);
    }
    this.#clock = clock;
    return batch;
  }

  #signed(
    draft: ChangeSetDraft,
    actorId: string,
    clock: Clock,
    previous: string | null,
  ): ChangeSet {
    const { now, tool } = this.#options;
    const at = now();
    const stamp = formatStamp({ ...tick(seenBy(clock, draft), at.getTime()), actorId });
    return { ...draft, stamp, actorId, at: at.toISOString(), tool, previous };
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
  }

  async #writeToSegment(batch: readonly Waiting[], bytes: Buffer): Promise<void> {
    const segment = this.#segment;
    if (segment === null) throw new Error("No segment is open");
    let offset = segment.bytes;
    await segment.handle.write(bytes);
    await segment.handle.sync();
    segment.bytes += bytes.length;
    for (const { entry, frame } of batch) {
      const { sequence } = entry;
      const { file } = segment;
      const length = frame.length - headBytes;
      this.#places.push({ sequence, file, offset: offset + headBytes, length });
      offset += frame.length;
    }
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
    for (const { sequence, changeSet } of entries) {
      this.#lastSequence = sequence;
      this.#sequenceOf.set(changeSet.id, sequence);
      this.#lastOfActor.set(changeSet.actorId, sequence);
      if (this.#folded !== null) foldInto(this.#folded, changeSet);
    }
    // Before the appenders hear of it, and unable to make their saved work look unsaved.
    for (const listen of this.#listeners) queueMicrotask(() => listen(entries));
    for (const { entry, resolve } of batch) resolve(entry);
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

async function storeIdOf(folder: string, options: LedgerOptions, isRepaired: boolean) {
  const file = path.join(folder, "store.json");
  if (!isRepaired) {
    const known = parsedStore(await options.disk.read(file));
    if (known !== null) return known.storeId;
  }
  const storeId = randomUUID();
  if (options.isWritable) {
    await replaceFile(options.disk, file, Buffer.from(JSON.stringify({ storeId })));
  }
  return storeId;
}

function parsedStore(bytes: Buffer | null): z.infer<typeof storeSchema> | null {
  try {
    return storeSchema.parse(JSON.parse(String(bytes)));
  } catch {
    // Missing or damaged: a new name costs a rebuild of the projection and nothing else.
    return null;
  }
}

/** The clock after the stamps that a draft means to replace: what it writes is later than they are. */
function seenBy(clock: Clock, draft: ChangeSetDraft): Clock {
  let seen = clock;
  for (const { replaces } of draft.changes) {
    for (const stamps of Object.values(replaces ?? {})) {
      for (const stamp of stamps) seen = witness(seen, stamp);
    }
  }
  return seen;
}

function foldInto(state: Map<string, Map<string, StoredRecord>>, changeSet: ChangeSet): void {
  for (const change of changeSet.changes) {
    const records = state.get(change.table) ?? new Map<string, StoredRecord>();
    state.set(change.table, records);
    records.set(change.id, applyChange(records.get(change.id), change, changeSet.stamp));
  }
}

/** Index of the first place whose sequence is greater; by halves, since there may be a million. */
function firstAfter(places: readonly EntryPlace[], sequence: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle]?.sequence ?? 0) > sequence) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Run {
  readonly file: string;
  readonly offset: number;
  length: number;
  readonly places: EntryPlace[];
}

/** Places that lie near each other in one file, to be read at once. */
function runsOf(places: readonly EntryPlace[]): readonly Run[] {
  const largestRunBytes = 16 * 1024 * 1024;
  const runs: Run[] = [];
  for (const place of places) {
    const run = runs.at(-1);
    const end = place.offset + place.length;
    const isNear =
      run !== undefined &&
      run.file === place.file &&
      run.offset < place.offset &&
      end - run.offset < largestRunBytes;
    if (isNear) {
      run.length = end - run.offset;
      run.places.push(place);
    } else {
      runs.push({ file: place.file, offset: place.offset, length: place.length, places: [place] });
    }
  }
  return runs;
}
