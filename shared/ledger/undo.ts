import { type Change, type ChangeSet, deletedField, type JsonValue } from "./change.ts";
import { partsOfStamp, type Stamp } from "./clock.ts";
import { edit, type NotebookState } from "./notebook-state.ts";
import { type Head, isLive, type StoredRecord } from "./stored-record.ts";

/**
 * The stamp under which a value was first written, for one that an undo or a redo
 * brought back under a stamp of its own. Without it two edits of one field could not
 * be taken back one after the other.
 */
export type OriginOf = (table: string, id: string, field: string, stamp: Stamp) => Stamp;

/**
 * The edits that take back one action: each field that still bears its stamp goes back to
 * what it replaced, all of it where several verdicts stood side by side. Fields edited
 * since stay as they are.
 *
 * @param changeSets of the action, in the order they were written; of their changes only
 *   the names of the fields are read
 * @param before the state just before the first, for the values to return to
 * @param now the state as it stands
 * @returns an empty list when nothing of it is left to take back
 */
export function undoOf(
  changeSets: readonly ChangeSet[],
  before: NotebookState,
  now: NotebookState,
  originOf: OriginOf = (_table, _id, _field, stamp) => stamp,
): readonly Change[] {
  const back = new Map<string, Change>();
  for (const { changes, stamp } of changeSets) {
    for (const { table, id, set } of changes) {
      const current = now.get(table)?.get(id);
      const previous = before.get(table)?.get(id);
      if (current === undefined) continue;
      const stillBears = (field: string) => {
        const written = originOf(table, id, field, stamp);
        const heads = current.fields[field]?.heads ?? [];
        return heads.some((head) => originOf(table, id, field, head.stamp) === written);
      };
      const change = takenBack(table, current, previous, Object.keys(set).filter(stillBears));
      if (change !== null)
        back.set(`${table}\n${id}`, together(back.get(`${table}\n${id}`), change));
    }
  }
  return [...back.values()];
}

function takenBack(
  table: string,
  current: StoredRecord,
  previous: StoredRecord | undefined,
  fields: readonly string[],
): Change | null {
  if (fields.length === 0) return null;
  if (previous === undefined || !isLive(previous)) {
    return isLive(current) ? edit(table, current, { [deletedField]: true }) : null;
  }
  const set: Record<string, JsonValue> = {};
  const beside: Record<string, { readonly value: JsonValue; readonly by: string }[]> = {};
  for (const field of fields) {
    const [shown, ...rivals] = previous.fields[field]?.heads ?? [];
    set[field] = shown?.value ?? (field === deletedField ? false : null);
    if (rivals.length > 0) beside[field] = rivals.map(broughtBack).reverse();
  }
  const change = edit(table, current, set);
  return Object.keys(beside).length > 0 ? { ...change, beside } : change;
}

/** Of several heads the last has the highest stamp again, as `stampBeside` counts up. */
function broughtBack({ value, stamp }: Head) {
  return { value, by: partsOfStamp(stamp).actorId };
}

/** One action may have touched a record more than once; it is edited once on the way back. */
function together(one: Change | undefined, other: Change): Change {
  if (one === undefined) return other;
  return {
    ...one,
    set: { ...one.set, ...other.set },
    replaces: { ...one.replaces, ...other.replaces },
    ...(one.beside === undefined && other.beside === undefined
      ? {}
      : { beside: { ...one.beside, ...other.beside } }),
  };
}
