import { type Change, deletedField, type JsonValue, purgedField } from "./change.ts";
import { type Stamp, stampBeside } from "./clock.ts";

/** One value of a field and the stamp that wrote it. */
export interface Head {
  readonly value: JsonValue;
  readonly stamp: Stamp;
}

/**
 * A field with its history in stamps.
 *
 * `heads`: the values that no later edit knowingly replaced, latest stamp first;
 * more than one means that two people decided without seeing each other.
 * `replaced`: stamps of every value that was replaced, ascending; needed so that an
 * old value arriving late stays replaced.
 */
export interface FieldState {
  readonly heads: readonly Head[];
  readonly replaced: readonly Stamp[];
}

/** One record with all it takes to merge it. */
export interface StoredRecord {
  readonly id: string;
  readonly fields: Readonly<Record<string, FieldState>>;
}

const latestFirst = (a: Head, b: Head) => (a.stamp < b.stamp ? 1 : a.stamp > b.stamp ? -1 : 0);

/**
 * Merges two states of one field. Commutative, associative and idempotent, as long
 * as a stamp names one value only.
 */
function mergeFields(a: FieldState, b: FieldState): FieldState {
  const replaced = new Set<Stamp>([...a.replaced, ...b.replaced]);
  const heads = new Map<Stamp, Head>();
  for (const head of [...a.heads, ...b.heads]) {
    if (!replaced.has(head.stamp)) heads.set(head.stamp, head);
  }
  return { heads: [...heads.values()].sort(latestFirst), replaced: [...replaced].sort() };
}

/** Merges two states of one record, field by field; fields that this program does not know survive. */
export function mergeRecords(a: StoredRecord, b: StoredRecord): StoredRecord {
  const fields: Record<string, FieldState> = { ...a.fields };
  for (const [name, theirs] of Object.entries(b.fields)) {
    const ours = fields[name];
    fields[name] = ours === undefined ? theirs : mergeFields(ours, theirs);
  }
  return { id: a.id, fields };
}

/** The record that one change alone describes. */
function recordOfChange(change: Change, stamp: Stamp): StoredRecord {
  const fields: Record<string, FieldState> = {};
  for (const [name, value] of Object.entries(change.set)) {
    const beside = (change.beside?.[name] ?? []).map((head, index) => ({
      value: head.value,
      stamp: stampBeside(stamp, index, head.by),
    }));
    fields[name] = {
      heads: [{ value, stamp }, ...beside].sort(latestFirst),
      replaced: [...(change.replaces?.[name] ?? [])].sort(),
    };
  }
  return { id: change.id, fields };
}

/** Applies a change; the order in which changes arrive makes no difference to the result. */
export function applyChange(
  record: StoredRecord | undefined,
  change: Change,
  stamp: Stamp,
): StoredRecord {
  const described = recordOfChange(change, stamp);
  return record === undefined ? described : mergeRecords(record, described);
}

/** The value a field shows: that of the latest stamp; undefined when it was never set. */
export function valueOf(record: StoredRecord, field: string): JsonValue | undefined {
  return record.fields[field]?.heads[0]?.value;
}

/**
 * True unless a tombstone is the latest thing said of the record: a later edit revives it.
 * Nothing revives what was purged but making it anew.
 */
export function isLive(record: StoredRecord): boolean {
  if (valueOf(record, purgedField) === true) return false;
  const tombstone = record.fields[deletedField]?.heads[0];
  if (tombstone === undefined || tombstone.value !== true) return true;
  return Object.entries(record.fields).some(([name, state]) => {
    const latest = state.heads[0];
    return name !== deletedField && latest !== undefined && latest.stamp > tombstone.stamp;
  });
}
