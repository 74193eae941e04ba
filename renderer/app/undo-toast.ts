import { useCallback } from "react";
import { useNotebook } from "#renderer/db/notebook.ts";
import { showToast } from "#renderer/ui/toast.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";

/**
 * Says what was just committed and offers to take it back: `undoToast("Claim deleted")`.
 * Call it after the commit resolved. The offer goes away with the next change, since
 * undo would then mean that one.
 */
export function useUndoToast(): (text: string) => void {
  const notebook = useNotebook();
  const t = useTranslate();

  return useCallback(
    (text) => {
      const close = showToast({
        text,
        action: { text: t("ui.undo"), run: () => void notebook.undo() },
      });
      const stop = notebook.undoState.subscribe(() => {
        stop();
        close();
      });
    },
    [notebook, t],
  );
}
