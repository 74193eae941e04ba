import { PurgeQuestion } from "#renderer/app/feature.ts";
import { request } from "#renderer/bridge.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { showToast } from "#renderer/ui/toast.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { TrashedThing } from "#shared/domain/history/trash.ts";
import styles from "./history.module.css";
import { showHistory } from "./history-view.ts";
import { thingName } from "./trash-commands.ts";

type PurgeDialogProps = { readonly thing: TrashedThing; readonly onClose: () => void };

/** Asks why, says what goes and what stays elsewhere, and purges. */
export function PurgeDialog({ thing, onClose }: PurgeDialogProps) {
  const t = useTranslate();
  const { id: notebookId } = useNotebook();
  const { table, id } = thing;
  const name = thingName(t, thing);
  return (
    <PurgeQuestion
      name={name}
      reasonHint={t("history.purge.reasonHint")}
      onClose={onClose}
      onPurge={async (reason) => {
        const { count } = await request("record:purge", { notebookId, table, id, reason });
        onClose();
        showHistory({ trashed: null });
        showToast({ text: t("history.purge.done", { name, count }) });
      }}
    >
      <p>{t("history.purge.text")}</p>
      <p className={styles.quiet}>{t("history.purge.elsewhere")}</p>
    </PurgeQuestion>
  );
}
