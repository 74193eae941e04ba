import { type ClaimRows, claimTables } from "#shared/domain/claim/assembled-claim.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { LedgerEntry } from "#shared/ledger/change.ts";
import type { AnsweredClaims } from "#shared/listing/list-request.ts";
import {
  type ClaimTables,
  inOneTransaction,
  type RowReading,
  readClaimRows,
  readingOf,
} from "./claim-records.ts";

/** Some thousand claims with all they hang on; beyond, it begins anew. */
const mostAnswers = 60_000;

type Table = keyof ClaimRows;
/** What a table answered, by what it was asked. */
type Answers = Map<string, readonly object[]>;

/**
 * Rows of claims as they were read, so that a list which shows the same claims again asks the
 * database for nothing: twenty claims are 250 questions to it. What is kept of a table is forgotten
 * as soon as something has been written to it.
 */
export class KeptClaimRows {
  readonly #tables: ClaimTables;
  readonly #answers = new Map<Table, Answers>();
  #version = 0;
  #count = 0;

  constructor(tables: ClaimTables) {
    this.#tables = tables;
  }

  /** The projection has these entries now. */
  take(entries: readonly LedgerEntry[]): void {
    const written = new Set(
      entries.flatMap(({ changeSet }) => changeSet.changes.map(({ table }) => table)),
    );
    const changed = claimTables.filter((table) => written.has(table));
    if (changed.length === 0) return;
    this.#version += 1;
    for (const table of changed) {
      this.#count -= this.#answers.get(table)?.size ?? 0;
      this.#answers.delete(table);
    }
  }

  /** All that these claims hang on. */
  async rowsOf(claimIds: readonly string[]): Promise<AnsweredClaims> {
    const version = this.#version;
    const known = new KeptReading(this.#answers, null, () => {});
    const rows = await readClaimRows(known, claimIds);
    if (known.hasAll) return { version, rows };
    const reading = new KeptReading(this.#answers, readingOf(this.#tables), (table, name, found) =>
      this.#keep(version, table, name, found),
    );
    return {
      version,
      rows: await inOneTransaction(this.#tables, () => readClaimRows(reading, claimIds)),
    };
  }

  #keep(version: number, table: Table, name: string, found: readonly object[]): void {
    // Written to since: what was read may be what was there before.
    if (version !== this.#version) return;
    if (this.#count >= mostAnswers) {
      this.#answers.clear();
      this.#count = 0;
    }
    this.#count += 1;
    const answers = this.#answers.get(table);
    if (answers === undefined) this.#answers.set(table, new Map([[name, found]]));
    else answers.set(name, found);
  }
}

/** Asks what is kept, and the tables for the rest; without tables it only looks whether all is kept. */
class KeptReading implements RowReading {
  hasAll = true;
  readonly #answers: ReadonlyMap<Table, Answers>;
  readonly #tables: RowReading | null;
  readonly #keep: (table: Table, name: string, found: readonly object[]) => void;

  constructor(
    answers: ReadonlyMap<Table, Answers>,
    tables: RowReading | null,
    keep: (table: Table, name: string, found: readonly object[]) => void,
  ) {
    this.#answers = answers;
    this.#tables = tables;
    this.#keep = keep;
  }

  readonly all = async <T extends Table>(table: T): Promise<readonly RowOf<T>[]> => {
    const kept = this.#answerOf(table, "");
    if (kept !== undefined) return kept;
    this.hasAll = false;
    if (this.#tables === null) return [];
    const found = await this.#tables.all(table);
    this.#keep(table, "", found);
    return found;
  };

  readonly byIds = <T extends Table>(
    table: T,
    ids: readonly string[],
  ): Promise<readonly RowOf<T>[]> =>
    this.#each(table, "id", ids, (tables, missing) => tables.byIds(table, missing));

  readonly onEach = <T extends Table>(
    table: T,
    field: string & keyof RowOf<T>,
    values: readonly string[],
  ): Promise<readonly RowOf<T>[]> =>
    this.#each(table, field, values, (tables, missing) => tables.onEach(table, field, missing));

  async #each<T extends Table>(
    table: T,
    field: string & keyof RowOf<T>,
    values: readonly string[],
    read: (tables: RowReading, missing: readonly string[]) => Promise<readonly RowOf<T>[]>,
  ): Promise<readonly RowOf<T>[]> {
    const nameOf = (value: string) => `${field} ${value}`;
    // Taken before anything is read: it may be forgotten meanwhile.
    const answers = new Map(values.map((value) => [value, this.#answerOf(table, nameOf(value))]));
    const missing = [...answers].flatMap(([value, kept]) => (kept === undefined ? value : []));
    if (missing.length === 0) return [...answers.values()].flatMap((kept) => kept ?? []);
    this.hasAll = false;
    if (this.#tables === null) return [];
    const fresh = new Map(missing.map((value): [string, RowOf<T>[]] => [value, []]));
    for (const row of await read(this.#tables, missing)) {
      // Every field that rows are asked by holds an id.
      fresh.get(row[field] as string)?.push(row);
    }
    for (const [value, found] of fresh) this.#keep(table, nameOf(value), found);
    return [...answers].flatMap(([value, kept]) => kept ?? fresh.get(value) ?? []);
  }

  /** Undefined where it has not been asked. */
  #answerOf<T extends Table>(table: T, name: string): readonly RowOf<T>[] | undefined {
    // Answers stand under the table that gave them.
    return this.#answers.get(table)?.get(name) as readonly RowOf<T>[] | undefined;
  }
}
