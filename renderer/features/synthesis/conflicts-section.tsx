import { useLiveQuery } from "dexie-react-hooks";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Section } from "#renderer/ui/panel.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { ClaimId } from "#shared/domain/ids.ts";
import { type ConflictOfClaims, conflictsOfClaim } from "./conflict-queries.ts";
import { ConflictState } from "./conflict-state.tsx";
import styles from "./synthesis.module.css";

export type ConflictsSectionProps = { readonly claimId: ClaimId };

/** The conflicts that touch a claim, open ones first; each leads to the register. */
export function ConflictsSection({ claimId }: ConflictsSectionProps) {
  const t = useTranslate();
  const { db } = useNotebook();
  const conflicts = useLiveQuery(() => conflictsOfClaim(db, claimId), [db, claimId]);
  return (
    <Section title={t("synthesis.claim.conflicts")}>
      {conflicts?.length === 0 && <p className={styles.quiet}>{t("synthesis.conflict.none")}</p>}
      <ul className={styles.rows}>
        {(conflicts ?? []).map((found) => (
          <ConflictRowOfClaim key={found.conflict.id} found={found} claimId={claimId} />
        ))}
      </ul>
    </Section>
  );
}

function ConflictRowOfClaim({
  found: { conflict, left, right },
  claimId,
}: ConflictsSectionProps & { readonly found: ConflictOfClaims }) {
  const t = useTranslate();
  const { openView } = useWorkspace();
  const other = left.id === claimId ? right : left;
  return (
    <li className={styles.row}>
      <div className={styles.rowWords}>
        <p className={styles.kind}>
          {t(`words.conflictKind.${conflict.kind}`)}
          <ConflictState resolution={conflict.resolution} />
        </p>
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
          {other.id === claimId ? t("synthesis.conflict.drift") : other.statement}
        </Button>
        {conflict.resolutionReason !== null && (
          <p className={styles.prose}>{conflict.resolutionReason}</p>
        )}
      </div>
    </li>
  );
}
