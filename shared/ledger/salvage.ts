import type { Change, JsonValue } from "./change.ts";
import type { Stamp } from "./clock.ts";
import type { NotebookState } from "./notebook-state.ts";
import type { FieldState } from "./stored-record.ts";

/** Edits that bear one stamp. */
export interface Salvaged {
  readonly stamp: Stamp;
  readonly changes: readonly Change[];
}

interface Stamped {
  readonly stamp: Stamp;
  readonly value: JsonValue;
}

/**
 * The edits that lead from what the readable entries say to a whole state that contains
 * it, under the stamps they had. What had been replaced by then is gone: where only the
 * fact of a replacement is missing, the replaced value is given as null.
 */
export function salvageOf(whole: NotebookState, readable: NotebookState): readonly Salvaged[] {
  const byStamp = new Map<Stamp, Map<string, Change>>();
  for (const [table, records] of whole) {
    for (const record of records.values()) {
      const known = readable.get(table)?.get(record.id)?.fields ?? {};
      for (const [field, state] of Object.entries(record.fields)) {
        for (const { stamp, value } of missingFrom(known[field], state)) {
          const changes = byStamp.get(stamp) ?? new Map<string, Change>();
          byStamp.set(stamp, changes);
          const key = `${table} ${record.id}`;
          const change = changes.get(key) ?? { table, id: record.id, set: {}, replaces: {} };
          changes.set(key, {
            ...change,
            set: { ...change.set, [field]: value },
            replaces: {
              ...change.replaces,
              [field]: state.replaced.filter((replaced) => replaced !== stamp),
            },
          });
        }
      }
    }
  }
  return [...byStamp]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([stamp, changes]) => ({ stamp, changes: [...changes.values()] }));
}

/** The values that bring a field from what is known of it to its whole state. */
function missingFrom(known: FieldState | undefined, whole: FieldState): readonly Stamped[] {
  const heads = new Set(known?.heads.map(({ stamp }) => stamp));
  const replaced = new Set(known?.replaced);
  const lost = whole.heads.filter(({ stamp }) => !heads.has(stamp));
  // Each of them carries every stamp that was replaced, so nothing else is needed.
  if (lost.length > 0) return lost;
  if (whole.replaced.every((stamp) => replaced.has(stamp))) return [];
  // Its own value stays hidden, as something that can still be read replaces it.
  const carrier = whole.replaced.find((stamp) => replaced.has(stamp) && !heads.has(stamp));
  return carrier === undefined ? [] : [{ stamp: carrier, value: null }];
}
