import { useState } from "react";
import { FailureNotice, useAttempt } from "#renderer/app/feature.ts";
import { request } from "#renderer/bridge.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { Notice } from "#renderer/ui/notice.tsx";
import { TextArea } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import styles from "./brief.module.css";
import type { BriefReading, BriefRow } from "./brief-queries.ts";

type IssueDialogProps = {
  readonly reading: BriefReading;
  readonly brief: BriefRow;
  readonly onClose: () => void;
};

/** Issues the brief: from then on it stays as it is. Open findings need a typed reason. */
export function IssueDialog({ reading, brief, onClose }: IssueDialogProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const [reason, setReason] = useState("");
  const { failure, isBusy, attempt } = useAttempt();
  const open = reading.findings.length;
  const isReady = open === 0 || reason.trim() !== "";

  function issueIt(): void {
    if (!isReady) return;
    attempt(async () => {
      await request("brief:issue", {
        notebookId: notebook.id,
        briefId: brief.id,
        reason: open === 0 ? null : reason.trim(),
      });
      onClose();
    });
  }

  return (
    <Dialog
      title={t("brief.issue.title")}
      isOpen
      onClose={onClose}
      onSubmit={issueIt}
      actions={
        <>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button kind="primary" type="submit" isDisabled={!isReady} isPending={isBusy}>
            {t("brief.issue.do")}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p>{t("brief.issue.explain")}</p>
        {open > 0 && (
          <>
            <Notice tone="warning" title={t("brief.export.draft", { count: open })}>
              {t("brief.issue.reasonWanted")}
            </Notice>
            <TextArea
              label={t("brief.issue.reason")}
              value={reason}
              onChange={setReason}
              isRequired
            />
          </>
        )}
        {failure !== null && <FailureNotice failure={failure} />}
      </div>
    </Dialog>
  );
}
