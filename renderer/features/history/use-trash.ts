import { useLiveQuery } from "dexie-react-hooks";
import { useNotebook } from "#renderer/db/notebook.ts";
import type { TrashedThing } from "#shared/domain/history/trash.ts";
import { trashIn } from "./trash-queries.ts";

/** What is in the trash, live; undefined until it has been read. */
export function useTrash(): readonly TrashedThing[] | undefined {
  const { db } = useNotebook();
  return useLiveQuery(() => trashIn(db), [db]);
}
