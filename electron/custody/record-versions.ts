import type { RecordVersion, Whole } from "#shared/domain/history/history-line.ts";
import { recordName } from "#shared/domain/history/record-name.ts";
import type { JsonValue, KeptChange, LedgerEntry } from "#shared/ledger/change.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { ledgerPages } from "../ledger/ledger-pages.ts";
import type { NotebookStore } from "../notebooks/notebook-store.ts";
import { valueInWords } from "./history-lines.ts";

const mostVersions = 200;
/** A version is read whole: a definition that was cut would look like the one before. */
const longestValue = 10_000;

/** Every change set that made something else of a record or its parts, the latest first. */
export async function recordVersions(
  store: Pick<NotebookStore, "ledger" | "state">,
  whole: Whole,
): Promise<RecordVersion[]> {
  const reading = new WholeReading(await store.state(), whole);
  for await (const page of ledgerPages(store.ledger)) {
    for (const entry of page) reading.take(entry);
  }
  return reading.versions.reverse().slice(0, mostVersions);
}

/** Follows one record and its parts through the ledger. */
class WholeReading {
  readonly versions: RecordVersion[] = [];
  readonly #state: NotebookState;
  readonly #whole: Whole;
  /** The values that stand now, by record and field. */
  readonly #values = new Map<string, Map<string, JsonValue>>();

  constructor(state: NotebookState, whole: Whole) {
    this.#state = state;
    this.#whole = whole;
  }

  take({ sequence, changeSet }: LedgerEntry): void {
    const changes = changeSet.changes.flatMap((change) => this.#changesOf(change));
    if (changes.length === 0) return;
    const { at, actorId, reason, undoes, redoes } = changeSet;
    this.versions.push({
      number: this.versions.length + 1,
      sequence,
      at,
      who: recordName(this.#state, "actors", actorId),
      reason: reason ?? null,
      takesBack: undoes !== undefined ? "undo" : redoes !== undefined ? "redo" : null,
      changes,
    });
  }

  #changesOf({ table, id, set, purged }: KeptChange): RecordVersion["changes"] {
    const isPart = table === this.#whole.parts.table;
    const key = `${table} ${id}`;
    const former = this.#values.get(key);
    const isOfPart = isPart && set[this.#whole.parts.field] === this.#whole.id;
    const isWhole = table === this.#whole.table && id === this.#whole.id;
    if (!isWhole && former === undefined && !isOfPart) return [];
    const values = former ?? new Map<string, JsonValue>();
    this.#values.set(key, values);
    const name = recordName(this.#state, table, id);
    return Object.entries(set).flatMap(([field, value]) => {
      const before = values.get(field);
      values.set(field, value);
      if (JSON.stringify(before ?? null) === JSON.stringify(value)) return [];
      const after = valueInWords(this.#state, value, longestValue);
      return [
        {
          table,
          id,
          name,
          field,
          after,
          ...(former === undefined
            ? {}
            : { before: valueInWords(this.#state, before, longestValue) }),
          isPurged: purged !== undefined,
          isPart,
        },
      ];
    });
  }
}
