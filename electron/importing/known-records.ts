import { type SourceId, sourceIdSchema } from "#shared/domain/ids.ts";
import { type RowOf, rowWithId } from "#shared/domain/record.ts";
import type { TableName } from "#shared/domain/tables.ts";
import type { Change, JsonValue, LedgerEntry } from "#shared/ledger/change.ts";
import { changesOf } from "#shared/ledger/migrations.ts";
import type { StoredRecord } from "#shared/ledger/stored-record.ts";

/** What is looked at of a notebook's ledger: nothing of it is kept in memory as a whole. */
export interface LookedAt {
  readonly lastSequence: number;
  /** Shows every record of one table; some perhaps twice. */
  each(table: string, see: (record: StoredRecord) => void): Promise<void>;
  record(table: string, id: string): Promise<StoredRecord | undefined>;
  /** Entries after a sequence, in order; fewer than `limit` only at the end. */
  read(after: number, limit: number): Promise<readonly LedgerEntry[]>;
}

/** Ids of the records of one table, by what one of their fields holds. */
type Ids = Map<string, string[]>;

/** As names are told apart: however their accents were typed. */
const nameKey = (name: string) => name.normalize("NFC");

const pageSize = 500;

/** The field of each table that its records are found by. */
const keyFields = { articles: "originalHash", sources: "name" } as const;
type Keyed = keyof typeof keyFields;
const keyed = ["articles", "sources"] as const satisfies readonly Keyed[];

/**
 * The articles of a notebook by their original, and its sources by name, kept from one file
 * of an import to the next: looking through the whole notebook for each of thousands of
 * files takes the longer the larger it is. What others write meanwhile is read from the ledger.
 */
export class KnownRecords {
  readonly #ledger: LookedAt;
  readonly #ids: Readonly<Record<Keyed, Ids>> = { articles: new Map(), sources: new Map() };
  /** The sequence that is known of; null before the first look. */
  #sequence: number | null = null;

  constructor(ledger: LookedAt) {
    this.#ledger = ledger;
  }

  /** Knows of everything that is written by now. */
  async follow(): Promise<void> {
    const until = this.#ledger.lastSequence;
    if (this.#sequence === null) {
      for (const table of keyed) {
        await this.#ledger.each(table, ({ id, fields }) =>
          this.#note(table, id, fields[keyFields[table]]?.heads[0]?.value),
        );
      }
      this.#sequence = until;
    }
    while (this.#sequence < until) {
      const page = await this.#ledger.read(this.#sequence, pageSize);
      const last = page.at(-1);
      if (last === undefined) return;
      for (const { changeSet } of page) this.#takeIn(changesOf(changeSet));
      this.#sequence = last.sequence;
    }
  }

  /** Takes in what this import itself has just written; what somebody else wrote before it is not passed over. */
  written({ sequence }: Pick<LedgerEntry, "sequence">, changes: readonly Change[]): void {
    if (this.#sequence === null || sequence !== this.#sequence + 1) return;
    this.#sequence = sequence;
    this.#takeIn(changes);
  }

  /** The visible article that was made of these bytes; null when there is none. */
  articleOf(originalHash: string): Promise<RowOf<"articles"> | null> {
    return this.#firstVisible("articles", originalHash);
  }

  /** The visible source of this very name; null when there is none. */
  async sourceNamed(name: string): Promise<SourceId | null> {
    const found = await this.#firstVisible("sources", name);
    return found === null ? null : sourceIdSchema.parse(found.id);
  }

  async #firstVisible<T extends Keyed>(table: T, key: string): Promise<RowOf<T> | null> {
    for (const id of this.#ids[table].get(nameKey(key)) ?? []) {
      const row = await visibleRow(this.#ledger, table, id);
      if (row !== null) return row;
    }
    return null;
  }

  #takeIn(changes: readonly Change[]): void {
    for (const { table, id, set } of changes) {
      for (const one of keyed) if (table === one) this.#note(one, id, set[keyFields[one]]);
    }
  }

  #note(table: Keyed, id: string, value: JsonValue | undefined): void {
    if (typeof value !== "string") return;
    const key = nameKey(value);
    const known = this.#ids[table].get(key);
    if (known === undefined) this.#ids[table].set(key, [id]);
    else if (!known.includes(id)) known.push(id);
  }
}

/** One row of a table that hangs on no other; null when there is none, or it is not visible. */
export async function visibleRow<T extends TableName>(
  ledger: Pick<LookedAt, "record">,
  table: T,
  id: string,
): Promise<RowOf<T> | null> {
  const record = await ledger.record(table, id);
  return record === undefined
    ? null
    : rowWithId(new Map([[table, new Map([[id, record]])]]), table, id);
}
