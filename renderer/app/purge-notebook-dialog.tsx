import { useState } from "react";
import { request } from "#renderer/bridge.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { NotebookSummary } from "#shared/ipc/contract.ts";
import { useAttempt } from "./attempt.ts";
import { FailureNotice } from "./failure-notice.tsx";
import styles from "./frame.module.css";

type PurgeNotebookDialogProps = {
  readonly notebook: NotebookSummary;
  readonly onClose: () => void;
  readonly onPurged: () => Promise<void>;
};

/** Asks why, says what goes and what stays elsewhere, and purges a whole notebook. */
export function PurgeNotebookDialog({ notebook, onClose, onPurged }: PurgeNotebookDialogProps) {
  const t = useTranslate();
  const [reason, setReason] = useState("");
  const { attempt, failure, isBusy } = useAttempt();
  const isReady = reason.trim() !== "" && !isBusy;
  const purge = () =>
    attempt(async () => {
      await request("notebook:purge", { notebookId: notebook.id, reason });
      await onPurged();
    });
  return (
    <Dialog
      title={t("history.purge.title", { name: notebook.title })}
      isOpen
      size="small"
      onClose={onClose}
      onSubmit={() => {
        if (isReady) purge();
      }}
      actions={
        <>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button kind="danger" type="submit" isDisabled={!isReady}>
            {t("history.purge.confirm")}
          </Button>
        </>
      }
    >
      <div className={styles.purge}>
        <p>{t("app.catalogue.purgeText")}</p>
        <TextField
          label={t("history.purge.reason")}
          hint={t("app.catalogue.purgeReasonHint")}
          value={reason}
          onChange={setReason}
          maxLength={10_000}
          autoFocus
        />
        {failure !== null && <FailureNotice failure={failure} />}
      </div>
    </Dialog>
  );
}
