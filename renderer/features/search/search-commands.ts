import { newId } from "#renderer/bridge.ts";
import type { Notebook } from "#renderer/db/notebook.ts";
import { create, type RowOf, remove } from "#shared/domain/record.ts";

export async function saveSearch(notebook: Notebook, query: string): Promise<void> {
  const savedSearch = { id: newId(), name: query.slice(0, 200), query };
  await notebook.commit("search:save", [create("savedSearches", savedSearch)]);
}

export async function deleteSavedSearch(
  notebook: Notebook,
  savedSearch: RowOf<"savedSearches">,
): Promise<void> {
  await notebook.commit("search:delete", [remove("savedSearches", savedSearch)]);
}
