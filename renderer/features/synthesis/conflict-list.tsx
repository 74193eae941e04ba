import { useWorkspace } from "#renderer/app/feature.ts";
import { EmptyState } from "#renderer/ui/panel.tsx";
import { DisputedMark } from "#renderer/ui/rival-verdicts.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { VirtualList } from "#renderer/ui/virtual-grid.tsx";
import { isDisputed } from "#shared/domain/verdict/verdict.ts";
import { useConflictRegister } from "./conflict-queries.ts";
import { ConflictState } from "./conflict-state.tsx";
import styles from "./synthesis.module.css";

const whole = { onlyOpen: false };

/** The register: open conflicts first, resolved ones kept below them. */
export function ConflictList() {
  const t = useTranslate();
  const { selection, select } = useWorkspace();
  const conflicts = useConflictRegister(whole, selection.conflictId ?? null);
  if (conflicts === undefined) return <Skeleton />;
  return (
    <VirtualList
      label={t("synthesis.conflict.list")}
      items={conflicts}
      keyOf={({ conflict }) => conflict.id}
      activeKey={selection.conflictId ?? null}
      onActiveChange={({ conflict }) =>
        select({ conflictId: conflict.id, judgementId: null, relationId: null }, "quietly")
      }
      emptyState={
        <EmptyState title={t("synthesis.conflict.empty")}>
          {t("synthesis.conflict.emptyText")}
        </EmptyState>
      }
      renderItem={({ conflict, left, right }) => (
        <div className={styles.entry}>
          <p className={styles.kind}>
            {t(`words.conflictKind.${conflict.kind}`)}
            <ConflictState resolution={conflict.resolution} />
            {isDisputed("conflicts", conflict) && <DisputedMark />}
          </p>
          <p className={styles.clamped}>{left.statement}</p>
          {left.id === right.id ? (
            <p className={styles.quiet}>{t("synthesis.conflict.drift")}</p>
          ) : (
            <>
              <p className={styles.quiet}>{t("synthesis.conflict.against")}</p>
              <p className={styles.clamped}>{right.statement}</p>
            </>
          )}
        </div>
      )}
    />
  );
}
