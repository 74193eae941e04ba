import { useState } from "react";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { OriginId } from "#shared/domain/ids.ts";
import type { Origin } from "#shared/domain/origin/origin.ts";
import { createOrigin } from "./origin-commands.ts";
import { OriginKindSelect } from "./origin-kind-select.tsx";

type NewOriginDialogProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onAdded: (originId: OriginId) => void;
};

export function NewOriginDialog({ isOpen, onClose, onAdded }: NewOriginDialogProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const [name, setName] = useState("");
  const [kind, setKind] = useState<Origin["kind"]>("report");
  const [isAsked, setIsAsked] = useState(false);
  const lacksName = name.trim() === "";

  function close(): void {
    setName("");
    setKind("report");
    setIsAsked(false);
    onClose();
  }

  async function add(): Promise<void> {
    if (lacksName) {
      setIsAsked(true);
      return;
    }
    onAdded(await createOrigin(notebook, name, kind));
    close();
  }

  return (
    <Dialog
      title={t("sources.origins.create")}
      isOpen={isOpen}
      onClose={close}
      size="small"
      onSubmit={() => void add()}
      actions={
        <>
          <Button onPress={close}>{t("ui.cancel")}</Button>
          <Button kind="primary" type="submit">
            {t("sources.origins.add")}
          </Button>
        </>
      }
    >
      <TextField
        label={t("sources.originCard.name")}
        value={name}
        onChange={setName}
        error={isAsked && lacksName ? t("sources.origins.nameMissing") : null}
        autoFocus
      />
      <OriginKindSelect value={kind} onChange={setKind} />
    </Dialog>
  );
}
