import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button, IconButton } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { TrashIcon } from "#renderer/ui/icons-actions.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { briefForms } from "#shared/domain/brief/brief.ts";
import styles from "./brief.module.css";
import type { BriefRow } from "./brief-queries.ts";
import dialogs from "./dialogs.module.css";
import { applyForm, applyTemplate, deleteTemplate, saveTemplate } from "./template-commands.ts";

type TemplatesDialogProps = { readonly brief: BriefRow; readonly onClose: () => void };

/** The forms that come with the program and the notebook's own templates: to use, to save, to delete. */
export function TemplatesDialog({ brief, onClose }: TemplatesDialogProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const [name, setName] = useState("");
  const own = useLiveQuery(() => notebook.db.briefTemplates.toArray(), [notebook]) ?? [];

  function save(): void {
    if (name.trim() === "") return;
    void saveTemplate(notebook, brief, name.trim());
    setName("");
  }

  return (
    <Dialog
      title={t("brief.template.title")}
      isOpen
      onClose={onClose}
      onSubmit={save}
      actions={<Button onPress={onClose}>{t("ui.close")}</Button>}
    >
      <div className={styles.form}>
        <p className={styles.quiet}>{t("brief.template.explain")}</p>
        <ul className={dialogs.templates} aria-label={t("brief.template.list")}>
          {briefForms.map((form) => (
            <li key={form} data-current={(brief.form ?? "full") === form}>
              <span className={dialogs.templateWords}>
                <b>{t(`brief.template.form.${form}.name`)}</b>
                <span className={styles.quiet}>{t(`brief.template.form.${form}.says`)}</span>
              </span>
              <Button
                size="small"
                isDisabled={isReadOnly}
                aria-label={t("brief.template.useNamed", {
                  name: t(`brief.template.form.${form}.name`),
                })}
                onPress={() => void applyForm(notebook, brief, form).then(onClose)}
              >
                {t("brief.template.use")}
              </Button>
            </li>
          ))}
          {own.map((template) => (
            <li key={template.id}>
              <span className={dialogs.templateWords}>
                <b>{template.name}</b>
                <span className={styles.quiet}>
                  {[template.organisation, template.audience].filter(Boolean).join(" · ")}
                </span>
              </span>
              <Button
                size="small"
                isDisabled={isReadOnly}
                aria-label={t("brief.template.useNamed", { name: template.name })}
                onPress={() => void applyTemplate(notebook, brief, template).then(onClose)}
              >
                {t("brief.template.use")}
              </Button>
              <IconButton
                size="small"
                icon={TrashIcon}
                label={t("brief.template.delete", { name: template.name })}
                isDisabled={isReadOnly}
                onPress={() => void deleteTemplate(notebook, template)}
              />
            </li>
          ))}
        </ul>
        <div className={dialogs.saveTemplate}>
          <TextField label={t("brief.template.name")} value={name} onChange={setName} />
          {/* Never disabled for want of a name: pressed, it would lose the focus, and the dialog its keys. */}
          <Button isDisabled={isReadOnly} onPress={save}>
            {t("brief.template.save")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
