import { useState } from "react";
import { FailureNotice, useAttempt, useUndoToast } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { ClaimId } from "#shared/domain/ids.ts";
import { tagClaims } from "./bulk-commands.ts";
import styles from "./claims.module.css";

export type TagClaimsDialogProps = {
  readonly claimIds: readonly ClaimId[];
  readonly onClose: () => void;
};

/** One tag for one claim or several, in one step of undo. */
export function TagClaimsDialog({ claimIds, onClose }: TagClaimsDialogProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const undoToast = useUndoToast();
  const { attempt, failure } = useAttempt();
  const [name, setName] = useState("");
  const isEmpty = name.trim() === "";
  const tag = () =>
    attempt(async () => {
      const count = await tagClaims(notebook, claimIds, name);
      onClose();
      undoToast(t("claims.bulk.done", { count }));
    });
  return (
    <Dialog
      title={t("claims.bulk.tagTitle", { count: claimIds.length })}
      isOpen
      onClose={onClose}
      onSubmit={() => {
        if (!isEmpty) tag();
      }}
      actions={
        <>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button kind="primary" type="submit" isDisabled={isEmpty}>
            {t("claims.bulk.tagSubmit")}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <TextField label={t("claims.bulk.tagName")} value={name} onChange={setName} autoFocus />
        {failure !== null && <FailureNotice failure={failure} />}
      </div>
    </Dialog>
  );
}
