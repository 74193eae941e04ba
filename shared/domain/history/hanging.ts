import type { NotebookState } from "../../ledger/notebook-state.ts";
import { valueOf } from "../../ledger/stored-record.ts";
import { ruleOf, type TableName, tableNames } from "../tables.ts";

/** Fields that point at records of several tables, and so are in no table's `parents`. */
const pointers: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  taggings: ["targetId"],
  citations: ["targetId"],
  conflicts: ["leftId", "rightId"],
};

/** Records by table. */
export type Hanging = ReadonlyMap<TableName, ReadonlySet<string>>;

/**
 * A record and everything that hangs on it, live or deleted: what is hidden while it is
 * away, and what its history is the history of.
 */
export function hangingOn(state: NotebookState, table: TableName, id: string): Hanging {
  const found = new Map<TableName, Set<string>>([[table, new Set([id])]]);
  // A record hangs at most a few steps away (article, annotation, evidence, speaker).
  for (let isGrowing = true; isGrowing; ) {
    isGrowing = false;
    for (const child of tableNames) {
      if (addChildren(state, child, found)) isGrowing = true;
    }
  }
  return found;
}

function addChildren(
  state: NotebookState,
  child: TableName,
  found: Map<TableName, Set<string>>,
): boolean {
  const links = Object.entries(ruleOf(child).parents).flatMap(([field, parent]) => {
    const ids = found.get(parent as TableName);
    return ids === undefined ? [] : [{ field, has: (id: string) => ids.has(id) }];
  });
  const anywhere = (id: string) => [...found.values()].some((ids) => ids.has(id));
  links.push(...(pointers[child] ?? []).map((field) => ({ field, has: anywhere })));
  if (links.length === 0) return false;

  const ids = found.get(child) ?? new Set();
  const before = ids.size;
  for (const [id, record] of state.get(child) ?? []) {
    const hangs = links.some(({ field, has }) => {
      const value = valueOf(record, field);
      return typeof value === "string" && has(value);
    });
    if (hangs) ids.add(id);
  }
  if (ids.size === before) return false;
  found.set(child, ids);
  return true;
}
