import { useLiveQuery } from "dexie-react-hooks";
import { useNotebook } from "#renderer/db/notebook.ts";
import type { RowOf } from "#shared/domain/record.ts";

/** The notebook's saved searches, by name; undefined until they are read. */
export function useSavedSearches(): readonly RowOf<"savedSearches">[] | undefined {
  const { db } = useNotebook();
  return useLiveQuery(async () => {
    const saved = await db.savedSearches.toArray();
    return saved.sort((a, b) => a.name.localeCompare(b.name));
  }, [db]);
}
