import type { Change, ChangeSet, JsonValue } from "./change.ts";
import type { Stamp } from "./clock.ts";
import { applyChange, isLive, mergeRecords, type StoredRecord } from "./stored-record.ts";

/** All records of a notebook: table, then id. The ledger folds to it; Dexie and briefs are drawn from it. */
export type NotebookState = ReadonlyMap<string, ReadonlyMap<string, StoredRecord>>;

type MutableState = Map<string, Map<string, StoredRecord>>;

export const emptyState = (): NotebookState => new Map();

/** Folds change sets over a state. Pure: the state given is left as it was. */
export function applyChangeSets(
  state: NotebookState,
  changeSets: Iterable<ChangeSet>,
): NotebookState {
  const next: MutableState = new Map(state as MutableState);
  const copied = new Set<string>();
  for (const { changes, stamp } of changeSets) {
    for (const change of changes) {
      if (!copied.has(change.table)) {
        next.set(change.table, new Map(next.get(change.table)));
        copied.add(change.table);
      }
      const table = next.get(change.table);
      table?.set(change.id, applyChange(table.get(change.id), change, stamp));
    }
  }
  return next;
}

/**
 * Merges two states of one notebook. Commutative, associative, idempotent; verdicts
 * that neither side knowingly replaced stay side by side as several heads.
 */
export function merge(a: NotebookState, b: NotebookState): NotebookState {
  const merged: MutableState = new Map();
  for (const table of new Set([...a.keys(), ...b.keys()])) {
    const records = new Map(a.get(table));
    for (const [id, theirs] of b.get(table) ?? []) {
      const ours = records.get(id);
      records.set(id, ours === undefined ? theirs : mergeRecords(ours, theirs));
    }
    merged.set(table, records);
  }
  return merged;
}

/**
 * The stamp under which a value was first written, for one that an undo or a redo
 * brought back under a stamp of its own. Without it two edits of one field could not
 * be taken back one after the other.
 */
export type OriginOf = (table: string, id: string, field: string, stamp: Stamp) => Stamp;

/**
 * The edit that takes back a change set: each field that still bears its stamp goes
 * back to what it replaced. Fields edited since stay as they are (DESIGN section 3.5).
 *
 * @param before the state just before the change set, for the values to return to
 * @param now the state as it stands
 * @returns an empty list when nothing of it is left to take back
 */
export function undoOf(
  changeSet: ChangeSet,
  before: NotebookState,
  now: NotebookState,
  originOf: OriginOf = (_table, _id, _field, stamp) => stamp,
): readonly Change[] {
  const changes: Change[] = [];
  for (const { table, id, set } of changeSet.changes) {
    const current = now.get(table)?.get(id);
    const previous = before.get(table)?.get(id);
    if (current === undefined) continue;
    const stillBears = (field: string) => {
      const written = originOf(table, id, field, changeSet.stamp);
      const heads = current.fields[field]?.heads ?? [];
      return heads.some(({ stamp }) => originOf(table, id, field, stamp) === written);
    };
    if (previous === undefined || !isLive(previous)) {
      if (Object.keys(set).some(stillBears) && isLive(current)) {
        changes.push(edit(table, current, { $deleted: true }));
      }
      continue;
    }
    const restored: Record<string, JsonValue> = {};
    for (const field of Object.keys(set)) {
      if (!stillBears(field)) continue;
      const old = previous.fields[field]?.heads[0]?.value;
      restored[field] = old ?? (field === "$deleted" ? false : null);
    }
    if (Object.keys(restored).length > 0) changes.push(edit(table, current, restored));
  }
  return changes;
}

/** A change that knowingly replaces whatever the fields hold now. */
export function edit(
  table: string,
  current: StoredRecord | { readonly id: string; readonly fields?: undefined },
  set: Readonly<Record<string, JsonValue>>,
): Change {
  const replaces: Record<string, ChangeSet["stamp"][]> = {};
  for (const field of Object.keys(set)) {
    const stamps = current.fields?.[field]?.heads.map((head) => head.stamp) ?? [];
    if (stamps.length > 0) replaces[field] = [...stamps];
  }
  return { table, id: current.id, set: { ...set }, replaces };
}
