import type { LedgerEntry } from "#shared/ledger/change.ts";

/** So long what a batch writes is gathered: the lists follow it five times a second. */
export const gatherMs = 200;

/**
 * Passes entries on in their order. Those of a batch, such as an import, come faster than anyone can
 * follow: after the first they go in groups, since drawing the lists anew for each of them takes the
 * window longer than all that is written. Whatever else is written takes all that waits with it, at once.
 */
export class GatheredEntries {
  readonly #pass: (entries: readonly LedgerEntry[]) => void;
  #held: LedgerEntry[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(pass: (entries: readonly LedgerEntry[]) => void) {
    this.#pass = pass;
  }

  take(entries: readonly LedgerEntry[]): void {
    this.#held.push(...entries);
    const isOfBatches = entries.every(({ changeSet }) => changeSet.batch !== undefined);
    if (this.#timer === null || !isOfBatches) this.flush();
  }

  /** Passes on what waits. */
  flush(): void {
    if (this.#held.length === 0) return;
    this.#pass(this.#held.splice(0));
    this.close();
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.flush();
    }, gatherMs);
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
