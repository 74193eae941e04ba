import { create, type RowOf, revive, update } from "#shared/domain/record.ts";
import type { RecordOf, TableName } from "#shared/domain/tables.ts";
import type { Change } from "#shared/ledger/change.ts";
import type { NotebookDatabase } from "./notebook-database.ts";

/**
 * The changes that put a record with a derived id where it should be: makes it, edits the
 * one that is there, or brings a deleted one back. Naming what is replaced keeps a
 * decision taken again from standing beside its former self as a rival.
 */
export async function put<T extends TableName>(
  db: NotebookDatabase,
  table: T,
  record: RecordOf<T>,
): Promise<readonly Change[]> {
  const { id, ...values } = record;
  // `RecordOf<T>` less its id is what `update` takes; TypeScript does not see it through the generic.
  const fields = values as Parameters<typeof update<T>>[2];
  const live = (await db.table(table).get(id)) as RowOf<T> | undefined;
  if (live !== undefined) return [update(table, live, fields)];

  const buried = await db.tombstones.get([table, id]);
  if (buried === undefined) return [create(table, record)];
  // Tombstones keep the row as it was; `table` says of which table.
  const row = buried.row as unknown as RowOf<T>;
  return [revive(table, row), update(table, row, fields)];
}
