import { useState } from "react";
import { FailureNotice, useAttempt, useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { RadioGroup } from "#renderer/ui/choice.tsx";
import { ClaimKindIcon } from "#renderer/ui/claim-kind-icon.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { ComboBox } from "#renderer/ui/select.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type Bearing, bearingSchema } from "#shared/domain/evidence/evidence.ts";
import { reportedIn } from "#shared/domain/evidence/reported.ts";
import type { ClaimId } from "#shared/domain/ids.ts";
import { attachEvidence } from "./claim-commands.ts";
import styles from "./claims.module.css";
import type { NotebookClaim, PassageInContext } from "./claims-queries.ts";
import { TakeList } from "./take-list.tsx";
import { claimsLike, takenPassage, takingFromPassage } from "./taken-passage.ts";

export type AttachEvidenceDialogProps = {
  readonly passage: PassageInContext;
  readonly claims: readonly NotebookClaim[];
  readonly onClose: () => void;
};

/** Ties a marked passage to a claim that is there already; those with its figure or day come first. */
export function AttachEvidenceDialog({ passage, claims, onClose }: AttachEvidenceDialogProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { select } = useWorkspace();
  const { attempt, failure } = useAttempt();
  const { annotation, sentence } = passage;

  const [reported] = useState(() => reportedIn(annotation.exact, sentence));
  const [like] = useState(() => claimsLike(reported, claims));
  const [claimId, setClaimId] = useState<ClaimId | null>(like[0]?.claim.id ?? null);
  const [text, setText] = useState(like[0]?.claim.statement ?? "");
  const [bearing, setBearing] = useState<Bearing>("supports");
  const [taking, setTaking] = useState(() => takingFromPassage(reported));
  const [isTried, setIsTried] = useState(false);

  const rest = claims.filter((item) => !like.includes(item));
  const attach = () => {
    setIsTried(true);
    if (claimId === null) return;
    attempt(async () => {
      const taken = takenPassage(annotation.id, bearing, reported.hedge.hedge, reported, taking);
      const evidenceId = await attachEvidence(notebook, claimId, taken);
      select({ claimId, evidenceId });
      onClose();
    });
  };

  return (
    <Dialog
      title={t("claims.attach.title")}
      isOpen
      onClose={onClose}
      onSubmit={attach}
      actions={
        <>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button kind="primary" type="submit" isDisabled={claims.length === 0}>
            {t("claims.attach.submit")}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <blockquote className={styles.quote}>{annotation.exact}</blockquote>
        {claims.length === 0 ? (
          <p className={styles.note}>{t("claims.attach.noClaims")}</p>
        ) : (
          <ComboBox<ClaimId>
            label={t("claims.attach.claim")}
            placeholder={t("claims.attach.placeholder")}
            value={claimId}
            onChange={setClaimId}
            inputValue={text}
            onInputChange={setText}
            menuTrigger="input"
            autoFocus
            error={isTried && claimId === null ? t("claims.attach.needsClaim") : null}
            options={[...like, ...rest].map((item) => ({
              value: item.claim.id,
              text: item.claim.statement,
              sign: <ClaimKindIcon kind={item.claim.kind} />,
              ...(like.includes(item) ? { detail: t("claims.attach.matches") } : {}),
            }))}
          />
        )}
        <RadioGroup<Bearing>
          label={t("claims.attach.bearing")}
          value={bearing}
          onChange={setBearing}
          options={bearingSchema.options.map((value) => ({
            value,
            text: t(`claims.bearingLong.${value}`),
          }))}
        />
        <TakeList reported={reported} taking={taking} onChange={setTaking} />
        {failure !== null && <FailureNotice failure={failure} />}
      </div>
    </Dialog>
  );
}
