import { ferryNotebook } from "#shared/domain/brief/rows-for-tests.ts";
import { notebookIdSchema } from "#shared/domain/ids.ts";
import { create, type RowOf, rowsOf } from "#shared/domain/record.ts";
import { type TableName, tableNames } from "#shared/domain/tables.ts";
import type { Change } from "#shared/ledger/change.ts";
import type { Disk } from "../ledger/disk.ts";
import { NotebookStore } from "../notebooks/notebook-store.ts";

/** For tests: a store that the invented notebook's analyst writes to. */
export async function openedForTests(
  folder: string,
  disk: Disk,
  now: () => Date,
): Promise<NotebookStore> {
  const id = notebookIdSchema.parse("018f0000-0000-7000-8000-0000000000aa");
  const [actor] = ferryNotebook().rows.actors;
  return NotebookStore.open(id, folder, {
    disk,
    tool: "railhead test",
    now,
    actor: () => actor ?? null,
  });
}

/** Writes the invented notebook as one change set, each article with an original of its own. */
export async function fillForTests(store: NotebookStore): Promise<void> {
  const changes: Change[] = [];
  for (const [table, rows] of Object.entries(ferryNotebook().rows)) {
    const known = tableNames.find((name) => name === table);
    if (known === undefined) continue;
    for (const row of rows) {
      const originalHash = await store.putBlob(Buffer.from(`original of ${row.id}`));
      const set = known === "articles" ? { ...row, originalHash } : row;
      // Each row was parsed by its table's schema when the notebook was made.
      changes.push(create(known, set as never));
    }
  }
  await store.append({ action: "article:import", changes });
}

/** A live row; a test that names none is wrong itself. */
export async function rowForTests<T extends TableName>(
  store: NotebookStore,
  table: T,
  id: string,
): Promise<RowOf<T>> {
  const found = rowsOf(await store.state(), table).find((one) => one.id === id);
  if (found === undefined) throw new Error(`No ${table} ${id}`);
  return found;
}
