import { useState } from "react";
import { FailureNotice, useAttempt } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { ClaimKindIcon } from "#renderer/ui/claim-kind-icon.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { Select } from "#renderer/ui/select.tsx";
import { TextArea } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import {
  type ClaimKind,
  claimKinds,
  type Hedge,
  hedges,
  takesCredibility,
} from "#shared/domain/claim/claim.ts";
import { editClaim } from "./claim-commands.ts";
import styles from "./claims.module.css";
import type { NotebookClaim } from "./claims-queries.ts";

export type EditClaimDialogProps = {
  readonly item: NotebookClaim;
  readonly onClose: () => void;
};

/** The statement, edited apart from its quotations, with its kind, hedge and the analyst's note. */
export function EditClaimDialog({ item: { claim }, onClose }: EditClaimDialogProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { attempt, failure } = useAttempt();
  const [statement, setStatement] = useState(claim.statement);
  const [kind, setKind] = useState<ClaimKind>(claim.kind);
  const [hedge, setHedge] = useState<Hedge>(claim.hedge);
  const [note, setNote] = useState(claim.note ?? "");
  const isEmpty = statement.trim() === "";

  const save = () => {
    if (isEmpty) return;
    const edited = { statement: statement.trim(), kind, hedge, note: note.trim() || null };
    attempt(() => editClaim(notebook, claim, edited).then(onClose));
  };

  return (
    <Dialog
      title={t("claims.panel.edit")}
      isOpen
      onClose={onClose}
      onSubmit={save}
      actions={
        <>
          <Button onPress={onClose}>{t("claims.panel.cancel")}</Button>
          <Button kind="primary" type="submit" isDisabled={isEmpty}>
            {t("claims.panel.save")}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <TextArea
          label={t("claims.panel.statement")}
          hint={t("claims.panel.statementHint")}
          value={statement}
          onChange={setStatement}
          error={isEmpty ? t("claims.make.needsStatement") : null}
          autoFocus
        />
        <ClaimKindFields kind={kind} onKind={setKind} hedge={hedge} onHedge={setHedge} />
        {claim.credibility !== null && !takesCredibility(kind) && (
          <p className={styles.note}>
            {t("claims.cell.ratingGoes", { number: claim.credibility })}
          </p>
        )}
        <TextArea label={t("claims.panel.note")} value={note} onChange={setNote} rows={2} />
        {failure !== null && <FailureNotice failure={failure} />}
      </div>
    </Dialog>
  );
}

export type ClaimKindFieldsProps = {
  readonly kind: ClaimKind;
  readonly onKind: (kind: ClaimKind) => void;
  readonly hedge: Hedge;
  readonly onHedge: (hedge: Hedge) => void;
};

export function ClaimKindFields({ kind, onKind, hedge, onHedge }: ClaimKindFieldsProps) {
  const t = useTranslate();
  return (
    <div className={styles.pair}>
      <Select
        label={t("claims.make.kind")}
        value={kind}
        onChange={onKind}
        options={claimKinds.map((value) => ({
          value,
          text: t(`words.claimKind.${value}`),
          sign: <ClaimKindIcon kind={value} isBesideWord />,
        }))}
      />
      <Select
        label={t("claims.make.hedge")}
        value={hedge}
        onChange={onHedge}
        options={hedges.map((value) => ({ value, text: t(`words.hedge.${value}`) }))}
      />
    </div>
  );
}
