import { create } from "#shared/domain/record.ts";
import type { Change, LedgerEntry } from "#shared/ledger/change.ts";
import { formatStamp } from "#shared/ledger/clock.ts";
import { applyChangeSets, emptyState, type NotebookState } from "#shared/ledger/notebook-state.ts";
import type { StoredRecord } from "#shared/ledger/stored-record.ts";
import type { LookedAt } from "./followed-tables.ts";

/** A ledger in memory, by the same rules as the real one; it counts how often whole tables are looked through. */
export class LedgerForTests implements LookedAt {
  looks = 0;
  state: NotebookState = emptyState();
  readonly #entries: LedgerEntry[] = [];

  get lastSequence(): number {
    return this.#entries.length;
  }

  add(changes: readonly Change[], action = "test:write"): LedgerEntry {
    const sequence = this.#entries.length + 1;
    const stamp = formatStamp({ ms: sequence, counter: 0, actorId: "ida" });
    // The fields that folding reads; the ledger adds the rest.
    const changeSet = { id: String(sequence), action, stamp, changes } as never;
    this.state = applyChangeSets(this.state, [changeSet]);
    const entry = { sequence, changeSet };
    this.#entries.push(entry);
    return entry;
  }

  async each(table: string, see: (record: StoredRecord) => void): Promise<void> {
    this.looks += 1;
    for (const record of this.state.get(table)?.values() ?? []) see(record);
  }

  async record(table: string, id: string): Promise<StoredRecord | undefined> {
    return this.state.get(table)?.get(id);
  }

  async read(after: number, limit: number): Promise<readonly LedgerEntry[]> {
    return this.#entries.slice(after, after + limit);
  }
}

/** An id of the form that records have, the same for the same number. */
export const idForTests = (number: number) =>
  `0190b0c0-0000-7000-8000-${String(number).padStart(12, "0")}` as const;

/** Makes a source of which only the name is known. */
export function sourceForTests(number: number, name: string): Change {
  return create("sources", {
    id: idForTests(number) as never,
    name,
    kind: null,
    descriptor: null,
    reliability: null,
    reliabilityReason: null,
    withheld: null,
    note: null,
  });
}
