import type { Attempt } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Badge, Notice } from "#renderer/ui/notice.tsx";
import { Section } from "#renderer/ui/panel.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { wordsMarked } from "#shared/domain/annotation/annotation.ts";
import { articleName } from "#shared/domain/article/article-name.ts";
import { type Drift, driftConflict } from "#shared/domain/evidence/drift.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import { recordDrift } from "./claim-commands.ts";
import styles from "./claims.module.css";
import type { ClaimEvidence, NotebookClaim, NotebookClaims } from "./claims-queries.ts";
import { figureText } from "./report-text.ts";

export type DriftSectionProps = {
  readonly item: NotebookClaim;
  readonly all: NotebookClaims;
  readonly isReadOnly: boolean;
  readonly attempt: Attempt["attempt"];
};

/** What changed while the claim was passed on, and whether it stands in the conflict register. */
export function DriftSection({ item, all, isReadOnly, attempt }: DriftSectionProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  if (item.drifts.length === 0) return null;
  const recordedIds = new Set<string>(all.rows.conflicts.map((conflict) => conflict.id));
  return (
    <Section title={t("claims.drift.title")}>
      <div className={styles.tight}>
        {item.drifts.map((drift) => {
          const words = driftText(t, item, drift);
          const isRecorded = recordedIds.has(driftConflict(drift, null).id);
          return (
            <Notice
              key={`${drift.carefulId} ${drift.firmId}`}
              tone={isRecorded ? "plain" : "warning"}
              title={words}
              actions={
                isRecorded ? (
                  <Badge>{t("claims.drift.recorded")}</Badge>
                ) : (
                  !isReadOnly && (
                    <Button
                      size="small"
                      onPress={() => attempt(() => recordDrift(notebook, drift, words))}
                    >
                      {t("claims.drift.record")}
                    </Button>
                  )
                )
              }
            >
              {[drift.carefulId, drift.firmId].map((id) => (
                <DriftPassage key={id} passage={item.evidence.find(isOf(id))} />
              ))}
            </Notice>
          );
        })}
      </div>
    </Section>
  );
}

const isOf = (id: string) => (passage: ClaimEvidence) => passage.evidence.id === id;

function DriftPassage({ passage }: { readonly passage: ClaimEvidence | undefined }) {
  if (passage === undefined) return null;
  return (
    <p className={styles.small}>
      <q>{wordsMarked(passage.annotation)}</q> <cite>{articleName(passage.article)}</cite>
    </p>
  );
}

function driftText(t: Translate, { evidence }: NotebookClaim, drift: Drift): string {
  const wordsOf = (id: string) => {
    const found = evidence.find((item) => item.evidence.id === id)?.evidence;
    if (found === undefined) return "";
    return drift.kind === "certainty-raised"
      ? t(`words.hedge.${found.hedge}`)
      : (figureText(t, found) ?? "");
  };
  return t(`claims.drift.${drift.kind}`, {
    careful: wordsOf(drift.carefulId),
    firm: wordsOf(drift.firmId),
  });
}
