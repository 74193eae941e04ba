import { useState } from "react";
import { FailureNotice, useAttempt, useUndoToast } from "#renderer/app/feature.ts";
import { request } from "#renderer/bridge.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { TextArea, TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { ShownBlock } from "./article-layout.ts";
import { openLostTray } from "./lost-tray-door.ts";
import styles from "./marks.module.css";
import type { ReadArticle } from "./use-read-article.ts";

export type EditTextDialogProps = {
  readonly read: ReadArticle;
  /** The paragraph that is corrected. */
  readonly block: ShownBlock;
  readonly onClose: () => void;
};

/** Corrects one paragraph, with the reason for it. The text as it came in stays beside the corrected one. */
export function EditTextDialog({ read, block, onClose }: EditTextDialogProps) {
  const t = useTranslate();
  const { id: notebookId } = useNotebook();
  const undoToast = useUndoToast();
  const { attempt, failure, isBusy } = useAttempt();
  const { version, text } = read;
  const former = text.slice(block.start, block.end);
  const [words, setWords] = useState(former);
  const [reason, setReason] = useState("");
  const canSave = words !== former && reason.trim() !== "" && !isBusy;

  const save = () => {
    if (!canSave) return;
    attempt(async () => {
      const { kept, moved, lost } = await request("article:correct-text", {
        notebookId,
        textVersionId: version.id,
        edit: {
          start: block.start,
          end: block.end,
          replacement: words.replaceAll(/\r\n?/gu, "\n"),
        },
        reason: reason.trim(),
      });
      onClose();
      undoToast(t("reader.correct.done", { kept, moved, lost }));
      if (moved + lost > 0) openLostTray.set(true);
    });
  };
  return (
    <Dialog
      title={t("reader.correct.title")}
      isOpen
      onClose={onClose}
      onSubmit={save}
      actions={
        <>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button kind="primary" type="submit" isDisabled={!canSave}>
            {t("reader.correct.save")}
          </Button>
        </>
      }
    >
      <p className={styles.quiet}>{t("reader.correct.hint")}</p>
      <TextArea
        label={t("reader.correct.words")}
        rows={8}
        autoFocus
        stored={former}
        keptAs={`text:${version.id}:${block.start}`}
        value={words}
        onChange={setWords}
      />
      <TextField label={t("reader.correct.reason")} value={reason} onChange={setReason} />
      {failure !== null && <FailureNotice failure={failure} />}
    </Dialog>
  );
}
