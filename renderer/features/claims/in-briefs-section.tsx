import { useLiveQuery } from "dexie-react-hooks";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { askForParagraph } from "#renderer/features/brief/index.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Section } from "#renderer/ui/panel.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { sentencesOfBriefs } from "./brief-sentences-queries.ts";
import styles from "./claims.module.css";
import type { NotebookClaim } from "./claims-queries.ts";

/** The sentences of briefs that rest on the claim, each one press away: the way back from passage to page. */
export function InBriefsSection({ item }: { readonly item: NotebookClaim }) {
  const t = useTranslate();
  const { db } = useNotebook();
  const { openView } = useWorkspace();
  const { claim, evidence } = item;
  const evidenceIds = evidence.map((passage) => passage.evidence.id);
  const sentences = useLiveQuery(
    () => sentencesOfBriefs(db, claim.id, evidenceIds),
    [db, claim.id, evidenceIds.join(" ")],
  );
  if (sentences === undefined || sentences.length === 0) return null;
  return (
    <Section title={t("claims.panel.inBriefs")}>
      <ul className={styles.nextList} aria-label={t("claims.panel.inBriefs")}>
        {sentences.map(({ citationId, brief, paragraphId, sentence }) => (
          <li key={citationId}>
            <Button
              kind="link"
              onPress={() => {
                askForParagraph(paragraphId);
                openView("brief", { briefId: brief.id, paragraphId, claimId: claim.id });
              }}
            >
              {sentence}
            </Button>
            <span className={styles.muted}>{brief.title}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
