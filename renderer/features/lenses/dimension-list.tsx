import { useState } from "react";
import { FailureNotice, useAttempt, useUndoToast, useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button, IconButton } from "#renderer/ui/button.tsx";
import { EditIcon, PlusIcon, TrashIcon } from "#renderer/ui/icons-actions.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { RowOf } from "#shared/domain/record.ts";
import { blankDimension, DimensionDialog } from "./dimension-dialog.tsx";
import { addDimension, deleteDimension, editDimension } from "./lens-commands.ts";
import styles from "./lenses.module.css";

export type DimensionListProps = {
  readonly lens: RowOf<"lenses">;
  readonly dimensions: readonly RowOf<"lensDimensions">[];
};

/** What a lens asks beside direction, severity and reason: added to, edited and taken out here. */
export function DimensionList({ lens, dimensions }: DimensionListProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const undoToast = useUndoToast();
  const { attempt, failure } = useAttempt();
  const [isAdding, setIsAdding] = useState(false);
  const [edited, setEdited] = useState<RowOf<"lensDimensions"> | null>(null);

  return (
    <section className={styles.part} aria-label={t("lenses.dimensions")}>
      <h3 className={styles.heading}>{t("lenses.dimensions")}</h3>
      {failure !== null && <FailureNotice failure={failure} />}
      {dimensions.length === 0 && <p className={styles.detail}>{t("lenses.noDimensions")}</p>}
      <ul className={styles.rules}>
        {dimensions.map((dimension) => (
          <li key={dimension.id}>
            {dimension.label}
            <span className={styles.detail}>
              {" "}
              {[
                t(`lenses.kinds.${dimension.kind}`),
                ...(dimension.isRequired ? [t("lenses.required")] : []),
              ].join(", ")}
              {dimension.options.length > 0 && `: ${dimension.options.join(", ")}`}
            </span>
            {!isReadOnly && (
              <>
                <IconButton
                  size="small"
                  icon={EditIcon}
                  label={t("lenses.dimension.edit", { label: dimension.label })}
                  onPress={() => setEdited(dimension)}
                />
                <IconButton
                  size="small"
                  icon={TrashIcon}
                  label={t("lenses.dimension.delete", { label: dimension.label })}
                  onPress={() =>
                    attempt(async () => {
                      await deleteDimension(notebook, dimension);
                      undoToast(t("lenses.dimension.deleted"));
                    })
                  }
                />
              </>
            )}
          </li>
        ))}
      </ul>
      {!isReadOnly && (
        <div>
          <Button size="small" icon={PlusIcon} onPress={() => setIsAdding(true)}>
            {t("lenses.dimension.add")}
          </Button>
        </div>
      )}
      {isAdding && (
        <DimensionDialog
          title={t("lenses.dimension.add")}
          dimension={blankDimension}
          onSave={(texts) => addDimension(notebook, lens.id, texts, dimensions)}
          onClose={() => setIsAdding(false)}
        />
      )}
      {edited !== null && (
        <DimensionDialog
          title={t("lenses.dimension.edit", { label: edited.label })}
          dimension={edited}
          onSave={(texts) => editDimension(notebook, edited, texts)}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  );
}
