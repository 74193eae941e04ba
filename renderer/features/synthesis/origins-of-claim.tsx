import { useLiveQuery } from "dexie-react-hooks";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Notice } from "#renderer/ui/notice.tsx";
import { OriginBadge } from "#renderer/ui/scales.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { ClaimId } from "#shared/domain/ids.ts";
import { originsBehind } from "./claim-queries.ts";
import styles from "./synthesis.module.css";

export type OriginsOfClaimProps = { readonly claimId: ClaimId };

/** The independent origins of a claim by name, and what is not counted and why. */
export function OriginsOfClaim({ claimId }: OriginsOfClaimProps) {
  const t = useTranslate();
  const { db } = useNotebook();
  const { openView } = useWorkspace();
  const origins = useLiveQuery(() => originsBehind(db, [claimId]), [db, claimId]);
  if (origins === undefined) return null;
  const { articles, known, unknown, unset, ownJudgement, isCircular } = origins;
  return (
    <div className={styles.stack}>
      <div>
        <OriginBadge articles={articles} known={known.length} unknown={unknown} />
      </div>
      {known.length === 0 && <p className={styles.quiet}>{t("synthesis.claim.originsNone")}</p>}
      <ul className={styles.rows}>
        {known.map(({ id, name }) => (
          <li key={id}>
            <Button
              kind="link"
              onPress={() => openView("sources", { originId: id, sourceId: null })}
            >
              {name}
            </Button>
          </li>
        ))}
      </ul>
      {unknown > 0 && (
        <p className={styles.quiet}>{t("synthesis.claim.unknown", { count: unknown })}</p>
      )}
      {unset > 0 && <p className={styles.quiet}>{t("synthesis.claim.unset", { count: unset })}</p>}
      {ownJudgement > 0 && (
        <p className={styles.quiet}>{t("synthesis.claim.own", { count: ownJudgement })}</p>
      )}
      {isCircular && (
        <Notice tone="warning" title={t("synthesis.claim.circular")}>
          {t("synthesis.claim.circularText")}
        </Notice>
      )}
    </div>
  );
}
