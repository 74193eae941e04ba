import { type ReactNode, useState } from "react";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { useAttempt } from "./attempt.ts";
import { FailureNotice } from "./failure-notice.tsx";
import styles from "./frame.module.css";

export type PurgeQuestionProps = {
  /** What is purged, as the analyst knows it. */
  readonly name: string;
  /** Where the reason is written down. */
  readonly reasonHint: string;
  /** What goes, and what stays elsewhere. */
  readonly children: ReactNode;
  readonly onClose: () => void;
  /** What it throws is told in the dialog, which stays open. */
  readonly onPurge: (reason: string) => Promise<void>;
};

/** Asks why before anything is purged for good. */
export function PurgeQuestion({
  name,
  reasonHint,
  children,
  onClose,
  onPurge,
}: PurgeQuestionProps) {
  const t = useTranslate();
  const [reason, setReason] = useState("");
  const { attempt, failure, isBusy } = useAttempt();
  const isReady = reason.trim() !== "" && !isBusy;
  return (
    <Dialog
      title={t("history.purge.title", { name })}
      isOpen
      onClose={onClose}
      onSubmit={() => {
        if (isReady) attempt(() => onPurge(reason));
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
        {children}
        <TextField
          label={t("history.purge.reason")}
          hint={reasonHint}
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
