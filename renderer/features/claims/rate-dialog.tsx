import { useState } from "react";
import { FailureNotice, useAttempt } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { TextArea } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type Credibility, takesCredibility } from "#shared/domain/claim/claim.ts";
import { credibilityGate } from "#shared/domain/claim/credibility-gate.ts";
import { rateClaim } from "./claim-commands.ts";
import styles from "./claims.module.css";
import type { ClaimRows, NotebookClaim } from "./claims-queries.ts";
import { RatingChoice } from "./rating-choice.tsx";

export type RateDialogProps = {
  readonly item: NotebookClaim;
  readonly articles: ClaimRows["articles"];
  readonly onClose: () => void;
};

export function RateDialog({ item, articles, onClose }: RateDialogProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { attempt, failure } = useAttempt();
  const { claim } = item;
  const [chosen, setChosen] = useState<Credibility | null>(claim.credibility);
  const [reason, setReason] = useState(claim.credibilityReason ?? "");
  const gate = credibilityGate(claim.kind, item.origins, chosen);

  if (!takesCredibility(claim.kind)) {
    return (
      <Dialog
        title={t("claims.rating.dialog")}
        isOpen
        onClose={onClose}
        size="small"
        actions={<Button onPress={onClose}>{t("ui.close")}</Button>}
      >
        <p className={styles.note}>
          {t("claims.rating.takesNone", { kind: t(`words.claimKind.${claim.kind}`).toLowerCase() })}
        </p>
      </Dialog>
    );
  }
  const save = (credibility: Credibility | null) =>
    attempt(() =>
      rateClaim(notebook, claim, credibility, credibility === null ? "" : reason).then(onClose),
    );

  return (
    <Dialog
      title={t("claims.rating.dialog")}
      isOpen
      onClose={onClose}
      onSubmit={() => {
        if (gate.allowed && chosen !== null) save(chosen);
      }}
      actions={
        <>
          {claim.credibility !== null && (
            <Button kind="quiet" onPress={() => save(null)}>
              {t("claims.rating.clear")}
            </Button>
          )}
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button kind="primary" type="submit" isDisabled={!gate.allowed || chosen === null}>
            {t("claims.rating.save")}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <p className={styles.note}>{claim.statement}</p>
        <RatingChoice item={item} articles={articles} chosen={chosen} onChoose={setChosen} />
        <TextArea label={t("claims.rating.reason")} value={reason} onChange={setReason} rows={2} />
        {failure !== null && <FailureNotice failure={failure} />}
      </div>
    </Dialog>
  );
}
