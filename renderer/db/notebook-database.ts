import { Dexie, type Table } from "dexie";
import { projectionStores } from "#shared/domain/projection.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { TableName } from "#shared/domain/tables.ts";
import type { Row } from "#shared/ledger/row.ts";
import { largeValues } from "../workers/large-values.ts";

/** The text of a text version, by the hash the version names. */
export interface TextRow {
  readonly hash: string;
  readonly text: string;
}

/** A deleted record, kept apart so that live tables hold live records only. */
export interface TombstoneRow {
  readonly table: TableName;
  readonly id: string;
  readonly row: Row;
}

/** How many records a table has; kept beside them, since counting a million rows takes 0.6 s. */
export interface CountRow {
  readonly table: TableName;
  readonly live: number;
  readonly deleted: number;
}

/**
 * A notebook's projection as views read it: one typed table per table of the notebook.
 * A missing parent means that the row is hidden: joins drop it.
 */
export type NotebookDatabase = Dexie & {
  readonly [T in TableName]: Table<RowOf<T>, string>;
} & {
  readonly texts: Table<TextRow, string>;
  readonly tombstones: Table<TombstoneRow, [TableName, string]>;
  readonly counts: Table<CountRow, TableName>;
};

/** Opens the projection for views. Writing to it throws: only the notebook worker writes. */
export function openNotebookDatabase(name: string): NotebookDatabase {
  // The worker writes in another thread; a cache here could answer with what it just replaced.
  const database = new Dexie(name, { cache: "disabled" });
  database.version(1).stores({ ...projectionStores });
  database.use(largeValues);
  database.use({
    stack: "dbcore",
    name: "read-only",
    create: (core) => ({
      ...core,
      table: (tableName) => ({
        ...core.table(tableName),
        mutate: () =>
          Promise.reject(new Error(`Views never write: use notebook.commit (${tableName})`)),
      }),
    }),
  });
  // Dexie makes a property for each store; `projectionStores` names every one of the type.
  return database as NotebookDatabase;
}
