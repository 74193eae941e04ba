import { useLiveQuery } from "dexie-react-hooks";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { EmptyState, PaneBody, PaneFrame, Section } from "#renderer/ui/panel.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { ConflictsSection } from "./conflicts-section.tsx";
import { JudgementsSection } from "./judgements-section.tsx";
import { OriginsOfClaim } from "./origins-of-claim.tsx";
import { RelationsSection } from "./relations-section.tsx";
import styles from "./synthesis.module.css";

/** The claim chosen anywhere: its origins, relations, conflicts and judgements. */
export function SynthesisInspectorPane() {
  const t = useTranslate();
  const { db } = useNotebook();
  const { selection, openView } = useWorkspace();
  const { claimId } = selection;
  const claim = useLiveQuery(
    async () => (claimId === undefined ? null : ((await db.claims.get(claimId)) ?? null)),
    [db, claimId],
  );
  if (claim === undefined) return null;
  if (claim === null) {
    return (
      <PaneFrame title={t("synthesis.claim.title")}>
        <EmptyState title={t("synthesis.claim.nothing")}>
          {t("synthesis.claim.nothingText")}
        </EmptyState>
      </PaneFrame>
    );
  }
  return (
    <PaneFrame
      title={t("synthesis.claim.title")}
      actions={
        <Button size="small" onPress={() => openView("claims", { claimId: claim.id })}>
          {t("synthesis.claim.show")}
        </Button>
      }
    >
      <PaneBody>
        <p className={styles.headline}>{claim.statement}</p>
        <Section title={t("synthesis.claim.origins")}>
          <OriginsOfClaim claimId={claim.id} />
        </Section>
        <RelationsSection claimId={claim.id} />
        <ConflictsSection claimId={claim.id} />
        <JudgementsSection claimId={claim.id} />
      </PaneBody>
    </PaneFrame>
  );
}
