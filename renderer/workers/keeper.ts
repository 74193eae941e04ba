import type { RowOf } from "#shared/domain/record.ts";
import type { TableName } from "#shared/domain/tables.ts";
import type { LedgerEntry } from "#shared/ledger/change.ts";
import type { Row } from "#shared/ledger/row.ts";
import type { KeptList } from "#shared/listing/kept-list.ts";
import type { ProjectionDatabase } from "./projection-database.ts";

const rowsAtOnce = 2000;

/** Reads once, when it is first needed, and takes what was written meanwhile after that. */
export class Keeper {
  isReady = false;
  readonly #load: () => Promise<void>;
  readonly #take: (entries: readonly LedgerEntry[]) => Promise<void>;
  #loading: Promise<void> | null = null;
  #missed: LedgerEntry[] = [];

  constructor(load: () => Promise<void>, take: (entries: readonly LedgerEntry[]) => Promise<void>) {
    this.#load = load;
    this.#take = take;
  }

  load(): Promise<void> {
    this.#loading ??= this.#loadAll();
    return this.#loading;
  }

  async take(entries: readonly LedgerEntry[]): Promise<void> {
    if (!this.isReady) {
      if (this.#loading !== null) this.#missed.push(...entries);
      return;
    }
    try {
      await this.#take(entries);
    } catch {
      // What it holds is not to be believed any more; the next who asks has it read anew.
      this.isReady = false;
      this.#loading = null;
    }
  }

  async #loadAll(): Promise<void> {
    try {
      await this.#load();
      while (this.#missed.length > 0) await this.#take(this.#missed.splice(0));
      this.isReady = true;
    } catch (error) {
      // The next who asks tries again.
      this.#loading = null;
      throw error;
    }
  }
}

interface KeptRows<T extends TableName, Facet extends { readonly id: string }> {
  readonly database: ProjectionDatabase;
  readonly pause: () => Promise<void>;
  readonly table: T;
  readonly list: KeptList<Facet, string>;
  /** Null for rows that no list shows. */
  readonly facetOf: (row: RowOf<T>) => Facet | null;
  /** Told how many are kept after each page. */
  readonly onRead?: (count: number) => void;
}

/** Keeps what lists ask of the rows of one table. */
export function rowKeeper<T extends TableName, Facet extends { readonly id: string }>({
  database,
  pause,
  table,
  list,
  facetOf,
  onRead,
}: KeptRows<T, Facet>): Keeper {
  const keep = (rows: readonly Row[], gone: readonly string[] = []) => {
    // The table holds these rows, as a row of the projection does not say.
    const facets = rows.map((row) => facetOf(row as unknown as RowOf<T>));
    const listed = facets.filter((facet) => facet !== null);
    const unlisted = rows.filter((_, at) => facets[at] === null).map(({ id }) => id);
    list.change(listed, [...gone, ...unlisted]);
  };
  return new Keeper(
    async () => {
      list.clear();
      const rows = database.rows(table);
      const ids = await rows.toCollection().primaryKeys();
      // The newest first, as lists are shown; what is written meanwhile is taken after that.
      for (let end = ids.length; end > 0; end -= rowsAtOnce) {
        const [first, last] = [ids[Math.max(0, end - rowsAtOnce)] ?? "", ids[end - 1] ?? ""];
        keep(await rows.where(":id").between(first, last, true, true).toArray());
        onRead?.(list.size);
        await pause();
      }
    },
    async (entries) => {
      const touched = entries.flatMap(({ changeSet }) =>
        changeSet.changes.filter((change) => change.table === table).map(({ id }) => id),
      );
      const ids = [...new Set(touched)];
      if (ids.length === 0) return;
      const found = await database.rows(table).bulkGet(ids);
      keep(
        found.filter((row) => row !== undefined),
        ids.filter((_, index) => found[index] === undefined),
      );
    },
  );
}

/** Tells those who wait that a count has been reached. */
export class Reached {
  #waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  #count = 0;

  reached(count: number): Promise<void> {
    if (this.#count >= count) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ count, resolve }));
  }

  tell(count: number): void {
    this.#count = count;
    for (const { count: wanted, resolve } of this.#waiting) if (wanted <= count) resolve();
    this.#waiting = this.#waiting.filter((one) => one.count > count);
  }
}
