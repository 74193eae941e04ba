import { type Change, type ChangeSet, deletedField, type JsonValue } from "./change.ts";
import type { Stamp } from "./clock.ts";
import { changesOf } from "./migrations.ts";
import { applyChange, mergeRecords, type StoredRecord } from "./stored-record.ts";

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
  for (const changeSet of changeSets) {
    const { stamp } = changeSet;
    for (const change of changesOf(changeSet)) {
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

/** A change that knowingly replaces whatever the fields hold now. */
export function edit(
  table: string,
  current: StoredRecord | { readonly id: string; readonly fields?: undefined },
  set: Readonly<Record<string, JsonValue>>,
): Change {
  const replaces: Record<string, Stamp[]> = {};
  for (const field of Object.keys(set)) {
    const stamps = current.fields?.[field]?.heads.map((head) => head.stamp) ?? [];
    // A deletion is later than all it has seen, even if that was written by a clock that ran ahead.
    const seen =
      field === deletedField && set[field] === true ? latestOf(current.fields ?? {}) : [];
    const all = new Set([...stamps, ...seen]);
    if (all.size > 0) replaces[field] = [...all];
  }
  return { table, id: current.id, set: { ...set }, replaces };
}

function latestOf(fields: StoredRecord["fields"]): readonly Stamp[] {
  const stamps = Object.values(fields).flatMap(({ heads }) => heads.map(({ stamp }) => stamp));
  return stamps.sort().slice(-1);
}
