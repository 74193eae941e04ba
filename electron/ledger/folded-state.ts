import type { ChangeSet, LedgerEntry } from "#shared/ledger/change.ts";
import { changesOf } from "#shared/ledger/migrations.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { applyChange, mergeRecords, type StoredRecord } from "#shared/ledger/stored-record.ts";
import { type Snapshot, SnapshotDamage, type Standing } from "./snapshot.ts";
import { turnOfOthers } from "./turn-of-others.ts";

type Records = Map<string, Map<string, StoredRecord>>;

/** What records are folded from. */
export interface FoldSource {
  /** The newest snapshot; null when there is none that is sound. */
  readonly snapshot: () => Snapshot | null;
  /** Hears that a snapshot is damaged; from then on `snapshot` answers with another one, or null. */
  readonly snapshotFailed: (snapshot: Snapshot) => Promise<void>;
  /** Entries after a sequence, in order. */
  readonly read: (after: number, limit: number) => Promise<readonly LedgerEntry[]>;
  /** The last entry that `read` can answer with. */
  readonly lastSequence: () => number;
}

/** Entries that are folded before others get their turn. */
const pageSize = 200;

/**
 * The records of a ledger, folded no further than is asked for: single records, tables
 * and counts need only the entries behind the newest snapshot.
 */
export class FoldedState {
  readonly #source: FoldSource;
  #whole: Folding | null = null;
  #recent: Folding | null = null;

  constructor(source: FoldSource) {
    this.#source = source;
  }

