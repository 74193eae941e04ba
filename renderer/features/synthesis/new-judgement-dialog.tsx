import { useState } from "react";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { ClaimId, JudgementId } from "#shared/domain/ids.ts";
import { createJudgement } from "./judgement-commands.ts";

type NewJudgementDialogProps = {
  /** A claim that the new judgement rests on; null for none yet. */
  readonly claimId: ClaimId | null;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onAdded: (judgementId: JudgementId) => void;
};

export function NewJudgementDialog({ isOpen, ...rest }: NewJudgementDialogProps) {
  return isOpen ? <OpenNewJudgementDialog {...rest} /> : null;
}

function OpenNewJudgementDialog({
  claimId,
  onClose,
  onAdded,
}: Omit<NewJudgementDialogProps, "isOpen">) {
  const t = useTranslate();
  const notebook = useNotebook();
  const [statement, setStatement] = useState("");
  const [isAsked, setIsAsked] = useState(false);
  const lacksStatement = statement.trim() === "";

  async function add(): Promise<void> {
    if (lacksStatement) {
      setIsAsked(true);
      return;
    }
    const judgementId = await createJudgement(notebook, statement, claimId);
    onClose();
    onAdded(judgementId);
  }

  return (
    <Dialog
      title={t("synthesis.judgement.new")}
      isOpen
      onClose={onClose}
      onSubmit={() => void add()}
      actions={
        <>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button kind="primary" type="submit">
            {t("synthesis.judgement.add")}
          </Button>
        </>
      }
    >
      <TextField
        label={t("synthesis.judgement.statement")}
        hint={t("synthesis.judgement.statementHint")}
        error={isAsked && lacksStatement ? t("synthesis.judgement.statementMissing") : null}
        value={statement}
        onChange={setStatement}
        autoFocus
      />
    </Dialog>
  );
}
