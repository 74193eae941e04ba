import type { ChangeSet, ChangeSetDraft, LedgerEntry } from "#shared/ledger/change.ts";
import {
  type Clocks,
  formatStamp,
  type Stamp,
  tickAfter,
  witnessBoth,
} from "#shared/ledger/clock.ts";
import { type ChainTips, tipAfter } from "./chain-tips.ts";
import { isNewerThan } from "./change-set-time.ts";
import { isForWantOfRoom, saveFailure } from "./disk.ts";
import type { EntryIndex } from "./entry-index.ts";
import { headBytes } from "./frame.ts";
import { frameOfEntry } from "./segment.ts";
import type { SegmentWriter } from "./segment-writer.ts";

export interface AppendQueueOptions {
  readonly folder: string;
  /** Version of the records this program writes. */
  readonly schemaVersion: number;
  /** Program and version, e.g. `railhead 0.1.0`. */
  readonly tool: string;
  readonly now: () => Date;
  readonly index: EntryIndex;
  readonly tips: ChainTips;
  readonly segments: SegmentWriter;
  /** Makes safe whatever the entries about to be written name: blobs come before records. */
  readonly beforeWrite: () => Promise<void>;
  /** Lets go of what is held in reserve for a full disk; false when nothing is left of it. */
  readonly makeRoom: (() => Promise<boolean>) | undefined;
  /** When the newest change set of the snapshot was made, in ms; nothing younger can be in what it covers. */
  readonly newestCoveredMs: () => number;
  readonly entryAt: (sequence: number) => Promise<LedgerEntry>;
  /** Entries that are on disk, in order, before whoever appended them hears of it. */
  readonly onWritten: (entries: readonly LedgerEntry[], bytes: number) => void;
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

/** Signs change sets and writes them; all that wait at the same time share one fsync. */
export class AppendQueue {
  readonly #options: AppendQueueOptions;
  #clocks: Clocks;
  #lastSequence: number;
  #asked: Asked[] = [];
  #writing: Promise<void> | null = null;

  constructor(options: AppendQueueOptions, clocks: Clocks, lastSequence: number) {
    this.#options = options;
    this.#clocks = clocks;
    this.#lastSequence = lastSequence;
  }

  /** Of the last entry on disk; one that is lost since keeps its number. */
  get lastSequence(): number {
    return this.#lastSequence;
  }

  /** Resolves when what is being written has been, and more may wait by then; null while nothing is. */
  get writing(): Promise<void> | null {
    return this.#writing;
  }

  /** As `Ledger.append`. */
  append(draft: ChangeSetDraft, actorId: string): Promise<LedgerEntry> {
    return this.#ask(draft, actorId, (clocks, previous) =>
      this.#signed(draft, actorId, clocks, previous),
    );
  }

  /** As `Ledger.adopt`. */
  adopt(changeSet: ChangeSet): Promise<LedgerEntry> {
    return this.#ask(changeSet, changeSet.actorId, () => changeSet);
  }

  /** As `Ledger.sign`. */
  async sign(
    drafts: readonly ChangeSetDraft[],
    actorId: string,
    after: ChangeSet | null,
  ): Promise<readonly ChangeSet[]> {
    const tip = (await this.#options.tips.of([actorId])).get(actorId) ?? null;
    let previous = after === null ? tip : tipAfter(after);
    const nowMs = this.#options.now().getTime();
    return drafts.map((draft) => {
      const changeSet = this.#signed(draft, actorId, this.#clocks, previous);
      this.#clocks = witnessBoth(this.#clocks, changeSet.stamp, nowMs);
      previous = tipAfter(changeSet);
      return changeSet;
    });
  }

  #ask(draft: ChangeSetDraft, actorId: string, sign: Asked["sign"]): Promise<LedgerEntry> {
    return new Promise((resolve, reject) => {
      this.#asked.push({ draft, actorId, sign, resolve, reject });
      this.#writing ??= this.#writeAll();
    });
  }

  async #writeAll(): Promise<void> {
    // One turn of the event loop, so that whoever appends at the same time shares the fsync.
    await Promise.resolve();
    while (this.#asked.length > 0) {
      const asked = this.#asked.splice(0);
      if (!(await this.#learnedIdsOf(asked))) continue;
      const tips = await this.#options.tips.of(asked.map(({ actorId }) => actorId));
      const batch = this.#stamped(asked, tips);
      if (batch.length === 0) continue;
      try {
        await this.#save(batch);
      } catch (error) {
        const failure = saveFailure(error, this.#options.folder);
        for (const { reject } of batch) reject(failure);
        continue;
      }
      this.#options.tips.keep(tips);
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

  /** Sees to it that a change set that is in the ledger already is known to be; false when that failed. */
  async #learnedIdsOf(asked: readonly Asked[]): Promise<boolean> {
    const { index } = this.#options;
    const newest = this.#options.newestCoveredMs();
    const isCertain = ({ draft: { id } }: Asked) =>
      isNewerThan(id, newest) || index.sequenceOf(id) !== undefined;
    if (asked.every(isCertain)) return true;
    try {
      await index.readAll();
      return true;
    } catch (error) {
      const failure = saveFailure(error, this.#options.folder);
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
      const known = this.#options.index.sequenceOf(draft.id);
      const twin = inBatch.get(draft.id);
      if (known !== undefined) {
        this.#options.entryAt(known).then(resolve, reject);
        continue;
      }
      if (twin !== undefined) {
        twin.then(resolve, reject);
        continue;
      }
      const changeSet = signedOr(reject, () => sign(clocks, tips.get(actorId) ?? null));
      if (changeSet === null) continue;
      tips.set(actorId, tipAfter(changeSet));
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

  async #writeBatch(batch: readonly Waiting[]): Promise<void> {
    const bytes = Buffer.concat(batch.map(({ frame }) => frame));
    const { index, segments } = this.#options;
    const { file, offset: begin } = await segments.write(bytes, this.#lastSequence);
    let offset = begin;
    const places = batch.map(({ entry: { sequence, changeSet }, frame }) => {
      const length = frame.length - headBytes;
      const place = { sequence, changeSetId: changeSet.id, file, length };
      offset += frame.length;
      return { ...place, offset: offset - length };
    });
    index.push(places);
  }

  #accept(batch: readonly Waiting[]): void {
    const entries = batch.map(({ entry }) => entry);
    for (const entry of entries) {
      this.#lastSequence = entry.sequence;
      this.#options.tips.noteLast(entry);
    }
    this.#options.onWritten(
      entries,
      batch.reduce((sum, { frame }) => sum + frame.length, 0),
    );
    for (const { entry, resolve } of batch) resolve(entry);
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

/** The stamps that a draft means to replace: what it writes is later than they are. */
function* replacedBy({ changes }: ChangeSetDraft): Generator<Stamp> {
  for (const { replaces } of changes) {
    for (const stamps of Object.values(replaces ?? {})) yield* stamps;
  }
}
