import { useState } from "react";
import { FailureNotice, useAttempt } from "#renderer/app/feature.ts";
import { request } from "#renderer/bridge.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
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
  const [reason, setReason] = useState("");
  const { attempt, failure, isBusy } = useAttempt();
  const { table, id } = thing;
  const name = thingName(t, thing);
  const isReady = reason.trim() !== "" && !isBusy;

  const purge = () =>
    attempt(async () => {
      const { count } = await request("record:purge", { notebookId, table, id, reason });
      onClose();
      showHistory({ trashed: null });
      showToast({ text: t("history.purge.done", { name, count }) });
    });

  return (
    <Dialog
      title={t("history.purge.title", { name })}
      isOpen
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
      <div className={styles.outcome}>
        <p>{t("history.purge.text")}</p>
        <p className={styles.quiet}>{t("history.purge.elsewhere")}</p>
        <TextField
          label={t("history.purge.reason")}
          hint={t("history.purge.reasonHint")}
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
