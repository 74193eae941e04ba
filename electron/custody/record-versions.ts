import type { RecordVersion, Whole } from "#shared/domain/history/history-line.ts";
import { recordName } from "#shared/domain/history/record-name.ts";
import type { JsonValue, KeptChange, LedgerEntry } from "#shared/ledger/change.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import type { StoredRecord } from "#shared/ledger/stored-record.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { entriesOfRecords, type ReadLedger, type Wanted } from "../notebooks/entries-of-records.ts";
import { valueInWords } from "./history-lines.ts";
import { ToldRecords } from "./told-records.ts";

type VersionedLedger = ReadLedger & Pick<Ledger, "each">;

const mostVersions = 200;
/** A version is read whole: a definition that was cut would look like the one before. */
const longestValue = 10_000;

/** Every change set that made something else of a record or its parts, the latest first. */
export async function recordVersions(
  { ledger }: { readonly ledger: VersionedLedger },
  whole: Whole,
): Promise<RecordVersion[]> {
  const wanted = await recordsOf(ledger, whole);
  const told = new ToldRecords(ledger);
  const reading = new WholeReading(told, whole);
  for (const entry of await entriesOfRecords(ledger, wanted)) {
    await told.read("actors", entry.changeSet.actorId);
    for (const { table, id, set } of entry.changeSet.changes) {
      if (wanted.get(table)?.has(id) !== true) continue;
      await told.read(table, id);
      for (const value of Object.values(set)) await told.readValue(value);
    }
    reading.take(entry);
  }
  return reading.versions.reverse().slice(0, mostVersions);
}

/** The record, and every other that is a part of it or may once have been one. */
async function recordsOf(
  ledger: Pick<Ledger, "each">,
  { table, id, parts }: Whole,
): Promise<Wanted> {
  const wanted = new Map([[table, new Set([id])]]);
  const ids = wanted.get(parts.table) ?? new Set<string>();
  wanted.set(parts.table, ids);
  await ledger.each(parts.table, (record) => {
    if (mayBePart(record, parts.field, id)) ids.add(record.id);
  });
  return wanted;
}

/** What a field held before is only in the entries: one that was set again is looked at there. */
function mayBePart({ fields }: StoredRecord, field: string, id: string): boolean {
  const state = fields[field];
  if (state === undefined) return false;
  return state.replaced.length > 0 || state.heads.some(({ value }) => value === id);
}

/** Follows one record and its parts through the ledger. */
class WholeReading {
  readonly versions: RecordVersion[] = [];
  readonly #told: Pick<ToldRecords, "state">;
  readonly #whole: Whole;
  /** The values that stand now, by record and field. */
  readonly #values = new Map<string, Map<string, JsonValue>>();

  /** @param told has read what the entries name before they are taken */
  constructor(told: Pick<ToldRecords, "state">, whole: Whole) {
    this.#told = told;
    this.#whole = whole;
  }

  get #state(): NotebookState {
    return this.#told.state;
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
