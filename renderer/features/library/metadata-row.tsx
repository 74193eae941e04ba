import { useState } from "react";
import { useUndoToast, useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button, IconButton } from "#renderer/ui/button.tsx";
import { CheckIcon, EditIcon } from "#renderer/ui/icons-actions.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { MetadataField } from "#shared/domain/article/article.ts";
import styles from "./library.module.css";
import { confirmFields, typedValue, writeField } from "./library-commands.ts";
import type { ArticleRow } from "./library-queries.ts";

type MetadataRowProps = { readonly article: ArticleRow; readonly field: MetadataField };

/** One piece of metadata: stated, inferred until confirmed, entered by hand, or missing and shown so. */
export function MetadataRow({ article, field }: MetadataRowProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const [isEditing, setIsEditing] = useState(false);
  const name = t(`words.metadata.${field}`);
  const value = article[field];
  const isInferred = article[`${field}Basis`] === "inferred";

  return (
    <div className={styles.row}>
      <dt>{name}</dt>
      <dd>
        {isEditing ? (
          <FieldEditor article={article} field={field} onDone={() => setIsEditing(false)} />
        ) : (
          <>
            <span className={styles.value}>
              <Value value={value} isInferred={isInferred} />
              <Evidence article={article} field={field} />
            </span>
            {!isReadOnly && (
              <span className={styles.rowActions}>
                {isInferred && (
                  <Button
                    size="small"
                    icon={CheckIcon}
                    aria-label={t("library.field.confirmField", { field: name })}
                    onPress={() => void confirmFields(notebook, article, [field])}
                  >
                    {t("library.field.confirm")}
                  </Button>
                )}
                <IconButton
                  size="small"
                  icon={EditIcon}
                  label={t("library.field.edit", { field: name })}
                  onPress={() => setIsEditing(true)}
                />
              </span>
            )}
          </>
        )}
      </dd>
    </div>
  );
}

function Value({
  value,
  isInferred,
}: {
  readonly value: string | null;
  readonly isInferred: boolean;
}) {
  const t = useTranslate();
  if (value === null) return <span className={styles.missing}>{t("library.field.missing")}</span>;
  return isInferred ? <span className={styles.inferred}>{value}</span> : <span>{value}</span>;
}

function Evidence({ article, field }: MetadataRowProps) {
  const t = useTranslate();
  const basis = article[`${field}Basis`];
  const evidence = article[`${field}Evidence`];
  if (article[field] === null || basis === null) return null;
  if (basis === "analyst")
    return <span className={styles.quiet}>{t("library.field.byAnalyst")}</span>;
  if (evidence === null) return null;
  const words =
    basis === "inferred"
      ? t("library.field.inferredMark", { evidence })
      : t("library.field.statedAt", { evidence });
  return <span className={styles.quiet}>{words}</span>;
}

function FieldEditor({
  article,
  field,
  onDone,
}: MetadataRowProps & { readonly onDone: () => void }) {
  const t = useTranslate();
  const notebook = useNotebook();
  const undoToast = useUndoToast();
  const [typed, setTyped] = useState(article[field] ?? "");
  const name = t(`words.metadata.${field}`);
  const checked = typedValue(field, typed);

  async function save(): Promise<void> {
    if ("wrong" in checked) return;
    onDone();
    if (checked.value === article[field]) return;
    await writeField(notebook, article, field, checked.value);
    undoToast(t("library.field.saved", { field: name }));
  }

  return (
    <form
      className={styles.editor}
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
      <TextField
        label={name}
        isLabelHidden
        autoFocus
        value={typed}
        onChange={setTyped}
        hint={hintOf(field, t)}
        error={"wrong" in checked ? wrongOf(field, t) : null}
      />
      <Button type="submit" kind="primary" size="small" isDisabled={"wrong" in checked}>
        {t("library.field.save")}
      </Button>
      <Button size="small" onPress={onDone}>
        {t("library.field.cancel")}
      </Button>
    </form>
  );
}

type Translate = ReturnType<typeof useTranslate>;

function hintOf(field: MetadataField, t: Translate): string | undefined {
  if (field === "published") return t("library.field.publishedHint");
  return field === "language" ? t("library.field.languageHint") : undefined;
}

function wrongOf(field: MetadataField, t: Translate): string {
  if (field === "published") return t("library.field.publishedWrong");
  return field === "language" ? t("library.field.languageWrong") : t("library.field.urlWrong");
}
