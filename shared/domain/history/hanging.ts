import type { NotebookState } from "../../ledger/notebook-state.ts";
import { type StoredRecord, valueOf } from "../../ledger/stored-record.ts";
import { ruleOf, type TableName, tableNames } from "../tables.ts";

/** Fields that point at records of several tables, and so are in no table's `parents`. */
const pointers: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  taggings: ["targetId"],
  citations: ["targetId"],
  conflicts: ["leftId", "rightId"],
};

/** A field by which a record may hang on another one, and of which table that is; null where it may be of any. */
export interface HangingLink {
  readonly field: string;
  readonly parent: TableName | null;
}

/** The fields by which the records of a table hang on others. */
export function linksOf(child: TableName): readonly HangingLink[] {
  const own = Object.entries(ruleOf(child).parents).map(([field, parent]) => ({
    field,
    parent: parent as TableName,
  }));
  return [...own, ...(pointers[child] ?? []).map((field) => ({ field, parent: null }))];
}

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
  const hangs = hangsOn(child, found);
  if (hangs === null) return false;

  const ids = found.get(child) ?? new Set();
  const before = ids.size;
  for (const [id, record] of state.get(child) ?? []) if (hangs(record)) ids.add(id);
  if (ids.size === before) return false;
  found.set(child, ids);
  return true;
}

/** Says whether a record of a table hangs on one of these; null where none can. */
export function hangsOn(
  child: TableName,
  found: Hanging,
): ((record: StoredRecord) => boolean) | null {
  const links = linksOf(child).flatMap(({ field, parent }) => {
    const some = [...found].flatMap(([table, ids]) =>
      parent === null || parent === table ? [ids] : [],
    );
    return some.length === 0 ? [] : [{ field, some }];
  });
  if (links.length === 0) return null;
  return (record) =>
    links.some(({ field, some }) => {
      const value = valueOf(record, field);
      return typeof value === "string" && some.some((ids) => ids.has(value));
    });
}
