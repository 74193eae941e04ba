import { type Attempt, useAttempt } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { showToast } from "#renderer/ui/toast.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { TrashedThing } from "#shared/domain/history/trash.ts";
import { showHistory } from "./history-view.ts";
import { restoreThing, thingName } from "./trash-commands.ts";

/** Brings things back from the trash and says so; `restore` is null where nothing may be written. */
export function useRestore(): Attempt & {
  readonly restore: ((thing: TrashedThing) => void) | null;
} {
  const t = useTranslate();
  const notebook = useNotebook();
  const trying = useAttempt();
  const restore = (thing: TrashedThing) =>
    trying.attempt(async () => {
      await restoreThing(notebook, thing);
      showHistory({ trashed: null });
      showToast({
        text: t("history.trash.restored", { name: thingName(t, thing) }),
        action: { text: t("ui.undo"), run: () => void notebook.undo() },
      });
    });
  return { ...trying, restore: notebook.isReadOnly ? null : restore };
}
