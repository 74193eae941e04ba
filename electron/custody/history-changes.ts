import type { HistoryChange } from "#shared/domain/history/history-line.ts";
import { recordName } from "#shared/domain/history/record-name.ts";
import { FailureError } from "#shared/failure.ts";
import { deletedField, type KeptChange } from "#shared/ledger/change.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { type StoredRecord, valueOf } from "#shared/ledger/stored-record.ts";
import type { NotebookStore } from "../notebooks/notebook-store.ts";
import { recordsBefore } from "../notebooks/records-before.ts";
import { valueInWords } from "./history-lines.ts";
import { ToldRecords } from "./told-records.ts";

/** Fields shown of one change set; an import of a long article sets thousands of values. */
const mostChanges = 200;

/** What one change set changed, field by field, with what stood there before. */
export async function historyChanges(
  store: NotebookStore,
  sequence: number,
): Promise<HistoryChange[]> {
  const [entry] = await store.ledger.read(sequence - 1, 1);
  if (entry?.sequence !== sequence) {
    throw new FailureError({ kind: "store-damaged", detail: String(sequence) });
  }
  const before = new Map(
    (await recordsBefore(store.ledger, [sequence])).map(({ table, records }) => [
      table,
      new Map(records.map((record) => [record.id, record])),
    ]),
  );
  const told = new ToldRecords(store.ledger);
  const changes: HistoryChange[] = [];
  for (const change of entry.changeSet.changes) {
    if (changes.length >= mostChanges) break;
    const former = before.get(change.table)?.get(change.id);
    await told.read(change.table, change.id);
    for (const [field, value] of Object.entries(change.set)) {
      await told.readValue(value);
      if (former !== undefined) await told.readValue(valueOf(former, field));
    }
    changes.push(...changesOf(told.state, change, former));
  }
  return changes.slice(0, mostChanges);
}

function changesOf(
  state: NotebookState,
  change: KeptChange,
  former: StoredRecord | undefined,
): readonly HistoryChange[] {
  const { table, id, set, purged } = change;
  const name = recordName(state, table, id);
  return Object.entries(set)
    .filter(([field]) => field !== deletedField || former !== undefined)
    .map(([field, value]) => ({
      table,
      id,
      name,
      field,
      after: valueInWords(state, value),
      ...(former === undefined
        ? {}
        : { before: valueInWords(state, valueOf(former, field) ?? null) }),
      isPurged: purged !== undefined,
    }));
}
