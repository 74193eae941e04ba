import { recordName } from "#shared/domain/history/record-name.ts";
import { purgeableTables } from "#shared/domain/history/retention.ts";
import type { TrashedThing } from "#shared/domain/history/trash.ts";
import { ruleOf, type TableName, tableNames } from "#shared/domain/tables.ts";
import { deletedField, purgedField } from "#shared/ledger/change.ts";
import { partsOfStamp } from "#shared/ledger/clock.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { isLive, type StoredRecord, valueOf } from "#shared/ledger/stored-record.ts";

/** Parts of other records: hidden with them, and of no use to count. */
const parts: readonly TableName[] = ["textVersions", "blockDecisions"];

/** Everything in the trash that was not purged, the last deleted first, with what it hides. */
export function trashOf(state: NotebookState): TrashedThing[] {
  const things: TrashedThing[] = [];
  const hiddenBy = hiddenRecords(state);
  for (const table of purgeableTables) {
    for (const record of state.get(table)?.values() ?? []) {
      if (isLive(record) || valueOf(record, purgedField) === true) continue;
      const stamp = record.fields[deletedField]?.heads[0]?.stamp;
      if (stamp === undefined) continue;
      const { ms, actorId } = partsOfStamp(stamp);
      things.push({
        table,
        id: record.id,
        name: recordName(state, table, record.id),
        deletedAt: new Date(ms).toISOString(),
        who: recordName(state, "actors", actorId),
        hidden: Object.fromEntries(hiddenBy.get(record.id) ?? []),
      });
    }
  }
  return things.sort((a, b) => (a.deletedAt < b.deletedAt ? 1 : -1));
}

/** By the id of each deleted record: how many live records are hidden with it, by table. */
function hiddenRecords(state: NotebookState): ReadonlyMap<string, Map<TableName, number>> {
  const hidden = new Map<string, Map<TableName, number>>();
  /** The deleted records that a hidden one waits for. */
  const rootsOf = new Map<string, ReadonlySet<string>>();
  for (const table of parentsFirst()) {
    for (const record of state.get(table)?.values() ?? []) {
      if (!isLive(record)) {
        rootsOf.set(record.id, new Set([record.id]));
        continue;
      }
      const roots = rootsOver(table, record, rootsOf);
      if (roots.size === 0) continue;
      rootsOf.set(record.id, roots);
      if (parts.includes(table)) continue;
      for (const root of roots) {
        const counts = hidden.get(root) ?? new Map<TableName, number>();
        hidden.set(root, counts.set(table, (counts.get(table) ?? 0) + 1));
      }
    }
  }
  return hidden;
}

function rootsOver(
  table: TableName,
  record: StoredRecord,
  rootsOf: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlySet<string> {
  const fields = Object.keys(ruleOf(table).parents);
  // What a tag is on is in no table's `parents`: it may be one of several kinds.
  const links = table === "taggings" ? [...fields, "targetId"] : fields;
  const roots = new Set<string>();
  for (const field of links) {
    const parentId = valueOf(record, field);
    if (typeof parentId !== "string") continue;
    for (const root of rootsOf.get(parentId) ?? []) roots.add(root);
  }
  return roots;
}

/** Tables in an order in which every parent comes before its children. */
function parentsFirst(): readonly TableName[] {
  const order: TableName[] = [];
  const place = (table: TableName) => {
    if (order.includes(table)) return;
    for (const parent of Object.values(ruleOf(table).parents)) place(parent as TableName);
    order.push(table);
  };
  for (const table of tableNames) if (table !== "taggings") place(table);
  place("taggings");
  return order;
}
