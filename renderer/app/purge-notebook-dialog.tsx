import { request } from "#renderer/bridge.ts";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { NotebookSummary } from "#shared/ipc/listed-notebooks.ts";
import { PurgeQuestion } from "./purge-question.tsx";

type PurgeNotebookDialogProps = {
  readonly notebook: NotebookSummary;
  readonly onClose: () => void;
  readonly onPurged: () => Promise<void>;
};

/** Asks why, says what goes and what stays elsewhere, and purges a whole notebook. */
export function PurgeNotebookDialog({ notebook, onClose, onPurged }: PurgeNotebookDialogProps) {
  const t = useTranslate();
  return (
    <PurgeQuestion
      name={notebook.title}
      reasonHint={t("app.catalogue.purgeReasonHint")}
      onClose={onClose}
      onPurge={async (reason) => {
        await request("notebook:purge", { notebookId: notebook.id, reason });
        await onPurged();
      }}
    >
      <p>{t("app.catalogue.purgeText")}</p>
    </PurgeQuestion>
  );
}
