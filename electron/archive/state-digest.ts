import { createHash } from "node:crypto";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";

/** One short name for all records with their stamps: two notebooks that are equal have the same. */
export function stateDigest(state: NotebookState): string {
  const hash = createHash("sha256");
  for (const [table, records] of sorted(state)) {
    for (const [id, { fields }] of sorted(records)) {
      hash.update(JSON.stringify([table, id, sorted(new Map(Object.entries(fields)))]));
    }
  }
  return hash.digest("hex");
}

function sorted<Value>(map: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
