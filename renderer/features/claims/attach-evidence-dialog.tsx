import { useState } from "react";
import { FailureNotice, useAttempt, useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { RadioGroup } from "#renderer/ui/choice.tsx";
import { ClaimKindIcon } from "#renderer/ui/claim-kind-icon.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { ComboBox } from "#renderer/ui/select.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { wholeView } from "#shared/domain/claim/claim-view.ts";
import { type Bearing, bearingSchema } from "#shared/domain/evidence/evidence.ts";
import type { Reported } from "#shared/domain/evidence/reported.ts";
import type { ClaimId } from "#shared/domain/ids.ts";
import { attachEvidence } from "./claim-commands.ts";
import styles from "./claims.module.css";
import {
  firstOf,
  type NotebookClaim,
  type PassageInContext,
  useListedClaims,
} from "./claims-queries.ts";
import { TakeList } from "./take-list.tsx";
import { takenPassage, takingFromPassage } from "./taken-passage.ts";

export type AttachEvidenceDialogProps = {
  readonly passage: PassageInContext;
  /** What Railhead read out of its words: offered, and stored only as taken. */
  readonly reported: Reported;
  /** Claims that may be of the same thing, the likest first. */
  readonly like: readonly NotebookClaim[];
  readonly onClose: () => void;
};

/** Claims offered besides the likest; typing finds the others. */
const mostOffered = 40;

/** Ties a marked passage to a claim that is there already; those with its figure or day come first. */
export function AttachEvidenceDialog({
  passage,
  reported,
  like,
  onClose,
}: AttachEvidenceDialogProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { select } = useWorkspace();
  const { attempt, failure } = useAttempt();
  const { annotation } = passage;

  const [claimId, setClaimId] = useState<ClaimId | null>(like[0]?.claim.id ?? null);
  const [text, setText] = useState(like[0]?.claim.statement ?? "");
  const [bearing, setBearing] = useState<Bearing>("supports");
  const [taking, setTaking] = useState(() => takingFromPassage(reported));
  const [isTried, setIsTried] = useState(false);

  const isTyped = text !== "" && text !== like[0]?.claim.statement;
  const found = useListedClaims(
    { ...wholeView, search: isTyped ? text : "", sort: "newest" },
    null,
  );
  const likeIds = new Set<string>(like.map(({ claim }) => claim.id));
  const rest =
    found === undefined
      ? []
      : firstOf(found, mostOffered).filter(({ claim }) => !likeIds.has(claim.id));
  const hasNone = found?.length === 0 && !isTyped;
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
          <Button kind="primary" type="submit" isDisabled={hasNone}>
            {t("claims.attach.submit")}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <blockquote className={styles.quote}>{annotation.exact}</blockquote>
        {hasNone ? (
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
              ...(likeIds.has(item.claim.id) ? { detail: t("claims.attach.matches") } : {}),
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
