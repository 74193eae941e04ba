import { useLiveQuery } from "dexie-react-hooks";
import { useEffect, useRef, useState } from "react";
import { DisputedVerdicts, useCommand, useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { RadioGroup } from "#renderer/ui/choice.tsx";
import { useEditInPlace } from "#renderer/ui/edit-in-place.ts";
import { ReliabilityLetter } from "#renderer/ui/scales.tsx";
import { TextArea } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { SourceId } from "#shared/domain/ids.ts";
import { type Reliability, reliabilities } from "#shared/domain/source/source.ts";
import { rateSource } from "./source-commands.ts";
import type { SourceRow } from "./source-queries.ts";
import styles from "./sources.module.css";

export type RateSourceProps = {
  readonly sourceId: SourceId;
  /** Takes the key `r` while it is on screen; off where the claim has it. */
  readonly hasKey?: boolean;
};

/** The letter of a source with its reason, and the six definitions once it is to be changed. */
export function RateSource({ sourceId, hasKey = false }: RateSourceProps) {
  const { db } = useNotebook();
  const source = useLiveQuery(() => db.sources.get(sourceId), [db, sourceId]);
  if (source === undefined) return null;
  return <Rating key={source.id} source={source} hasKey={hasKey} />;
}

function Rating({ source, hasKey }: { readonly source: SourceRow; readonly hasKey: boolean }) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const { isEditing, edit, leave, button } = useEditInPlace();
  useCommand("item:rate", hasKey && !isReadOnly ? edit : null);

  if (isEditing) return <RatingForm source={source} onDone={leave} />;
  const { reliability, reliabilityReason } = source;
  return (
    <div className={styles.stack}>
      <div className={styles.verdict}>
        <ReliabilityLetter reliability={reliability} />
        <span className={styles.grow}>
          {reliability === null
            ? t("sources.rate.unrated")
            : t(`words.reliability.${reliability}.name`)}
        </span>
        {!isReadOnly && (
          <Button size="small" ref={button} onPress={edit}>
            {reliability === null ? t("sources.rate.rate") : t("sources.rate.change")}
          </Button>
        )}
      </div>
      {reliability !== null && (
        <p className={styles.quiet}>{t(`words.reliability.${reliability}.definition`)}</p>
      )}
      {reliabilityReason !== null && <p className={styles.prose}>{reliabilityReason}</p>}
      <DisputedVerdicts
        table="sources"
        row={source}
        field="reliability"
        wordOf={({ record: { reliability: letter } }) =>
          letter === null ? t("sources.rate.unrated") : t(`words.reliability.${letter}.name`)
        }
        signOf={({ record }) => <ReliabilityLetter reliability={record.reliability} />}
        keep={({ record, reason }) => rateSource(notebook, source, record.reliability, reason)}
      />
    </div>
  );
}

type RatingFormProps = { readonly source: SourceRow; readonly onDone: () => void };

function RatingForm({ source, onDone }: RatingFormProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const [letter, setLetter] = useState<Reliability | null>(source.reliability);
  const [reason, setReason] = useState(source.reliabilityReason ?? "");
  const [isAsked, setIsAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const lacksReason = reason.trim() === "";

  useEffect(() => {
    const chosen = form.current?.querySelector<HTMLInputElement>("input:checked");
    (chosen ?? form.current?.querySelector<HTMLInputElement>("input"))?.focus();
  }, []);

  async function save(): Promise<void> {
    if (letter === null || lacksReason) {
      setIsAsked(true);
      return;
    }
    await rateSource(notebook, source, letter, reason.trim());
    onDone();
  }

  return (
    <form
      ref={form}
      className={styles.stack}
      aria-label={t("sources.rate.title")}
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
        label={t("sources.rate.letter")}
        isLabelHidden
        value={letter}
        onChange={setLetter}
        options={reliabilities.map((value) => ({
          value,
          text: (
            <span className={styles.verdict}>
              <ReliabilityLetter reliability={value} />
              {t(`words.reliability.${value}.name`)}
            </span>
          ),
          detail: t(`words.reliability.${value}.definition`),
        }))}
      />
      <TextArea
        label={t("sources.rate.reason")}
        hint={t("sources.rate.reasonHint")}
        error={isAsked && lacksReason ? t("sources.rate.reasonMissing") : null}
        value={reason}
        onChange={setReason}
        rows={2}
      />
      <div className={styles.actions}>
        {source.reliability !== null && (
          <Button
            kind="quiet"
            onPress={() => void rateSource(notebook, source, null, null).then(onDone)}
          >
            {t("sources.rate.take")}
          </Button>
        )}
        <Button onPress={onDone}>{t("ui.cancel")}</Button>
        <Button kind="primary" type="submit" isDisabled={letter === null}>
          {t("sources.rate.save")}
        </Button>
      </div>
    </form>
  );
}
