import type { FieldValue } from "#shared/domain/history/history-line.ts";
import { recordName } from "#shared/domain/history/record-name.ts";
import { decidedTogether } from "#shared/domain/verdict/verdict.ts";
import type { LedgerEntry } from "#shared/ledger/change.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { ledgerPages } from "../ledger/ledger-pages.ts";
import type { NotebookStore } from "../notebooks/notebook-store.ts";

const mostValues = 200;

/** Every value that one field of one record has had, the latest first, with who gave it, when and why. */
export async function fieldHistory(
  store: Pick<NotebookStore, "ledger" | "state">,
  table: string,
  id: string,
  field: string,
): Promise<FieldValue[]> {
  const state = await store.state();
  const values: FieldValue[] = [];
  for await (const page of ledgerPages(store.ledger)) {
    for (const entry of page) values.push(...valuesIn(state, entry, table, id, field));
  }
  return values.reverse().slice(0, mostValues);
}

function valuesIn(
  state: NotebookState,
  { sequence, changeSet }: LedgerEntry,
  table: string,
  id: string,
  field: string,
): readonly FieldValue[] {
  const { at, actorId, undoes, redoes } = changeSet;
  const takesBack = undoes !== undefined ? "undo" : redoes !== undefined ? "redo" : null;
  const who = recordName(state, "actors", actorId);
  return changeSet.changes.flatMap(({ set, ...change }) => {
    if (change.table !== table || change.id !== id) return [];
    const decided = decidedTogether(table, field).flatMap((name) => {
      const value = set[name];
      return value === undefined ? [] : [[name, value] as const];
    });
    if (decided.length === 0) return [];
    const beside = set[`${field}Reason`] ?? set["reason"];
    const reason = changeSet.reason ?? (typeof beside === "string" ? beside : null);
    const together = Object.fromEntries(decided);
    return [{ sequence, at, who, value: set[field] ?? null, together, reason, takesBack }];
  });
}
