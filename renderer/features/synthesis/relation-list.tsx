import { useState } from "react";
import { useWorkspace } from "#renderer/app/feature.ts";
import { Button } from "#renderer/ui/button.tsx";
import { RelateIcon } from "#renderer/ui/icons-marks.tsx";
import { EmptyState } from "#renderer/ui/panel.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { VirtualList } from "#renderer/ui/virtual-grid.tsx";
import { RelateDialog } from "./relate-dialog.tsx";
import { useListedRelations } from "./relation-queries.ts";
import styles from "./synthesis.module.css";

export function RelationList() {
  const t = useTranslate();
  const { selection, select, isReadOnly } = useWorkspace();
  const [isRelating, setIsRelating] = useState(false);
  const relations = useListedRelations(selection.relationId ?? null);
  return (
    <>
      {!isReadOnly && (
        <div className={styles.tools}>
          <Button icon={RelateIcon} onPress={() => setIsRelating(true)}>
            {t("synthesis.relation.relate")}
          </Button>
        </div>
      )}
      {relations === undefined ? (
        <Skeleton />
      ) : (
        <VirtualList
          label={t("synthesis.relation.list")}
          items={relations}
          keyOf={({ relation }) => relation.id}
          activeKey={selection.relationId ?? null}
          onActiveChange={({ relation }) =>
            select({ relationId: relation.id, conflictId: null, judgementId: null }, "quietly")
          }
          emptyState={
            <EmptyState title={t("synthesis.relation.empty")}>
              {t("synthesis.relation.emptyText")}
            </EmptyState>
          }
          renderItem={({ relation, from, to }) => (
            <div className={styles.entry}>
              <p className={styles.clamped}>{from.statement}</p>
              <p className={styles.kind}>{t(`words.relation.${relation.kind}`)}</p>
              <p className={styles.clamped}>{to.statement}</p>
            </div>
          )}
        />
      )}
      <RelateDialog
        claimId={null}
        isOpen={isRelating}
        onClose={() => setIsRelating(false)}
        onRelated={(relationId) => select({ relationId, conflictId: null, judgementId: null })}
      />
    </>
  );
}
