import type { JsonValue } from "./change.ts";
import type { Stamp } from "./clock.ts";
import type { FieldState, Head, StoredRecord } from "./stored-record.ts";

/** A field whose state is not simply "set once, when the record was made". */
interface RowField {
  readonly stamp: Stamp;
  readonly replaced?: readonly Stamp[];
  /** Values that no one knowingly replaced, beside the one shown. */
  readonly rivals?: readonly Head[];
}

/** What a row keeps beside its values. */
export interface RowMeta {
  /** The stamp of all fields that are not in `fields`. */
  readonly made: Stamp;
  readonly fields?: Readonly<Record<string, RowField>>;
  /** The latest stamp on any field: when the record was last changed, and by whom. */
  readonly latest: Stamp;
}

/** A record as the projection stores it: the values shown, plus what a merge needs, packed. */
export type Row = { readonly id: string; readonly $: RowMeta } & {
  readonly [field: string]: JsonValue | RowMeta;
};

/** Packs a record into a row. Lossless: `recordOfRow(rowOfRecord(r))` equals `r`. */
export function rowOfRecord(record: StoredRecord): Row {
  const made = mostCommonStamp(record);
  let latest = made;
  const values: Record<string, JsonValue> = {};
  const fields: Record<string, RowField> = {};
  for (const [name, state] of Object.entries(record.fields)) {
    const [shown, ...rivals] = state.heads;
    if (shown === undefined) continue;
    values[name] = shown.value;
    if (shown.stamp > latest) latest = shown.stamp;
    if (shown.stamp === made && rivals.length === 0 && state.replaced.length === 0) continue;
    fields[name] = {
      stamp: shown.stamp,
      ...(state.replaced.length > 0 ? { replaced: state.replaced } : {}),
      ...(rivals.length > 0 ? { rivals } : {}),
    };
  }
  const meta: RowMeta =
    Object.keys(fields).length > 0 ? { made, fields, latest } : { made, latest };
  return { ...values, id: record.id, $: meta };
}

export function recordOfRow(row: Row): StoredRecord {
  const fields: Record<string, FieldState> = {};
  for (const [name, value] of Object.entries(row)) {
    if (name === "id" || name === "$") continue;
    const packed = row.$.fields?.[name];
    const shown: Head = {
      // Only `$` holds a RowMeta, and it was passed over above.
      value: value as JsonValue,
      stamp: packed?.stamp ?? row.$.made,
    };
    fields[name] = { heads: [shown, ...(packed?.rivals ?? [])], replaced: packed?.replaced ?? [] };
  }
  return { id: row.id, fields };
}

function mostCommonStamp(record: StoredRecord): Stamp {
  const counts = new Map<Stamp, number>();
  let best: Stamp | undefined;
  for (const { heads } of Object.values(record.fields)) {
    const stamp = heads[0]?.stamp;
    if (stamp === undefined) continue;
    const count = (counts.get(stamp) ?? 0) + 1;
    counts.set(stamp, count);
    const leading = best === undefined ? 0 : (counts.get(best) ?? 0);
    if (best === undefined || count > leading || (count === leading && stamp < best)) best = stamp;
  }
  if (best === undefined) throw new Error(`Record ${record.id} has no field`);
  return best;
}
