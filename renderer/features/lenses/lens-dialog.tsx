import { useState } from "react";
import { FailureNotice, useAttempt } from "#renderer/app/feature.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Checkbox } from "#renderer/ui/choice.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { TextArea, TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { claimKinds } from "#shared/domain/claim/claim.ts";
import { directions } from "#shared/domain/impact/impact.ts";
import type { LensTexts } from "./lens-commands.ts";
import styles from "./lenses.module.css";

export const blankLens: LensTexts = {
  name: "",
  region: "",
  concern: "",
  definition: "",
  includeRules: "",
  excludeRules: "",
  includeExamples: "",
  excludeExamples: "",
  claimKinds: null,
  worsensMeans: "",
  improvesMeans: "",
  neutralMeans: "",
  unclearMeans: "",
};

export type LensDialogProps = {
  readonly title: string;
  readonly texts: LensTexts;
  readonly onSave: (texts: LensTexts) => Promise<unknown>;
  readonly onClose: () => void;
};

/** All the texts of a lens: two analysts decide alike only by what is written here. */
export function LensDialog({ title, texts, onSave, onClose }: LensDialogProps) {
  const t = useTranslate();
  const { attempt, failure } = useAttempt();
  const [draft, setDraft] = useState(texts);
  const [isTried, setIsTried] = useState(false);
  const kinds = draft.claimKinds ?? claimKinds;
  const isNameless = draft.name.trim() === "";
  const isUndefined = draft.definition.trim() === "";
  const change = (part: Partial<LensTexts>) => setDraft({ ...draft, ...part });

  const save = () => {
    setIsTried(true);
    if (isNameless || isUndefined) return;
    attempt(() => onSave({ ...draft, name: draft.name.trim() }).then(onClose));
  };

  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size="large"
      onSubmit={save}
      actions={
        <>
          <Button onPress={onClose}>{t("lenses.cancel")}</Button>
          <Button kind="primary" type="submit">
            {t("lenses.save")}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <TextField
          label={t("lenses.name")}
          value={draft.name}
          onChange={(name) => change({ name })}
          error={isTried && isNameless ? t("lenses.needsName") : null}
          autoFocus
        />
        <div className={styles.pair}>
          <TextField
            label={t("lenses.region")}
            value={draft.region}
            onChange={(region) => change({ region })}
          />
          <TextField
            label={t("lenses.concern")}
            value={draft.concern}
            onChange={(concern) => change({ concern })}
          />
        </div>
        <TextArea
          label={t("lenses.definitionField")}
          value={draft.definition}
          onChange={(definition) => change({ definition })}
          error={isTried && isUndefined ? t("lenses.needsDefinition") : null}
        />
        <div className={styles.pair}>
          <TextArea
            label={t("lenses.includeField")}
            value={draft.includeRules}
            onChange={(includeRules) => change({ includeRules })}
            rows={5}
          />
          <TextArea
            label={t("lenses.excludeField")}
            value={draft.excludeRules}
            onChange={(excludeRules) => change({ excludeRules })}
            rows={5}
          />
        </div>
        <div className={styles.pair}>
          <TextArea
            label={t("lenses.includeExamplesField")}
            value={draft.includeExamples ?? ""}
            onChange={(includeExamples) => change({ includeExamples })}
            rows={3}
          />
          <TextArea
            label={t("lenses.excludeExamplesField")}
            value={draft.excludeExamples ?? ""}
            onChange={(excludeExamples) => change({ excludeExamples })}
            rows={3}
          />
        </div>
        <fieldset className={styles.kinds}>
          <legend>{t("lenses.claimKindsField")}</legend>
          {claimKinds.map((kind) => (
            <Checkbox
              key={kind}
              isSelected={kinds.includes(kind)}
              onChange={(isOn) =>
                change({
                  claimKinds: claimKinds.filter((one) =>
                    one === kind ? isOn : kinds.includes(one),
                  ),
                })
              }
            >
              {t(`words.claimKind.${kind}`)}
            </Checkbox>
          ))}
        </fieldset>
        {directions.map((direction) => (
          <TextField
            key={direction}
            label={t("lenses.means", { direction: t(`words.direction.${direction}`) })}
            value={draft[`${direction}Means`]}
            onChange={(meaning) => change({ [`${direction}Means`]: meaning })}
          />
        ))}
        {failure !== null && <FailureNotice failure={failure} />}
      </div>
    </Dialog>
  );
}
