import { useState } from "react";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { SourceId } from "#shared/domain/ids.ts";
import type { SourceKind } from "#shared/domain/source/source.ts";
import { createSource } from "./source-commands.ts";
import { SourceKindSelect } from "./source-kind-select.tsx";

type NewSourceDialogProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onAdded: (sourceId: SourceId) => void;
};

export function NewSourceDialog({ isOpen, onClose, onAdded }: NewSourceDialogProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const [name, setName] = useState("");
  const [kind, setKind] = useState<SourceKind | null>(null);
  const [isAsked, setIsAsked] = useState(false);
  const lacksName = name.trim() === "";

  function close(): void {
    setName("");
    setKind(null);
    setIsAsked(false);
    onClose();
  }

  async function add(): Promise<void> {
    if (lacksName) {
      setIsAsked(true);
      return;
    }
    onAdded(await createSource(notebook, name, kind));
    close();
  }

  return (
    <Dialog
      title={t("sources.create.title")}
      isOpen={isOpen}
      onClose={close}
      size="small"
      onSubmit={() => void add()}
      actions={
        <>
          <Button onPress={close}>{t("ui.cancel")}</Button>
          <Button kind="primary" type="submit">
            {t("sources.create.add")}
          </Button>
        </>
      }
    >
      <TextField
        label={t("sources.create.name")}
        value={name}
        onChange={setName}
        error={isAsked && lacksName ? t("sources.create.nameMissing") : null}
        autoFocus
      />
      <SourceKindSelect value={kind} onChange={setKind} />
    </Dialog>
  );
}
