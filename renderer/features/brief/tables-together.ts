import { Dexie, type Table } from "dexie";

type Rows<Name extends string> = Readonly<Record<Name, readonly unknown[]>>;

/** The tables that are read, and what is made of their rows. */
interface Wanted<Name extends string, Value> {
  readonly db: Dexie;
  readonly tables: readonly Name[];
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
    const names = [...this.#stale];
    const following = this.#following;
    this.#stale.clear();
    try {
      const { db, make } = this.#wanted;
      const tables = names.map((name): Table<unknown> => db.table(name));
      // In one transaction: rows that belong together are seen together.
      const read = await db.transaction("r", tables, () =>
        Promise.all(tables.map((table) => table.toArray())),
      );
      if (following !== this.#following) return;
      for (const [index, name] of names.entries()) this.#rows.set(name, read[index] ?? []);
      // One entry for each name that the type is made from.
      const rows = Object.fromEntries(this.#rows) as Rows<Name>;
      this.#become({ value: await make(rows, this.#state.value) }, following);
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
