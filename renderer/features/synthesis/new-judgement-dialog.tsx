import { useLiveQuery } from "dexie-react-hooks";
import { useEffect, useRef, useState } from "react";
import { FailureNotice, useAttempt } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Checkbox, RadioGroup } from "#renderer/ui/choice.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { Select } from "#renderer/ui/select.tsx";
import { TextArea } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { ClaimId, JudgementId, LensId } from "#shared/domain/ids.ts";
import {
  type Confidence,
  confidences,
  type LikelihoodTerm,
} from "#shared/domain/judgement/likelihood.ts";
import { ConfidenceReasons } from "./confidence-reasons.tsx";
import { createJudgement, type NewJudgement } from "./judgement-commands.ts";
import { beginningFrom, fromNothing, type JudgementBeginning } from "./judgement-queries.ts";
import { LensSelect } from "./lens-select.tsx";
import { noTerm, termOptions, useLikelihoodRow } from "./likelihood-panel.tsx";
import styles from "./synthesis.module.css";

export type NewJudgementDialogProps = {
  /** The claims that the new judgement rests on. */
  readonly claimIds: readonly ClaimId[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onAdded: (judgementId: JudgementId) => void;
};

export function NewJudgementDialog({ isOpen, ...rest }: NewJudgementDialogProps) {
  return isOpen ? <BegunJudgementDialog {...rest} /> : null;
}

type BegunProps = Omit<NewJudgementDialogProps, "isOpen">;

/** Waits for what the claims offer, so that nothing changes under the first words typed. Without claims nothing is waited for. */
function BegunJudgementDialog(props: BegunProps) {
  const { db } = useNotebook();
  // As asked at the opening: what is chosen elsewhere meanwhile changes nothing here.
  const [claimIds] = useState(props.claimIds);
  const read = useLiveQuery(() => beginningFrom(db, claimIds), [db, claimIds]);
  const beginning = claimIds.length === 0 ? fromNothing : read;
  return beginning === undefined ? null : (
    <OpenNewJudgementDialog {...props} claimIds={claimIds} beginning={beginning} />
  );
}

/** Statement, likelihood, lens and confidence at once; all but the statement may wait. */
function OpenNewJudgementDialog({
  claimIds,
  beginning,
  onClose,
  onAdded,
}: BegunProps & { readonly beginning: JudgementBeginning }) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { attempt, failure } = useAttempt();
  const row = useLikelihoodRow();
  const [statement, setStatement] = useState(beginning.statement);
  const [likelihood, setLikelihood] = useState<LikelihoodTerm | null>(null);
  const [lensId, setLensId] = useState<LensId | null>(beginning.lensId);
  const [confidence, setConfidence] = useState<Confidence | null>(null);
  const [reason, setReason] = useState("");
  const [against, setAgainst] = useState<readonly ClaimId[]>([]);
  const [isAsked, setIsAsked] = useState(false);
  const lacksStatement = statement.trim() === "";
  const lacksReason = confidence !== null && reason.trim() === "";

  // The words it begins with are there to be written over.
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.select(), []);

  function add(): void {
    setIsAsked(true);
    if (lacksStatement || lacksReason) return;
    const judgement: NewJudgement = {
      statement,
      likelihood,
      lensId,
      confidence,
      confidenceReason: confidence === null ? null : reason.trim(),
      restsOn: claimIds,
      against,
    };
    attempt(async () => {
      const judgementId = await createJudgement(notebook, judgement);
      onClose();
      onAdded(judgementId);
    });
  }

  return (
    <Dialog
      title={t("synthesis.judgement.new")}
      isOpen
      onClose={onClose}
      onSubmit={add}
      actions={
        <>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button kind="primary" type="submit">
            {t("synthesis.judgement.add")}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <TextArea
          label={t("synthesis.judgement.statement")}
          hint={t("synthesis.judgement.statementHint")}
          error={isAsked && lacksStatement ? t("synthesis.judgement.statementMissing") : null}
          value={statement}
          onChange={setStatement}
          rows={2}
          areaRef={area}
          autoFocus
        />
        <div className={styles.pair}>
          <Select
            label={t("synthesis.judgement.term")}
            value={likelihood ?? noTerm}
            onChange={(chosen) => setLikelihood(chosen === noTerm ? null : chosen)}
            options={termOptions(row, likelihood, t)}
          />
          <LensSelect lensId={lensId} onChange={setLensId} />
        </div>
        <RadioGroup<Confidence>
          label={t("synthesis.judgement.level")}
          orientation="horizontal"
          value={confidence}
          onChange={setConfidence}
          options={confidences.map((value) => ({
            value,
            text: t(`words.confidence.${value}.name`),
          }))}
        />
        {confidence !== null && (
          <>
            <TextArea
              label={t("synthesis.judgement.reason")}
              hint={t(`words.confidence.${confidence}.definition`)}
              error={isAsked && lacksReason ? t("synthesis.judgement.reasonMissing") : null}
              value={reason}
              onChange={setReason}
              rows={2}
            />
            <ConfidenceReasons
              basis={beginning.basis}
              confidence={confidence}
              reason={reason}
              onReason={setReason}
            />
          </>
        )}
        {beginning.restsOn.length > 0 && (
          <section aria-label={t("synthesis.judgement.claimsFor")}>
            <h3 className={styles.label}>{t("synthesis.judgement.claimsFor")}</h3>
            <ul className={styles.restsOn}>
              {beginning.restsOn.map((claim) => (
                <li key={claim.id}>{claim.statement}</li>
              ))}
            </ul>
          </section>
        )}
        {beginning.inConflict.length > 0 && (
          <fieldset className={styles.inConflict}>
            <legend className={styles.label}>{t("synthesis.judgement.inConflict")}</legend>
            {beginning.inConflict.map((claim) => (
              <Checkbox
                key={claim.id}
                isSelected={against.includes(claim.id)}
                onChange={(isOn) =>
                  setAgainst(
                    isOn ? [...against, claim.id] : against.filter((id) => id !== claim.id),
                  )
                }
              >
                {claim.statement}
              </Checkbox>
            ))}
          </fieldset>
        )}
        {failure !== null && <FailureNotice failure={failure} />}
      </div>
    </Dialog>
  );
}
