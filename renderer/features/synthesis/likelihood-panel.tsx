import { useLiveQuery } from "dexie-react-hooks";
import { DisputedVerdicts, useWorkspace, VerdictHistory } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Notice } from "#renderer/ui/notice.tsx";
import { Select } from "#renderer/ui/select.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { likelihoodSentence } from "#shared/domain/brief/judgement-section.ts";
import {
  type LikelihoodTerm,
  likelihoodOf,
  likelihoodTerms,
} from "#shared/domain/judgement/likelihood.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import { editJudgement } from "./judgement-commands.ts";
import type { JudgementRow } from "./judgement-queries.ts";
import styles from "./synthesis.module.css";

type LikelihoodPanelProps = { readonly judgement: JudgementRow };

export const noTerm = "none";

/** The row of ICD 203 terms that the notebook writes in. */
export function useLikelihoodRow(): 1 | 2 {
  const { db, id } = useNotebook();
  return useLiveQuery(() => db.notebooks.get(id), [db, id])?.likelihoodRow ?? 1;
}

/** How likely: the term, its printed range, and the sentence it makes. Confidence stands elsewhere. */
export function LikelihoodPanel({ judgement }: LikelihoodPanelProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const row = useLikelihoodRow();
  const { likelihood } = judgement;
  const isOfOtherRow = likelihood !== null && likelihoodOf(likelihood).row !== row;
  const choose = (term: LikelihoodTerm | null) =>
    void editJudgement(notebook, judgement, { likelihood: term });

  return (
    <section className={styles.panel} aria-label={t("synthesis.judgement.likelihood")}>
      <div className={styles.facts}>
        <h3 className={styles.panelTitle}>{t("synthesis.judgement.likelihood")}</h3>
        <VerdictHistory
          table="judgements"
          id={judgement.id}
          field="likelihood"
          wordOf={(value) => termOf(likelihoodTerms.find(({ id }) => id === value)?.id ?? null)}
        />
      </div>
      <Select
        label={t("synthesis.judgement.term")}
        isDisabled={isReadOnly}
        value={likelihood ?? noTerm}
        onChange={(chosen) => choose(chosen === noTerm ? null : chosen)}
        options={termOptions(row, likelihood, t)}
        {...(likelihood === null
          ? {}
          : { hint: t("synthesis.judgement.range", rangeOf(likelihoodOf(likelihood))) })}
      />
      {isOfOtherRow && <OtherRow likelihood={likelihood} row={row} onChoose={choose} />}
      <p className={styles.sentence}>{likelihoodSentence(judgement, t)}</p>
      <DisputedVerdicts
        table="judgements"
        row={judgement}
        field="likelihood"
        wordOf={({ record }) => termOf(record.likelihood) ?? t("synthesis.judgement.noTerm")}
        keep={({ record }) => editJudgement(notebook, judgement, { likelihood: record.likelihood })}
      />
    </section>
  );
}

/** The terms of a row, and the one that was given, whatever its row. */
export function termOptions(row: 1 | 2, given: LikelihoodTerm | null, t: Translate) {
  return [
    { value: noTerm, text: t("synthesis.judgement.noTerm") } as const,
    ...likelihoodTerms
      .filter((entry) => entry.row === row || entry.id === given)
      .map((entry) => ({
        value: entry.id,
        text: entry.term,
        detail: t("synthesis.judgement.range", rangeOf(entry)),
      })),
  ];
}

type OtherRowProps = {
  readonly likelihood: LikelihoodTerm;
  readonly row: 1 | 2;
  readonly onChoose: (term: LikelihoodTerm) => void;
};

/** A term of the row that this notebook does not write in: offered in its own row, never changed by itself. */
function OtherRow({ likelihood, row, onChoose }: OtherRowProps) {
  const t = useTranslate();
  const { isReadOnly } = useWorkspace();
  const { fromPercent } = likelihoodOf(likelihood);
  const same = likelihoodTerms.find(
    (entry) => entry.row === row && entry.fromPercent === fromPercent,
  );
  return (
    <Notice
      tone="warning"
      title={t("synthesis.judgement.otherRow")}
      actions={
        same !== undefined &&
        !isReadOnly && (
          <Button size="small" onPress={() => onChoose(same.id)}>
            {t("synthesis.judgement.useTerm", { term: same.term })}
          </Button>
        )
      }
    >
      {t("synthesis.judgement.otherRowText", { row: t(`synthesis.judgement.row${row}`) })}
    </Notice>
  );
}

function termOf(likelihood: LikelihoodTerm | null): string | null {
  return likelihood === null ? null : likelihoodOf(likelihood).term;
}

function rangeOf({
  fromPercent,
  toPercent,
}: {
  readonly fromPercent: number;
  readonly toPercent: number;
}) {
  // As ICD 203 prints them: 01–05 %.
  const two = (percent: number) => String(percent).padStart(2, "0");
  return { from: two(fromPercent), to: two(toPercent) };
}
