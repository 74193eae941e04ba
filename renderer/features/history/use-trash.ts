import { useCallback, useEffect, useState } from "react";
import { onEvent, request } from "#renderer/bridge.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import type { TrashedThing } from "#shared/domain/history/trash.ts";

/** What is in the trash, followed as it changes; undefined until it has been read. */
export function useTrash(
  attempt: (work: () => Promise<void>) => void,
): readonly TrashedThing[] | undefined {
  const { id: notebookId } = useNotebook();
  const [things, setThings] = useState<readonly TrashedThing[]>();
  const read = useCallback(
    async () => setThings(await request("trash:list", { notebookId })),
    [notebookId],
  );
  useEffect(() => {
    attempt(read);
    return onEvent("ledger:appended", (news) => {
      if (news.notebookId === notebookId) attempt(read);
    });
  }, [notebookId, read, attempt]);
  return things;
}
