import { useState } from "react";
import { FailureNotice, useAttempt } from "#renderer/app/feature.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Checkbox } from "#renderer/ui/choice.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { Select } from "#renderer/ui/select.tsx";
import { TextArea, TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type DimensionKind, dimensionKinds, hasOptions } from "#shared/domain/lens/lens.ts";
import type { DimensionTexts } from "./lens-commands.ts";
import styles from "./lenses.module.css";

export type DimensionDialogProps = {
  readonly title: string;
  readonly dimension: DimensionTexts;
  readonly onSave: (dimension: DimensionTexts) => Promise<unknown>;
  readonly onClose: () => void;
};

export const blankDimension: DimensionTexts = {
  label: "",
  kind: "scale",
  options: [],
  isRequired: false,
};

/** One thing that a lens asks beside direction and severity. */
export function DimensionDialog({ title, dimension, onSave, onClose }: DimensionDialogProps) {
  const t = useTranslate();
  const { attempt, failure } = useAttempt();
  const [draft, setDraft] = useState(dimension);
  const [lines, setLines] = useState(dimension.options.join("\n"));
  const [isTried, setIsTried] = useState(false);
  const isNameless = draft.label.trim() === "";
  const options = [...new Set(lines.split("\n").map((line) => line.trim()))].filter(
    (line) => line !== "",
  );
  const lacksOptions = hasOptions(draft.kind) && options.length < 2;

  const save = () => {
    setIsTried(true);
    if (isNameless || lacksOptions) return;
    const kept = hasOptions(draft.kind) ? options : [];
    attempt(() => onSave({ ...draft, label: draft.label.trim(), options: kept }).then(onClose));
  };

  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      onSubmit={save}
      actions={
        <>
          <Button onPress={onClose}>{t("lenses.cancel")}</Button>
          <Button kind="primary" type="submit">
            {t("lenses.dimension.save")}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <TextField
          label={t("lenses.dimension.label")}
          value={draft.label}
          onChange={(label) => setDraft({ ...draft, label })}
          error={isTried && isNameless ? t("lenses.dimension.needsLabel") : null}
          autoFocus
        />
        <Select<DimensionKind>
          label={t("lenses.dimension.kind")}
          value={draft.kind}
          onChange={(kind) => setDraft({ ...draft, kind })}
          options={dimensionKinds.map((value) => ({ value, text: t(`lenses.kinds.${value}`) }))}
        />
        {hasOptions(draft.kind) && (
          <TextArea
            label={t("lenses.dimension.options")}
            value={lines}
            onChange={setLines}
            rows={5}
            error={isTried && lacksOptions ? t("lenses.dimension.needsOptions") : null}
          />
        )}
        <Checkbox
          isSelected={draft.isRequired}
          onChange={(isRequired) => setDraft({ ...draft, isRequired })}
        >
          {t("lenses.dimension.required")}
        </Checkbox>
        {failure !== null && <FailureNotice failure={failure} />}
      </div>
    </Dialog>
  );
}
