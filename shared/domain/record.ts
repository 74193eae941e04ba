import { z } from "zod";
import {
  type Change,
  type ChangeSetDraft,
  deletedField,
  type JsonValue,
  purgedField,
} from "../ledger/change.ts";
import type { Stamp } from "../ledger/clock.ts";
import { edit, type NotebookState } from "../ledger/notebook-state.ts";
import { type Row, recordOfRow, rowOfRecord } from "../ledger/row.ts";
import { isLive, type StoredRecord, valueOf } from "../ledger/stored-record.ts";
import { isTableName, type RecordOf, ruleOf, type TableName, tables } from "./tables.ts";

/** A record as features read it: its values, typed, and what an edit needs. */
export type RowOf<T extends TableName> = RecordOf<T> & Pick<Row, "$">;

/** The change that makes a record. Throws when a field is missing or out of its range. */
export function create<T extends TableName>(table: T, record: RecordOf<T>): Change {
  const { id, ...values } = tables[table].schema.parse(record) as { id: string };
  // The schemas hold JSON only: strings, numbers, booleans, null, and lists and records of them.
  return { table, id, set: values as Record<string, JsonValue> };
}

/** The change that sets some fields, naming the values it knowingly replaces. */
export function update<T extends TableName>(
  table: T,
  row: RowOf<T>,
  set: Partial<Omit<RecordOf<T>, "id">>,
): Change {
  const fields = someFields(table).parse(set) as Record<string, JsonValue>;
  return edit(table, recordOfRow(row as unknown as Row), fields);
}

const someFields = oncePerTable((table) => ruleOf(table).schema.partial());
const knownFields = oncePerTable((table) => ruleOf(table).schema.partial().strict());

/** A schema takes milliseconds to make, and an import checks thousands of records with it. */
function oncePerTable<Schema>(make: (table: TableName) => Schema): (table: TableName) => Schema {
  const made = new Map<TableName, Schema>();
  return (table) => {
    const known = made.get(table);
    if (known !== undefined) return known;
    const schema = make(table);
    made.set(table, schema);
    return schema;
  };
}

/** The change that deletes a record. Its dependants are hidden with it, not deleted. */
export function remove<T extends TableName>(table: T, row: RowOf<T>): Change {
  return edit(table, recordOfRow(row as unknown as Row), { [deletedField]: true });
}

/** The change that brings a deleted record back; one that was purged needs all its fields set with it. */
export function revive<T extends TableName>(table: T, row: RowOf<T>): Change {
  const record = recordOfRow(row as unknown as Row);
  const isPurged = valueOf(record, purgedField) === true;
  return edit(table, record, {
    [deletedField]: false,
    ...(isPurged ? { [purgedField]: false } : {}),
  });
}

/**
 * Checks a draft from outside against the tables: every table known, every field
 * known and in its range. Throws a ZodError that names the field otherwise.
 */
export function parseDraftChanges(draft: ChangeSetDraft): ChangeSetDraft {
  for (const { table, set, beside = {} } of draft.changes) {
    if (!isTableName(table)) refuse(`No table ${table}`);
    const { [deletedField]: tombstone, [purgedField]: purged, ...fields } = set;
    if (tombstone !== undefined && typeof tombstone !== "boolean") {
      refuse(`${deletedField} is true or false`);
    }
    if (purged !== undefined && purged !== false) refuse("Only a purge purges");
    const schema = knownFields(table);
    schema.parse(fields);
    for (const [field, values] of Object.entries(beside)) {
      for (const { value } of values) schema.parse({ [field]: value });
    }
  }
  return draft;
}

/**
 * True for a change that names every field a record of its table must have, so that it
 * makes a whole record where there was none.
 */
export function isWholeRecord({ table, set }: Change): boolean {
  if (!isTableName(table)) return false;
  return Object.entries(ruleOf(table).schema.shape).every(
    ([field, schema]) => field === "id" || field in set || schema.safeParse(undefined).success,
  );
}

/** Says it as a schema does, so that a request of that kind counts as one that breaks the contract. */
function refuse(message: string): never {
  return z.never({ error: message }).parse(null);
}

/** A value that stands beside the one shown, because neither author saw the other's. */
export interface Rival {
  readonly value: JsonValue;
  readonly stamp: Stamp;
}

/** For a verdict field: the other verdicts that nobody knowingly replaced, latest first. */
export function rivalsOf<T extends TableName>(
  table: T,
  row: RowOf<T>,
  field: keyof RecordOf<T> & string,
): readonly Rival[] {
  if (!ruleOf(table).verdicts.includes(field)) return [];
  return row.$.fields?.[field]?.rivals ?? [];
}

/** The live records of a table as rows, in order of id, with the rows whose parents are away left out. */
export function rowsOf<T extends TableName>(state: NotebookState, table: T): readonly RowOf<T>[] {
  const rows: RowOf<T>[] = [];
  for (const record of state.get(table)?.values() ?? []) {
    // Every write was checked against the table's schema at the door (`parseDraftChanges`).
    if (isVisible(state, table, record)) rows.push(rowOfRecord(record) as unknown as RowOf<T>);
  }
  return rows.sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
}

/** The row of an id; null when there is none, or it is not visible. */
export function rowWithId<T extends TableName>(
  state: NotebookState,
  table: T,
  id: string,
): RowOf<T> | null {
  const record = state.get(table)?.get(id);
  if (record === undefined || !isVisible(state, table, record)) return null;
  // As in `rowsOf`.
  return rowOfRecord(record) as unknown as RowOf<T>;
}

/** True when a record is live and so are all the records it hangs on. */
export function isVisible(state: NotebookState, table: TableName, record: StoredRecord): boolean {
  if (!isLive(record)) return false;
  return Object.entries(ruleOf(table).parents).every(([field, parentTable]) => {
    const parentId = record.fields[field]?.heads[0]?.value;
    if (typeof parentId !== "string") return true;
    const parent = state.get(parentTable)?.get(parentId);
    return parent === undefined
      ? false
      : isTableName(parentTable) && isVisible(state, parentTable, parent);
  });
}
