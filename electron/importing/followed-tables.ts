import type { Change, LedgerEntry } from "#shared/ledger/change.ts";
import { changesOf } from "#shared/ledger/migrations.ts";
import type { StoredRecord } from "#shared/ledger/stored-record.ts";

const pageSize = 500;

/** What is looked at of a notebook's ledger: nothing of it is kept in memory as a whole. */
export interface LookedAt {
  readonly lastSequence: number;
  /** Shows every record of one table; some perhaps twice. */
  each(table: string, see: (record: StoredRecord) => void): Promise<void>;
  record(table: string, id: string): Promise<StoredRecord | undefined>;
  /** Entries after a sequence, in order; fewer than `limit` only at the end. */
  read(after: number, limit: number): Promise<readonly LedgerEntry[]>;
}

/** Who keeps something of these tables' records. Both may be told of the same record again. */
export interface Follower<Table extends string> {
  see(table: Table, record: StoredRecord): void;
  takeIn(changes: readonly Change[]): void;
}

/**
 * Shows a follower tables of a ledger: every record once, and from then on what was written since.
 * What could not be read is asked for again the next time.
 */
export class FollowedTables<Table extends string> {
  readonly #ledger: LookedAt;
  readonly #tables: readonly Table[];
  readonly #follower: Follower<Table>;
  /** The sequence that is known of; null before the first look. */
  #sequence: number | null = null;
  #following: Promise<void> = Promise.resolve();

  constructor(ledger: LookedAt, tables: readonly Table[], follower: Follower<Table>) {
    this.#ledger = ledger;
    this.#tables = tables;
    this.#follower = follower;
  }

  /** Resolves once the follower knows of everything that is written by now. */
  follow(): Promise<void> {
    const following = this.#following.then(() => this.#follow());
    this.#following = following.catch(() => {});
    return following;
  }

  /** Tells of what the asker itself has just written; what somebody else wrote before it is not passed over. */
  written({ sequence }: Pick<LedgerEntry, "sequence">, changes: readonly Change[]): void {
    if (this.#sequence === null || sequence !== this.#sequence + 1) return;
    this.#sequence = sequence;
    this.#follower.takeIn(changes);
  }

  async #follow(): Promise<void> {
    const until = this.#ledger.lastSequence;
    if (this.#sequence === null) {
      for (const table of this.#tables) {
        await this.#ledger.each(table, (record) => this.#follower.see(table, record));
      }
      this.#sequence = until;
    }
    while (this.#sequence < until) {
      const page = await this.#ledger.read(this.#sequence, pageSize);
      const last = page.at(-1);
      if (last === undefined) return;
      this.#follower.takeIn(page.flatMap(({ changeSet }) => changesOf(changeSet)));
      this.#sequence = last.sequence;
    }
  }
}
