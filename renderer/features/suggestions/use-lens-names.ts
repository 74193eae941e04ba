import { useLiveQuery } from "dexie-react-hooks";
import { useNotebook } from "#renderer/db/notebook.ts";

const none: ReadonlyMap<string, string> = new Map();

/** The names of the notebook's lenses by their ids; empty until they are read. */
export function useLensNames(): ReadonlyMap<string, string> {
  const { db } = useNotebook();
  return (
    useLiveQuery(
      async () => new Map((await db.lenses.toArray()).map(({ id, name }) => [String(id), name])),
      [db],
    ) ?? none
  );
}
