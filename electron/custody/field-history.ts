import type { FieldValue } from "#shared/domain/history/history-line.ts";
import { recordName } from "#shared/domain/history/record-name.ts";
import { decidedTogether } from "#shared/domain/verdict/verdict.ts";
import type { LedgerEntry } from "#shared/ledger/change.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { entriesOfRecords, type ReadLedger } from "../notebooks/entries-of-records.ts";
import { ToldRecords } from "./told-records.ts";

const mostValues = 200;

/** Every value that one field of one record has had, the latest first, with who gave it, when and why. */
export async function fieldHistory(
  { ledger }: { readonly ledger: ReadLedger },
  table: string,
  id: string,
  field: string,
): Promise<FieldValue[]> {
  const told = new ToldRecords(ledger);
  const values: FieldValue[] = [];
  for (const entry of await entriesOfRecords(ledger, new Map([[table, new Set([id])]]))) {
    await told.read("actors", entry.changeSet.actorId);
    values.push(...valuesIn(told.state, entry, table, id, field));
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
