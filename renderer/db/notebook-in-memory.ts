import { Dexie } from "dexie";
import { projectionStores } from "#shared/domain/projection.ts";
import { isTableName } from "#shared/domain/tables.ts";
import { type Change, type LedgerEntry, writtenEntrySchema } from "#shared/ledger/change.ts";
import { formatStamp } from "#shared/ledger/clock.ts";
import { applyChangeSets, emptyState, type NotebookState } from "#shared/ledger/notebook-state.ts";
import { rowOfRecord } from "#shared/ledger/row.ts";
import { isLive } from "#shared/ledger/stored-record.ts";
import type { NotebookDatabase } from "./notebook-database.ts";

let made = 0;

/** For tests: a notebook whose ledger is a list, over a real Dexie (on fake-indexeddb). */
export class NotebookInMemory {
  readonly db: NotebookDatabase;
  readonly entries: LedgerEntry[] = [];
  #state: NotebookState = emptyState();

  constructor() {
    made += 1;
    const database = new Dexie(`in-memory-${made}`);
    database.version(1).stores({ ...projectionStores });
    // Dexie makes a property for each store; `projectionStores` names every one of the type.
    this.db = database as NotebookDatabase;
  }

  commit(action: `${string}:${string}`, changes: readonly Change[]): Promise<LedgerEntry> {
    return this.commitAs("ana", action, changes);
  }

  /** As another person would, whose changes name what they saw. */
  async commitAs(
    actorId: string,
    action: `${string}:${string}`,
    changes: readonly Change[],
  ): Promise<LedgerEntry> {
    const sequence = this.entries.length + 1;
    const entry = writtenEntrySchema.parse({
      sequence,
      changeSet: {
        id: `00000000-0000-4000-8000-${String(sequence).padStart(12, "0")}`,
        action,
        changes,
        stamp: formatStamp({ ms: sequence, counter: 0, actorId }),
        actorId,
        at: "2026-01-01T00:00:00.000Z",
        tool: "railhead test",
      },
    });
    this.entries.push(entry);
    this.#state = applyChangeSets(this.#state, [entry.changeSet]);
    for (const { table, id } of changes) await this.#show(table, id);
    return entry;
  }

  async #show(table: string, id: string): Promise<void> {
    const record = this.#state.get(table)?.get(id);
    if (record === undefined || !isTableName(table)) return;
    const rows = this.db.table(table);
    const row = rowOfRecord(record);
    if (isLive(record)) {
      await rows.put(row);
      await this.db.tombstones.delete([table, id]);
    } else {
      await rows.delete(id);
      await this.db.tombstones.put({ table, id, row });
    }
  }
}
