import { useState } from "react";
import { request } from "#renderer/bridge.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { Output } from "#shared/ipc/contract.ts";
import { useAttempt } from "./attempt.ts";
import { FailureNotice } from "./failure-notice.tsx";

export type FirstRunDialogProps = {
  readonly onNamed: (actor: Output<"person:name">) => void;
};

/** Asks once who works here: every change is kept with the name of who made it. */
export function FirstRunDialog({ onNamed }: FirstRunDialogProps) {
  const t = useTranslate();
  const [name, setName] = useState("");
  const { attempt, isBusy, failure } = useAttempt();
  const isNamed = name.trim() !== "";

  const save = () => {
    if (isNamed) attempt(async () => onNamed(await request("person:name", { name: name.trim() })));
  };
  return (
    <Dialog
      title={t("app.firstRun.title")}
      isOpen
      isDismissable={false}
      size="small"
      onClose={() => {}}
      onSubmit={save}
      actions={
        <Button type="submit" kind="primary" isDisabled={!isNamed || isBusy}>
          {t("app.firstRun.start")}
        </Button>
      }
    >
      <p>{t("app.firstRun.why")}</p>
      <TextField
        label={t("app.firstRun.name")}
        value={name}
        onChange={setName}
        maxLength={200}
        autoComplete="off"
        autoFocus
      />
      {failure !== null && <FailureNotice failure={failure} />}
    </Dialog>
  );
}
