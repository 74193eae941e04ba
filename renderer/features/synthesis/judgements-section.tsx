import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { PlusIcon } from "#renderer/ui/icons-actions.tsx";
import { Badge } from "#renderer/ui/notice.tsx";
import { Section } from "#renderer/ui/panel.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { likelihoodSentence } from "#shared/domain/brief/judgement-section.ts";
import type { ClaimId } from "#shared/domain/ids.ts";
import { judgementsOfClaim } from "./judgement-queries.ts";
import { NewJudgementDialog } from "./new-judgement-dialog.tsx";
import styles from "./synthesis.module.css";

export type JudgementsSectionProps = { readonly claimId: ClaimId };

/** The judgements that rest on a claim, or that it speaks against. */
export function JudgementsSection({ claimId }: JudgementsSectionProps) {
  const t = useTranslate();
  const { db } = useNotebook();
  const { openView, isReadOnly } = useWorkspace();
  const [isAdding, setIsAdding] = useState(false);
  const judgements = useLiveQuery(() => judgementsOfClaim(db, claimId), [db, claimId]);
  return (
    <Section
      title={t("synthesis.claim.judgements")}
      actions={
        !isReadOnly && (
          <Button icon={PlusIcon} size="small" onPress={() => setIsAdding(true)}>
            {t("synthesis.judgement.new")}
          </Button>
        )
      }
    >
      {judgements?.length === 0 && <p className={styles.quiet}>{t("synthesis.judgement.none")}</p>}
      <ul className={styles.rows}>
        {(judgements ?? []).map(({ judgement, stance }) => (
          <li key={judgement.id} className={styles.rowWords}>
            <Button
              kind="link"
              onPress={() =>
                openView("synthesis", {
                  judgementId: judgement.id,
                  conflictId: null,
                  relationId: null,
                })
              }
            >
              {likelihoodSentence(judgement, t)}
            </Button>
            <div>
              <Badge tone={stance === "against" ? "warning" : "plain"}>
                {t(`synthesis.judgement.${stance}`)}
              </Badge>
            </div>
          </li>
        ))}
      </ul>
      <NewJudgementDialog
        claimIds={[claimId]}
        isOpen={isAdding}
        onClose={() => setIsAdding(false)}
        onAdded={(judgementId) =>
          openView("synthesis", { judgementId, conflictId: null, relationId: null })
        }
      />
    </Section>
  );
}
