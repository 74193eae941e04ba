import { useState } from "react";
import { type Attempt, FailureNotice } from "#renderer/app/feature.ts";
import {
  ClaimKindFields,
  TakeList,
  type TakenSuggestion,
  type Taking,
  takenWhole,
} from "#renderer/features/claims/index.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Checkbox } from "#renderer/ui/choice.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { TextArea } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { Candidate } from "#shared/suggesting/candidates.ts";
import { reportedOf } from "./suggestion-commands.ts";
import styles from "./suggestions.module.css";

export type EditSuggestionDialogProps = {
  readonly candidate: Candidate;
  readonly failure: Attempt["failure"];
  readonly onTake: (taken: TakenSuggestion) => void;
  readonly onClose: () => void;
};

/** The suggestion as a form: nothing of it is stored before it is taken. */
export function EditSuggestionDialog({
  candidate,
  failure,
  onTake,
  onClose,
}: EditSuggestionDialogProps) {
  const t = useTranslate();
  const whole = takenWhole(candidate);
  const [claim, setClaim] = useState(whole.claim);
  const [taking, setTaking] = useState<Taking>({
    figure: candidate.quantity !== null,
    date: candidate.date !== null,
    speakers: new Set(candidate.speakers.keys()),
  });
  const [hasPlace, setHasPlace] = useState(true);
  const isEmpty = claim.statement.trim() === "";

  const take = () => {
    if (isEmpty) return;
    const { passage } = whole;
    onTake({
      claim: { ...claim, statement: claim.statement.trim() },
      passage: {
        ...passage,
        hedge: claim.hedge,
        figure: taking.figure ? passage.figure : null,
        date: taking.date ? passage.date : null,
        place: hasPlace ? candidate.place : null,
        speakers: passage.speakers.filter((_, index) => taking.speakers.has(index)),
      },
    });
  };

  return (
    <Dialog
      title={t("suggestions.dialog.title")}
      isOpen
      onClose={onClose}
      onSubmit={take}
      actions={
        <>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button kind="primary" type="submit" isDisabled={isEmpty}>
            {t("suggestions.dialog.take")}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <blockquote className={styles.quote}>{candidate.quote}</blockquote>
        <TextArea
          label={t("claims.make.statement")}
          value={claim.statement}
          onChange={(statement) => setClaim({ ...claim, statement })}
          error={isEmpty ? t("claims.make.needsStatement") : null}
          autoFocus
        />
        <ClaimKindFields
          kind={claim.kind}
          onKind={(kind) => setClaim({ ...claim, kind })}
          hedge={claim.hedge}
          onHedge={(hedge) => setClaim({ ...claim, hedge })}
        />
        <TakeList reported={reportedOf(candidate)} taking={taking} onChange={setTaking} />
        {candidate.place !== null && (
          <Checkbox isSelected={hasPlace} onChange={setHasPlace}>
            {t("suggestions.dialog.takePlace", { place: candidate.place.text })}
          </Checkbox>
        )}
        {failure !== null && <FailureNotice failure={failure} />}
      </div>
    </Dialog>
  );
}
