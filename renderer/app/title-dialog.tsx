import { useState } from "react";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { useAttempt } from "./attempt.ts";
import { FailureNotice } from "./failure-notice.tsx";

export type TitleDialogProps = {
  readonly heading: string;
  readonly initialTitle: string;
  /** The verb of the button: Create, Rename, Duplicate. */
  readonly verb: string;
  readonly onSave: (title: string) => Promise<unknown>;
  readonly onClose: () => void;
};

/** Asks for a notebook's title. Stays open with the reason when saving fails. */
export function TitleDialog({ heading, initialTitle, verb, onSave, onClose }: TitleDialogProps) {
  const t = useTranslate();
  const [title, setTitle] = useState(initialTitle);
  const { attempt, isBusy, failure } = useAttempt();
  const isTitled = title.trim() !== "";

  return (
    <Dialog
      title={heading}
      isOpen
      size="small"
      onClose={onClose}
      onSubmit={() => {
        if (isTitled) attempt(() => onSave(title.trim()));
      }}
      actions={
        <>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" kind="primary" isDisabled={!isTitled || isBusy}>
            {verb}
          </Button>
        </>
      }
    >
      <TextField
        label={t("app.catalogue.titleField")}
        value={title}
        onChange={setTitle}
        maxLength={200}
        autoComplete="off"
        autoFocus
      />
      {failure !== null && <FailureNotice failure={failure} />}
    </Dialog>
  );
}
