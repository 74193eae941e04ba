import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import type { StoredRecord } from "#shared/ledger/stored-record.ts";
import type { LookedAt } from "./followed-tables.ts";

/** What the records of a notebook are that hang on one text version: its article, its decisions, the article's marks. */
export async function stateAbout(
  ledger: Pick<LookedAt, "each" | "record">,
  textVersionId: string,
): Promise<NotebookState> {
  const version = await ledger.record("textVersions", textVersionId);
  const articleId = valueIn(version, "articleId");
  const article =
    typeof articleId === "string" ? await ledger.record("articles", articleId) : undefined;
  return new Map([
    ["textVersions", mapOf(version)],
    ["articles", mapOf(article)],
    ["blockDecisions", await those(ledger, "blockDecisions", "textVersionId", textVersionId)],
    ["annotations", await those(ledger, "annotations", "articleId", articleId)],
  ]);
}

async function those(
  ledger: Pick<LookedAt, "each">,
  table: string,
  field: string,
  value: unknown,
): Promise<ReadonlyMap<string, StoredRecord>> {
  const found = new Map<string, StoredRecord>();
  await ledger.each(table, (record) => {
    if (valueIn(record, field) === value) found.set(record.id, record);
  });
  return found;
}

const valueIn = (record: StoredRecord | undefined, field: string) =>
  record?.fields[field]?.heads[0]?.value;

const mapOf = (record: StoredRecord | undefined) =>
  new Map(record === undefined ? [] : [[record.id, record]]);
