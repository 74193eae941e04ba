import { frozenPassages } from "#shared/domain/brief/citing.ts";
import { type BriefRows, type GroundTable, groundTables } from "#shared/domain/brief/ground.ts";
import { keepsAuthorsOut } from "#shared/domain/brief/names.ts";
import { rowsOf } from "#shared/domain/record.ts";
import type { TableName } from "#shared/domain/tables.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { type StoredRecord, valueOf } from "#shared/ledger/stored-record.ts";
import type { Ledger } from "../ledger/ledger.ts";

/** What rows for a brief are read from. */
export interface RowStore {
  readonly lastSequence: number;
  readonly ledger: Pick<Ledger, "record" | "each">;
  state(): Promise<NotebookState>;
  tables(names: readonly TableName[]): Promise<NotebookState>;
}

/** What grows with the articles of a notebook, and not with what was made of them. */
const grown: readonly GroundTable[] = ["articles", "textVersions", "blockDecisions", "annotations"];
const whole: readonly GroundTable[] = groundTables.filter((table) => !grown.includes(table));

/** So often rows are read again that something was written beneath; then everything is read at once. */
const mostReadings = 4;

/**
 * The rows that a brief is written from, all of one sequence: what was made of the articles whole, of
 * the articles only what evidence and citations lead to, and whose author a brief may have to keep
 * out. All of 100,000 articles is seconds and a gigabyte in the program's main process.
 *
 * @param hidesNames also the articles of all other authors: their names are looked for in every text
 */
export async function rowsForBriefs(store: RowStore, hidesNames: boolean): Promise<BriefRows> {
  for (let reading = 0; reading < mostReadings; reading += 1) {
    const sequence = store.lastSequence;
    const state = await stateForBriefs(store, hidesNames);
    if (store.lastSequence === sequence) return rowsIn(state);
  }
  return rowsIn(await store.state());
}

function rowsIn(state: NotebookState): BriefRows {
  const entries = groundTables.map((table) => [table, rowsOf(state, table)]);
  // One entry for each table of the list that the type is made from.
  return Object.fromEntries(entries) as BriefRows;
}

async function stateForBriefs(store: RowStore, hidesNames: boolean): Promise<NotebookState> {
  const { ledger } = store;
  const state = new Map(await store.tables(whole));
  const evidence = state.get("evidence")?.values() ?? [];
  const annotations = await recordsOf(ledger, "annotations", leadingTo(evidence, "annotationId"));
  state.set("annotations", annotations);
  const versionIds = leadingTo(annotations.values(), "textVersionId");
  state.set("textVersions", await recordsOf(ledger, "textVersions", versionIds));
  const isOfVersion = pointsAt("textVersionId", versionIds);
  state.set("blockDecisions", await recordsWhere(ledger, "blockDecisions", isOfVersion));

  const cited = rowsOf(state, "citations").flatMap((citation) => frozenPassages(citation));
  const articleIds = leadingTo(annotations.values(), "articleId");
  for (const { articleId } of cited) articleIds.add(articleId);
  // No sentence may name an author who is kept out, be the article cited or not.
  const keptOut = new Set<string>(
    rowsOf(state, "sources")
      .filter(keepsAuthorsOut)
      .map(({ id }) => id),
  );
  const isOfKeptOut = pointsAt("authorSourceId", keptOut);
  state.set(
    "articles",
    await recordsWhere(
      ledger,
      "articles",
      (article) =>
        articleIds.has(article.id) ||
        isOfKeptOut(article) ||
        isSaid(article, "authorDescriptor") ||
        (hidesNames && isSaid(article, "byline")),
    ),
  );
  return state;
}

/** The records that a field of these names, live or not. */
function leadingTo(records: Iterable<StoredRecord>, field: string): Set<string> {
  const ids = new Set<string>();
  for (const record of records) {
    const id = valueOf(record, field);
    if (typeof id === "string") ids.add(id);
  }
  return ids;
}

function pointsAt(field: string, ids: ReadonlySet<string>) {
  return (record: StoredRecord): boolean => {
    const id = valueOf(record, field);
    return typeof id === "string" && ids.has(id);
  };
}

function isSaid(record: StoredRecord, field: string): boolean {
  const value = valueOf(record, field);
  return typeof value === "string" && value !== "";
}

async function recordsOf(
  ledger: RowStore["ledger"],
  table: TableName,
  ids: ReadonlySet<string>,
): Promise<Map<string, StoredRecord>> {
  const found = new Map<string, StoredRecord>();
  // In the order in which they lie on disk.
  for (const id of [...ids].sort()) {
    const record = await ledger.record(table, id);
    if (record !== undefined) found.set(id, record);
  }
  return found;
}

async function recordsWhere(
  ledger: RowStore["ledger"],
  table: TableName,
  isWanted: (record: StoredRecord) => boolean,
): Promise<Map<string, StoredRecord>> {
  const found = new Map<string, StoredRecord>();
  await ledger.each(table, (record) => {
    if (isWanted(record)) found.set(record.id, record);
  });
  return found;
}
