import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { useUndoToast, useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button, IconButton } from "#renderer/ui/button.tsx";
import { TrashIcon } from "#renderer/ui/icons-actions.tsx";
import { RelateIcon } from "#renderer/ui/icons-marks.tsx";
import { Badge } from "#renderer/ui/notice.tsx";
import { Section } from "#renderer/ui/panel.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { isOpen } from "#shared/domain/conflict/conflict.ts";
import type { ClaimId } from "#shared/domain/ids.ts";
import type { RelationKind } from "#shared/domain/relation/relation.ts";
import { RelateDialog } from "./relate-dialog.tsx";
import { deleteRelation } from "./relation-commands.ts";
import { type RelatedClaims, relationsOfClaim } from "./relation-queries.ts";
import styles from "./synthesis.module.css";

/** Cause and coincidence are groups of their own: neither is ever read as the other. */
const groups = [
  ["agreement", ["repeats", "corroborates"]],
  ["conflict", ["contradicts", "tension", "drifts"]],
  ["detail", ["qualifies", "elaborates"]],
  ["condition", ["supports-condition", "triggers"]],
  ["cause", ["may-cause"]],
  ["coincidence", ["coincides-with"]],
] as const satisfies readonly (readonly [string, readonly RelationKind[]])[];

export type RelationsSectionProps = { readonly claimId: ClaimId };

/** How a claim stands to others, from either end. */
export function RelationsSection({ claimId }: RelationsSectionProps) {
  const t = useTranslate();
  const { db } = useNotebook();
  const { isReadOnly } = useWorkspace();
  const [isRelating, setIsRelating] = useState(false);
  const relations = useLiveQuery(() => relationsOfClaim(db, claimId), [db, claimId]);

  return (
    <Section
      title={t("synthesis.claim.relations")}
      actions={
        !isReadOnly && (
          <Button icon={RelateIcon} size="small" onPress={() => setIsRelating(true)}>
            {t("synthesis.relation.relateThis")}
          </Button>
        )
      }
    >
      {relations?.length === 0 && <p className={styles.quiet}>{t("synthesis.relation.none")}</p>}
      {groups.map(([group, kinds]) => {
        const inGroup = (relations ?? []).filter(({ relation }) =>
          kinds.some((kind) => kind === relation.kind),
        );
        if (inGroup.length === 0) return null;
        return (
          <div key={group} className={styles.stack}>
            <h4 className={styles.label}>{t(`synthesis.relation.group.${group}`)}</h4>
            <ul className={styles.rows}>
              {inGroup.map((related) => (
                <RelationRow key={related.relation.id} related={related} claimId={claimId} />
              ))}
            </ul>
          </div>
        );
      })}
      <RelateDialog claimId={claimId} isOpen={isRelating} onClose={() => setIsRelating(false)} />
    </Section>
  );
}

type RelationRowProps = { readonly related: RelatedClaims; readonly claimId: ClaimId };

function RelationRow({ related, claimId }: RelationRowProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const undoToast = useUndoToast();
  const { openView, select, isReadOnly } = useWorkspace();
  const { relation, from, to, conflict } = related;
  const isFrom = from.id === claimId;
  const other = isFrom ? to : from;
  const kind = isFrom
    ? t(`words.relation.${relation.kind}`)
    : t(`synthesis.relation.inverse.${relation.kind}`);

  async function discard(): Promise<void> {
    await deleteRelation(notebook, relation);
    undoToast(
      conflict === null
        ? t("synthesis.relation.deleted")
        : t("synthesis.relation.deletedWithConflict"),
    );
  }

  return (
    <li className={styles.row}>
      <div className={styles.rowWords}>
        <p className={styles.kind}>
          {kind}
          {conflict !== null && (
            <Badge tone={isOpen(conflict) ? "warning" : "plain"}>
              {isOpen(conflict)
                ? t("synthesis.relation.opensConflict")
                : t("synthesis.relation.conflictSettled")}
            </Badge>
          )}
        </p>
        <Button kind="link" onPress={() => select({ claimId: other.id })}>
          {other.statement}
        </Button>
        {relation.note !== null && <p className={styles.prose}>{relation.note}</p>}
        {conflict !== null && (
          <Button
            kind="link"
            onPress={() =>
              openView("synthesis", {
                conflictId: conflict.id,
                judgementId: null,
                relationId: null,
              })
            }
          >
            {t("synthesis.relation.showConflict")}
          </Button>
        )}
      </div>
      {!isReadOnly && (
        <IconButton
          icon={TrashIcon}
          size="small"
          label={t("synthesis.relation.deleteName", { kind, statement: other.statement })}
          onPress={() => void discard()}
        />
      )}
    </li>
  );
}