  /** All records; kept up to date from then on. */
  whole(): Promise<NotebookState> {
    return this.#onSoundSnapshot(async (snapshot) => {
      this.#whole ??= new Folding(this.#source, snapshot, "whole");
      return this.#whole.filled;
    });
  }

  /** How many records each table has, live and deleted. */
  counts(): Promise<Readonly<Record<string, number>>> {
    return this.#onSoundSnapshot(async (snapshot) => {
      const { records, base } = await this.#atHand(snapshot);
      const counts: Record<string, number> = { ...base?.counts };
      for (const [table, found] of records) {
        for (const id of [...found.keys()].sort()) {
          const isKnown = base !== null && (await base.record(table, id)) !== undefined;
          if (!isKnown) counts[table] = (counts[table] ?? 0) + 1;
        }
      }
      return counts;
    });
  }

  /** One record; undefined when there is none under this id. */
  record(table: string, id: string): Promise<StoredRecord | undefined> {
    return this.#onSoundSnapshot(async (snapshot) => {
      const { records, base } = await this.#atHand(snapshot);
      const older = await base?.record(table, id);
      const newer = records.get(table)?.get(id);
      return older === undefined || newer === undefined
        ? (older ?? newer)
        : mergeRecords(older, newer);
    });
  }

  /** The records of one table. */
  table(table: string): Promise<ReadonlyMap<string, StoredRecord>> {
    return this.#onSoundSnapshot(async (snapshot) => {
      const { records, base } = await this.#atHand(snapshot);
      const all = new Map<string, StoredRecord>();
      if (base !== null) await takeIn(base, all, table);
      for (const [id, newer] of records.get(table) ?? []) {
        const older = all.get(id);
        all.set(id, older === undefined ? newer : mergeRecords(older, newer));
      }
      return all;
    });
  }

  /**
   * Shows every record of one table, and keeps none of them: a large notebook takes gigabytes in
   * memory. One may be shown twice, where a snapshot proves damaged halfway.
   */
  each(table: string, see: (record: StoredRecord) => void): Promise<void> {
    return this.#onSoundSnapshot(async (snapshot) => {
      const { records, base } = await this.#atHand(snapshot);
      const newer = records.get(table) ?? new Map<string, StoredRecord>();
      const changed = new Set<string>();
      if (base !== null) {
        for await (const older of base.records(table)) {
          for (const record of older) {
            const change = newer.get(record.id);
            if (change === undefined) see(record);
            else {
              changed.add(record.id);
              see(mergeRecords(record, change));
            }
          }
        }
      }
      for (const [id, record] of newer) if (!changed.has(id)) see(record);
    });
  }

  /** The newest snapshot, and the records that were written since as far as they were. */
  standing(): Promise<Standing> {
    return this.#onSoundSnapshot(async (snapshot) => {
      const { records, base } = await this.#atHand(snapshot);
      return { newer: records, base };
    });
  }

  /** Takes in an entry that was just written. */
  accept(entry: LedgerEntry): void {
    this.#whole?.accept(entry);
    this.#recent?.accept(entry);
  }

  /** Lets everything go until it is asked for again. */
  rest(): void {
    this.#whole = null;
    this.#recent = null;
  }

  /** What is folded already, or the little behind the snapshot; `base` is what it adds to. */
  async #atHand(
    snapshot: Snapshot | null,
  ): Promise<{ readonly records: NotebookState; readonly base: Snapshot | null }> {
    if (this.#whole?.isFilled === true) return { records: await this.#whole.filled, base: null };
    if (this.#recent?.snapshot !== snapshot) this.#recent = null;
    this.#recent ??= new Folding(this.#source, snapshot, "recent");
    return { records: await this.#recent.filled, base: snapshot };
  }

  /** Asks again of the next snapshot, or of the entries alone, when one proves damaged. */
  async #onSoundSnapshot<Answer>(
    ask: (snapshot: Snapshot | null) => Promise<Answer>,
  ): Promise<Answer> {
    for (;;) {
      const snapshot = this.#source.snapshot();
      try {
        return await ask(snapshot);
      } catch (error) {
        this.rest();
        if (snapshot === null || !(error instanceof SnapshotDamage)) throw error;
        await this.#source.snapshotFailed(snapshot);
      }
    }
  }
}

/** Records on their way from a snapshot and entries into memory, and up to date once they are there. */
class Folding {
  readonly snapshot: Snapshot | null;
  readonly filled: Promise<NotebookState>;
  isFilled = false;
  readonly #records: Records = new Map();
  #sequence: number;

  /** @param extent `recent` leaves out what the snapshot holds */
  constructor(source: FoldSource, snapshot: Snapshot | null, extent: "whole" | "recent") {
    this.snapshot = snapshot;
    this.#sequence = snapshot?.content.lastSequence ?? 0;
    this.filled = this.#fill(source, extent);
  }

  accept({ sequence, changeSet }: LedgerEntry): void {
    if (!this.isFilled || sequence <= this.#sequence) return;
    this.#sequence = sequence;
    foldInto(this.#records, changeSet);
  }

  async #fill(source: FoldSource, extent: "whole" | "recent"): Promise<NotebookState> {
    if (this.snapshot !== null && extent === "whole") await recordsIn(this.snapshot, this.#records);
    while (source.lastSequence() > this.#sequence) {
      for (const { sequence, changeSet } of await source.read(this.#sequence, pageSize)) {
        foldInto(this.#records, changeSet);
        this.#sequence = sequence;
      }
      await turnOfOthers();
    }
    // Nothing was awaited since the last look at the ledger: from here on `accept` keeps up with it.
    this.isFilled = true;
    return this.#records;
  }
}

async function recordsIn(snapshot: Snapshot, into: Records): Promise<void> {
  for (const table of Object.keys(snapshot.counts)) {
    const records = new Map<string, StoredRecord>();
    into.set(table, records);
    await takeIn(snapshot, records, table);
  }
}

async function takeIn(
  snapshot: Snapshot,
  into: Map<string, StoredRecord>,
  table: string,
): Promise<void> {
  for await (const records of snapshot.records(table)) {
    for (const record of records) into.set(record.id, record);
  }
}

export function foldInto(state: Records, changeSet: ChangeSet): void {
  for (const change of changesOf(changeSet)) {
    const records = state.get(change.table) ?? new Map<string, StoredRecord>();
    state.set(change.table, records);
    records.set(change.id, applyChange(records.get(change.id), change, changeSet.stamp));
  }
}
