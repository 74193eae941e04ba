import { useLiveQuery } from "dexie-react-hooks";
import { type RowOf, rivalsOf } from "#shared/domain/record.ts";
import type { RecordOf, TableName } from "#shared/domain/tables.ts";
import { partsOfStamp, type Stamp } from "#shared/ledger/clock.ts";
import { useNotebook } from "./notebook.ts";

/** One verdict on a field, with who gave it and when (Unix milliseconds). */
export interface Verdict<Value> {
  readonly value: Value;
  readonly stamp: Stamp;
  /** The person's name; null when this notebook does not know it. */
  readonly who: string | null;
  readonly atMs: number;
}

/**
 * All verdicts on a field that nobody knowingly replaced, the one shown first. A single
 * one means that everybody agrees; undefined while the names are being read.
 */
export function useVerdicts<T extends TableName, F extends keyof RecordOf<T> & string>(
  table: T,
  row: RowOf<T>,
  field: F,
): readonly Verdict<RecordOf<T>[F]>[] | undefined {
  const { db } = useNotebook();
  const heads = verdictsOf(table, row, field);
  const actorIds = heads.map(({ stamp }) => partsOfStamp(stamp).actorId);
  const actors = useLiveQuery(() => db.actors.bulkGet(actorIds), [db, actorIds.join(" ")]);
  if (actors === undefined) return undefined;
  return heads.map(({ value, stamp }, index) => ({
    value,
    stamp,
    who: actors[index]?.personName ?? null,
    atMs: partsOfStamp(stamp).ms,
  }));
}

function verdictsOf<T extends TableName, F extends keyof RecordOf<T> & string>(
  table: T,
  row: RowOf<T>,
  field: F,
): readonly { readonly value: RecordOf<T>[F]; readonly stamp: Stamp }[] {
  const shown = { value: row[field], stamp: row.$.fields?.[field]?.stamp ?? row.$.made };
  // Rivals were checked against the same schema as the value shown, at the door of the ledger.
  const rivals = rivalsOf(table, row, field) as readonly {
    readonly value: RecordOf<T>[F];
    readonly stamp: Stamp;
  }[];
  return [shown, ...rivals];
}
