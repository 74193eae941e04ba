import { useEffect, useState } from "react";
import { request } from "#renderer/bridge.ts";
import type { NotebookId } from "#shared/domain/ids.ts";
import type { NotebookSummary } from "#shared/ipc/listed-notebooks.ts";

const mostShown = 5;

/** Notebooks other than this one, the last opened first; asked for anew each time `isWanted` becomes true. */
export function useRecentNotebooks(
  open: NotebookId,
  isWanted: boolean,
): readonly NotebookSummary[] {
  const [notebooks, setNotebooks] = useState<readonly NotebookSummary[]>([]);
  useEffect(() => {
    if (!isWanted) return;
    // A list that can not be read leaves the menu without it; the catalogue tells why.
    request("notebook:list", {}).then(setNotebooks, () => {});
  }, [isWanted]);
  return notebooks
    .filter(({ id, trashedAt }) => id !== open && trashedAt === null)
    .slice(0, mostShown);
}
