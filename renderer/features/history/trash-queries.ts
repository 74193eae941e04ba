import type { NotebookDatabase } from "#renderer/db/notebook-database.ts";
import { namingParents, recordName } from "#shared/domain/history/record-name.ts";
import { type PurgeableTable, purgeableTables } from "#shared/domain/history/retention.ts";
import type { TrashedThing } from "#shared/domain/history/trash.ts";
import { ruleOf, type TableName, tableNames } from "#shared/domain/tables.ts";
import { deletedField, purgedField } from "#shared/ledger/change.ts";
import { partsOfStamp } from "#shared/ledger/clock.ts";
import { type Row, recordOfRow } from "#shared/ledger/row.ts";
import { type StoredRecord, valueOf } from "#shared/ledger/stored-record.ts";

/** Parts of other records: hidden with them, and of no use to count; nothing else hangs on them. */
const parts: readonly TableName[] = ["textVersions", "blockDecisions"];

/**
 * Everything in the trash that was not purged, the last deleted first, with what it hides. Read by
 * the indexes of what is deleted and of what hangs on it, however large the notebook.
 */
export async function trashIn(db: NotebookDatabase): Promise<readonly TrashedThing[]> {
  const dead = await db.tombstones
    .where("table")
    .anyOf([...purgeableTables])
    .toArray();
  const thrown = dead.flatMap(({ table, row }) => {
    const record = recordOfRow(row);
    const stamp = record.fields[deletedField]?.heads[0]?.stamp;
    if (stamp === undefined || valueOf(record, purgedField) === true) return [];
    return [{ table: table as PurgeableTable, record, ...partsOfStamp(stamp) }];
  });
  const hiddenBy = await hiddenRecords(db, dead);
  const names = new Names(db);
  const things = await Promise.all(
    thrown.map(
      async ({ table, record, ms, actorId }): Promise<TrashedThing> => ({
        table,
        id: record.id,
        name: await names.of(table, record.id),
        deletedAt: new Date(ms).toISOString(),
        who: await names.of("actors", actorId),
        hidden: Object.fromEntries(hiddenBy.get(record.id) ?? []),
      }),
    ),
  );
  return things.sort((a, b) => (a.deletedAt < b.deletedAt ? 1 : -1));
}

/** The deleted records that each record waits for, by its id; of one table. */
type Roots = ReadonlyMap<string, ReadonlySet<string>>;

/** By the id of each deleted record: how many live records are hidden with it, by table. */
async function hiddenRecords(
  db: NotebookDatabase,
  dead: readonly { readonly table: TableName; readonly id: string }[],
): Promise<ReadonlyMap<string, ReadonlyMap<TableName, number>>> {
  const hidden = new Map<string, Map<TableName, number>>();
  const rootsIn = new Map<TableName, Map<string, ReadonlySet<string>>>();
  const add = (table: TableName, id: string, roots: ReadonlySet<string>) => {
    const known = rootsIn.get(table) ?? new Map<string, ReadonlySet<string>>();
    rootsIn.set(table, known.set(id, new Set([...(known.get(id) ?? []), ...roots])));
  };
  for (const { table, id } of dead) add(table, id, new Set([id]));
  for (const table of parentsFirst) {
    const found = new Map<string, Set<string>>();
    for (const [field, parent] of linksOf(table)) {
      const above = parent === null ? wholeOf(rootsIn) : rootsIn.get(parent);
      for (const [id, roots] of await childrenOf(db, table, field, above ?? new Map())) {
        found.set(id, new Set([...(found.get(id) ?? []), ...roots]));
      }
    }
    for (const [id, roots] of found) {
      add(table, id, roots);
      for (const root of roots) {
        const counts = hidden.get(root) ?? new Map<TableName, number>();
        hidden.set(root, counts.set(table, (counts.get(table) ?? 0) + 1));
      }
    }
  }
  return hidden;
}

/** The live records of a table that name one of these in a field, with what they wait for by it. */
async function childrenOf(
  db: NotebookDatabase,
  table: TableName,
  field: string,
  above: Roots,
): Promise<readonly (readonly [id: string, roots: ReadonlySet<string>])[]> {
  if (above.size === 0) return [];
  const rows = db.table<Row, string>(table);
  const isIndexed = rows.schema.indexes.some(({ name }) => name === field);
  if (!isIndexed) {
    const rootsOf = (row: Row) => {
      const parentId = row[field];
      return typeof parentId === "string" ? above.get(parentId) : undefined;
    };
    const found = await rows.filter((row) => rootsOf(row) !== undefined).toArray();
    return found.map((row) => [row.id, rootsOf(row) ?? new Set()]);
  }
  const children = await Promise.all(
    [...above].map(async ([parentId, roots]) => {
      const ids = await rows.where(field).equals(parentId).primaryKeys();
      return ids.map((id) => [id, roots] as const);
    }),
  );
  return children.flat();
}

/** The fields by which a table's records hang on others, with the table of those; null for any. */
function linksOf(
  table: TableName,
): readonly (readonly [field: string, parent: TableName | null])[] {
  // Only names of tables stand in the rules.
  const links = Object.entries(ruleOf(table).parents) as [string, TableName][];
  // What a tag is on is in no table's `parents`: it may be one of several kinds.
  return table === "taggings" ? [...links, ["targetId", null]] : links;
}

function wholeOf(rootsIn: ReadonlyMap<TableName, Roots>): Roots {
  return new Map([...rootsIn.values()].flatMap((roots) => [...roots]));
}

/** Tables whose records may be hidden, in an order in which every parent comes before its children. */
const parentsFirst: readonly TableName[] = orderedByParents();

function orderedByParents(): readonly TableName[] {
  const order: TableName[] = [];
  const place = (table: TableName) => {
    if (order.includes(table) || parts.includes(table)) return;
    for (const [, parent] of linksOf(table)) if (parent !== null) place(parent);
    order.push(table);
  };
  for (const table of tableNames) if (table !== "taggings") place(table);
  place("taggings");
  return order;
}

/** What records are called, deleted or not: each is read once. */
class Names {
  readonly #db: NotebookDatabase;
  readonly #records = new Map<string, Map<string, StoredRecord>>();

  constructor(db: NotebookDatabase) {
    this.#db = db;
  }

  async of(table: TableName, id: string): Promise<string | null> {
    await this.#read(table, id);
    return recordName(this.#records, table, id);
  }

  async #read(table: TableName, id: string): Promise<void> {
    const records = this.#records.get(table) ?? new Map<string, StoredRecord>();
    this.#records.set(table, records);
    if (records.has(id)) return;
    const row =
      (await this.#db.table<Row, string>(table).get(id)) ??
      (await this.#db.tombstones.get([table, id]))?.row;
    if (row === undefined) return;
    const record = recordOfRow(row);
    records.set(id, record);
    for (const [field, parent] of namingParents(table)) {
      const parentId = valueOf(record, field);
      // Only names of tables stand in the rules.
      if (typeof parentId === "string") await this.#read(parent as TableName, parentId);
    }
  }
}
