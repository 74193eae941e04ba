import { type SourceId, sourceIdSchema } from "#shared/domain/ids.ts";
import { type RowOf, rowWithId } from "#shared/domain/record.ts";
import type { TableName } from "#shared/domain/tables.ts";
import type { Change, JsonValue, LedgerEntry } from "#shared/ledger/change.ts";
import { FollowedTables, type LookedAt } from "./followed-tables.ts";

/** Ids of the records of one table, by what one of their fields holds. */
type Ids = Map<string, string[]>;

/** As names are told apart: however their accents were typed. */
export const nameKey = (name: string) => name.normalize("NFC");

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
  readonly #followed: FollowedTables<Keyed>;

  constructor(ledger: LookedAt) {
    this.#ledger = ledger;
    this.#followed = new FollowedTables(ledger, keyed, {
      see: (table, { id, fields }) =>
        this.#note(table, id, fields[keyFields[table]]?.heads[0]?.value),
      takeIn: (changes) => this.#takeIn(changes),
    });
  }

  /** Knows of everything that is written by now. */
  follow(): Promise<void> {
    return this.#followed.follow();
  }

  /** Takes in what this import itself has just written. */
  written(entry: Pick<LedgerEntry, "sequence">, changes: readonly Change[]): void {
    this.#followed.written(entry, changes);
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
