import { Dexie, type Table } from "dexie";

type Rows<Name extends string> = Readonly<Record<Name, readonly unknown[]>>;

/** A table of which only those rows are read that rows of other tables lead to. */
export interface Part<Name extends string> {
  readonly table: Name;
  /** The tables that lead there: when one of them changes, other rows may be wanted. */
  readonly of: readonly Name[];
  readonly read: (rows: Rows<Name>) => PromiseLike<readonly unknown[]>;
}

/** The tables that are read, and what is made of their rows. */
interface Wanted<Name extends string, Value> {
  readonly db: Dexie;
  readonly tables: readonly Name[];
  /** Those that are not read whole, each behind the ones that lead to it. */
  readonly parts?: readonly Part<Name>[];
  /** `former` is what was made last, while somebody has followed ever since. */
  readonly make: (rows: Rows<Name>, former: Value | undefined) => Promise<Value>;
}

/**
 * Whole tables that several panes follow, read once for all of them and only while one of them
 * stands. A change has only its own tables read anew: a live query over all of them would read
 * every row of the notebook at each pause in writing.
 */
export class TablesTogether<Name extends string, Value> {
  readonly #wanted: Wanted<Name, Value>;
  readonly #listeners = new Set<() => void>();
  readonly #rows = new Map<Name, readonly unknown[]>();
  readonly #stale = new Set<Name>();
  #isReading = false;
  /** Rises when everything is forgotten: what was being read by then belongs to nobody. */
  #following = 0;
  #state: { readonly value?: Value; readonly error?: unknown } = {};

  constructor(wanted: Wanted<Name, Value>) {
    this.#wanted = wanted;
  }

  /** Undefined while the first read is under way. Throws what the read threw, for the error boundary. */
  readonly get = (): Value | undefined => {
    if ("error" in this.#state) throw this.#state.error;
    return this.#state.value;
  };

  readonly subscribe = (listen: () => void): (() => void) => {
    if (this.#listeners.size === 0) {
      Dexie.on("storagemutated", this.#onChange);
      for (const name of this.#wanted.tables) this.#stale.add(name);
      this.#readSoon();
    }
    this.#listeners.add(listen);
    return () => {
      this.#listeners.delete(listen);
      if (this.#listeners.size > 0) return;
      Dexie.on.storagemutated.unsubscribe(this.#onChange);
      // What changes while nobody looks would be missing from it.
      this.#state = {};
      this.#rows.clear();
      this.#following += 1;
    };
  };

  /** Dexie names what a transaction changed by database, table and index; all of one under one event. */
  readonly #onChange = (parts: object): void => {
    const changed = Object.keys(parts);
    for (const name of this.#wanted.tables) {
      const place = `idb://${this.#wanted.db.name}/${name}/`;
      const isChanged = changed.some((part) => part === "all" || part.startsWith(place));
      if (isChanged) this.#stale.add(name);
    }
    this.#readSoon();
  };

  #readSoon(): void {
    if (this.#isReading || this.#stale.size === 0) return;
    this.#isReading = true;
    void this.#read().finally(() => {
      this.#isReading = false;
      // What changed while the last of it was read.
      if (this.#listeners.size > 0) this.#readSoon();
    });
  }

  async #read(): Promise<void> {
    const { db, make, parts = [] } = this.#wanted;
    for (const { table, of } of parts) {
      if (of.some((name) => this.#stale.has(name))) this.#stale.add(table);
    }
    const stale = parts.filter(({ table }) => this.#stale.has(table));
    const whole = [...this.#stale].filter((name) => !stale.some(({ table }) => table === name));
    const following = this.#following;
    const tables = [...this.#stale].map((name): Table<unknown> => db.table(name));
    this.#stale.clear();
    try {
      const read = new Map(this.#rows);
      // One entry for each name that the type is made from, once all have been read.
      const rowsRead = () => Object.fromEntries(read) as Rows<Name>;
      // In one transaction: rows that belong together are seen together.
      await db.transaction("r", tables, async () => {
        const rows = await Promise.all(whole.map((name) => db.table(name).toArray()));
        for (const [index, name] of whole.entries()) read.set(name, rows[index] ?? []);
        for (const part of stale) read.set(part.table, await part.read(rowsRead()));
      });
      if (following !== this.#following) return;
      for (const [name, rows] of read) this.#rows.set(name, rows);
      this.#become({ value: await make(rowsRead(), this.#state.value) }, following);
    } catch (error) {
      this.#become({ error }, following);
    }
  }

  #become(state: { readonly value?: Value; readonly error?: unknown }, following: number): void {
    if (following !== this.#following) return;
    this.#state = state;
    for (const listen of this.#listeners) listen();
  }
}
