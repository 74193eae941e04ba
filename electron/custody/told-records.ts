import { namingParents } from "#shared/domain/history/record-name.ts";
import { type TableName, tableNames } from "#shared/domain/tables.ts";
import type { JsonValue } from "#shared/ledger/change.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { type StoredRecord, valueOf } from "#shared/ledger/stored-record.ts";
import type { Ledger } from "../ledger/ledger.ts";

/** Tables that grow with the articles: an id of any table is looked for in the others first. */
const large: readonly TableName[] = [
  "annotations",
  "claims",
  "evidence",
  "speakers",
  "impacts",
  "articles",
  "textVersions",
  "blockDecisions",
];
const smallFirst: readonly TableName[] = [
  ...tableNames.filter((table) => !large.includes(table)),
  ...large,
];

/** True for a text that may be the id of a record. */
export function looksLikeId(value: string): boolean {
  return /^[0-9a-f-]{36}$|~/.test(value);
}

/**
 * The records by whose names a part of the history is told, read one by one: reading all of a
 * large notebook for them takes seconds, and a gigabyte of memory.
 */
export class ToldRecords {
  readonly #ledger: Pick<Ledger, "record">;
  readonly #records = new Map<string, Map<string, StoredRecord>>();
  readonly #looked = new Set<string>();

  constructor(ledger: Pick<Ledger, "record">) {
    this.#ledger = ledger;
  }

  /** What was read so far. */
  get state(): NotebookState {
    return this.#records;
  }

  /** Reads a record, and those whose names stand for its own; false when there is none. */
  async read(table: string, id: string): Promise<boolean> {
    const key = `${table} ${id}`;
    if (!this.#looked.has(key)) {
      this.#looked.add(key);
      const record = await this.#ledger.record(table, id);
      if (record === undefined) return false;
      const records = this.#records.get(table) ?? new Map<string, StoredRecord>();
      this.#records.set(table, records.set(id, record));
      for (const [field, parent] of namingParents(table)) {
        const parentId = valueOf(record, field);
        if (typeof parentId === "string") await this.read(parent, parentId);
      }
    }
    return this.#records.get(table)?.has(id) === true;
  }

  /** Reads the record that a value is the id of, in whatever table it is. */
  async readValue(value: JsonValue | undefined): Promise<void> {
    if (typeof value !== "string" || !looksLikeId(value)) return;
    for (const table of smallFirst) if (await this.read(table, value)) return;
  }
}
