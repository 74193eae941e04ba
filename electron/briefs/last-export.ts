import type { Export } from "#shared/domain/brief/brief.ts";
import { rowsOf } from "#shared/domain/record.ts";
import type { BriefStore } from "./read-brief.ts";

/** How a brief was last exported to a file, on whichever computer; null when it never was. */
export async function lastExport(
  store: Pick<BriefStore, "tables">,
  briefId: string,
): Promise<Export | null> {
  const exports = rowsOf(await store.tables(["exports"]), "exports").filter(
    (row) => row.briefId === briefId && row.isPrinted !== true,
  );
  // Ids are made in order of time.
  return exports.sort((a, b) => (a.id < b.id ? 1 : -1))[0] ?? null;
}
