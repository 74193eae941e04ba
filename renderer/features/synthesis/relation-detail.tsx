import { useCommand, useUndoToast, useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button, IconButton } from "#renderer/ui/button.tsx";
import { TrashIcon } from "#renderer/ui/icons-actions.tsx";
import { PaneBody, PaneFrame } from "#renderer/ui/panel.tsx";
import { useTextDraft } from "#renderer/ui/text-draft.ts";
import { TextArea } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { ClaimSide } from "./claim-side.tsx";
import { deleteRelation, noteRelation } from "./relation-commands.ts";
import type { RelatedClaims } from "./relation-queries.ts";
import styles from "./synthesis.module.css";

type RelationDetailProps = { readonly related: RelatedClaims };

/** Both claims of a relation beside each other. Give it a `key` of the relation. */
export function RelationDetail({ related: { relation, from, to, conflict } }: RelationDetailProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const undoToast = useUndoToast();
  const { select, isReadOnly } = useWorkspace();
  const note = useTextDraft(relation.note, (text) => void noteRelation(notebook, relation, text));

  async function discard(): Promise<void> {
    await deleteRelation(notebook, relation);
    select({ relationId: null });
    undoToast(
      conflict === null
        ? t("synthesis.relation.deleted")
        : t("synthesis.relation.deletedWithConflict"),
    );
  }
  useCommand("item:delete", isReadOnly ? null : () => void discard());

  return (
    <PaneFrame
      title={t(`words.relation.${relation.kind}`)}
      actions={
        <>
          {conflict !== null && (
            <Button
              size="small"
              onPress={() => select({ conflictId: conflict.id, relationId: null })}
            >
              {t("synthesis.relation.showConflict")}
            </Button>
          )}
          {!isReadOnly && (
            <IconButton
              icon={TrashIcon}
              label={t("synthesis.relation.delete")}
              onPress={() => void discard()}
            />
          )}
        </>
      }
    >
      <PaneBody isPadded>
        <div className={styles.detail}>
          <p className={styles.quiet}>{t(`synthesis.relation.meaning.${relation.kind}`)}</p>
          <div className={styles.sides}>
            <ClaimSide title={t("synthesis.conflict.first")} claim={from} evidenceId={null} />
            <ClaimSide title={t("synthesis.conflict.second")} claim={to} evidenceId={null} />
          </div>
          <TextArea
            label={t("synthesis.relation.note")}
            isReadOnly={isReadOnly}
            rows={2}
            {...note}
          />
        </div>
      </PaneBody>
    </PaneFrame>
  );
}
