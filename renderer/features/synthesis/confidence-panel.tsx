import { useLiveQuery } from "dexie-react-hooks";
import { useEffect, useRef, useState } from "react";
import { DisputedVerdicts, useWorkspace, VerdictHistory } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { RadioGroup } from "#renderer/ui/choice.tsx";
import { useEditInPlace } from "#renderer/ui/edit-in-place.ts";
import { Notice } from "#renderer/ui/notice.tsx";
import { ConfidenceWord } from "#renderer/ui/scales.tsx";
import { TextArea } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { assertNever } from "#shared/assert-never.ts";
import { confidenceSentence } from "#shared/domain/brief/judgement-section.ts";
import {
  type ConfidenceDoubt,
  confidenceDoubts,
} from "#shared/domain/judgement/confidence-check.ts";
import { type Confidence, confidences } from "#shared/domain/judgement/likelihood.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import { ConfidenceReasons } from "./confidence-reasons.tsx";
import { setConfidence } from "./judgement-commands.ts";
import { basisOf, type JudgementRow } from "./judgement-queries.ts";
import styles from "./synthesis.module.css";

type ConfidencePanelProps = { readonly judgement: JudgementRow };

/** How sure: a word with its definition and reason, in a sentence of its own. */
export function ConfidencePanel({ judgement }: ConfidencePanelProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const { isEditing, edit, leave, button } = useEditInPlace();
  const { confidence } = judgement;

  return (
    <section className={styles.panel} aria-label={t("synthesis.judgement.confidence")}>
      <h3 className={styles.panelTitle}>{t("synthesis.judgement.confidence")}</h3>
      {isEditing ? (
        <ConfidenceForm judgement={judgement} onDone={leave} />
      ) : (
        <>
          <div className={styles.facts}>
            <ConfidenceWord confidence={confidence} />
            <VerdictHistory
              table="judgements"
              id={judgement.id}
              field="confidence"
              wordOf={(value) => {
                const known = confidences.find((one) => one === value);
                return known === undefined ? null : t(`words.confidence.${known}.name`);
              }}
            />
            {!isReadOnly && (
              <Button size="small" ref={button} onPress={edit}>
                {confidence === null
                  ? t("synthesis.judgement.setConfidence")
                  : t("synthesis.judgement.changeConfidence")}
              </Button>
            )}
          </div>
          {confidence !== null && (
            <p className={styles.quiet}>{t(`words.confidence.${confidence}.definition`)}</p>
          )}
          <p className={styles.sentence}>{confidenceSentence(judgement, t)}</p>
          <p className={styles.quiet}>{t("synthesis.judgement.confidenceApart")}</p>
        </>
      )}
      <Doubts judgement={judgement} />
      <DisputedVerdicts
        table="judgements"
        row={judgement}
        field="confidence"
        wordOf={({ record }) =>
          record.confidence === null
            ? t("synthesis.judgement.noConfidence")
            : t(`words.confidence.${record.confidence}.name`)
        }
        keep={({ record, reason }) => setConfidence(notebook, judgement, record.confidence, reason)}
      />
    </section>
  );
}

function ConfidenceForm({
  judgement,
  onDone,
}: ConfidencePanelProps & { readonly onDone: () => void }) {
  const t = useTranslate();
  const notebook = useNotebook();
  const [level, setLevel] = useState<Confidence | null>(judgement.confidence);
  const [reason, setReason] = useState(judgement.confidenceReason ?? "");
  const [isAsked, setIsAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const lacksReason = reason.trim() === "";
  const basis = useLiveQuery(() => basisOf(notebook.db, judgement.id), [notebook, judgement.id]);

  useEffect(() => {
    const chosen = form.current?.querySelector<HTMLInputElement>("input:checked");
    (chosen ?? form.current?.querySelector<HTMLInputElement>("input"))?.focus();
  }, []);

  async function save(): Promise<void> {
    setIsAsked(true);
    if (level === null || lacksReason) return;
    await setConfidence(notebook, judgement, level, reason.trim());
    onDone();
  }

  return (
    <form
      ref={form}
      className={styles.fields}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onDone();
      }}
    >
      <RadioGroup
        label={t("synthesis.judgement.level")}
        value={level}
        onChange={setLevel}
        options={confidences.map((value) => ({
          value,
          text: t(`words.confidence.${value}.name`),
          detail: t(`words.confidence.${value}.definition`),
        }))}
      />
      <TextArea
        label={t("synthesis.judgement.reason")}
        error={isAsked && lacksReason ? t("synthesis.judgement.reasonMissing") : null}
        value={reason}
        onChange={setReason}
        rows={2}
      />
      {basis !== undefined && (
        <ConfidenceReasons basis={basis} confidence={level} reason={reason} onReason={setReason} />
      )}
      <div className={styles.actions}>
        {judgement.confidence !== null && (
          <Button
            kind="quiet"
            onPress={() => void setConfidence(notebook, judgement, null, null).then(onDone)}
          >
            {t("synthesis.judgement.takeConfidence")}
          </Button>
        )}
        <Button onPress={onDone}>{t("ui.cancel")}</Button>
        <Button kind="primary" type="submit" isDisabled={level === null}>
          {t("synthesis.judgement.saveConfidence")}
        </Button>
      </div>
    </form>
  );
}

function Doubts({ judgement }: ConfidencePanelProps) {
  const t = useTranslate();
  const { db } = useNotebook();
  const basis = useLiveQuery(() => basisOf(db, judgement.id), [db, judgement.id]);
  const doubts = basis === undefined ? [] : confidenceDoubts(judgement.confidence, basis);
  if (doubts.length === 0) return null;
  return (
    <Notice tone="warning" title={t("synthesis.judgement.doubt")}>
      <ul>
        {doubts.map((doubt) => (
          <li key={doubt.kind}>{doubtText(doubt, t)}</li>
        ))}
      </ul>
    </Notice>
  );
}

function doubtText(doubt: ConfidenceDoubt, t: Translate): string {
  switch (doubt.kind) {
    case "no-claims":
    case "no-known-origin":
    case "sources-not-judged":
      return t(`synthesis.judgement.doubt-${doubt.kind}`);
    case "single-origin":
      return t("synthesis.judgement.doubt-single-origin", { count: doubt.articles });
    case "conflict-open":
      return t("synthesis.judgement.doubt-conflict-open", { count: doubt.conflicts });
    default:
      return assertNever(doubt);
  }
}
