import { liveQuery, type Subscription } from "dexie";

/** A live query that several panes follow: read once for all of them, and only while one of them stands. */
export class ReadTogether<Value> {
  readonly #read: () => Promise<Value>;
  readonly #listeners = new Set<() => void>();
  #subscription: Subscription | null = null;
  #state: { readonly value?: Value; readonly error?: unknown } = {};

  constructor(read: () => Promise<Value>) {
    this.#read = read;
  }

  /** Undefined while the first read is under way. Throws what the read threw, for the error boundary. */
  readonly get = (): Value | undefined => {
    if ("error" in this.#state) throw this.#state.error;
    return this.#state.value;
  };

  readonly subscribe = (listen: () => void): (() => void) => {
    this.#listeners.add(listen);
    this.#subscription ??= liveQuery(this.#read).subscribe({
      next: (value) => this.#become({ value }),
      error: (error: unknown) => this.#become({ error }),
    });
    return () => {
      this.#listeners.delete(listen);
      if (this.#listeners.size > 0) return;
      this.#subscription?.unsubscribe();
      this.#subscription = null;
      // What changes while nobody looks would be missing from it.
      this.#state = {};
    };
  };

  #become(state: { readonly value?: Value; readonly error?: unknown }): void {
    this.#state = state;
    for (const listen of this.#listeners) listen();
  }
}
