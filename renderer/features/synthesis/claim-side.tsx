import { useLiveQuery } from "dexie-react-hooks";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { ClaimKindIcon } from "#renderer/ui/claim-kind-icon.tsx";
import { CredibilityNumber, OriginBadge } from "#renderer/ui/scales.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { articleName } from "#shared/domain/article/article-name.ts";
import { takesCredibility } from "#shared/domain/claim/claim.ts";
import { displayText } from "#shared/domain/text/text-version.ts";
import type { ClaimRow, WeighedPassage } from "./claim-queries.ts";
import { sideOf } from "./conflict-queries.ts";
import { originText, saidBy } from "./passage-words.ts";
import styles from "./synthesis.module.css";

type ClaimSideProps = {
  /** "First" or "Second". */
  readonly title: string;
  readonly claim: ClaimRow;
  /** The one passage this side is about; null for the claim with all that support it. */
  readonly evidenceId: string | null;
};

/** One side of a conflict or relation: the claim, its passages, who says so, where it came from. */
export function ClaimSide({ title, claim, evidenceId }: ClaimSideProps) {
  const t = useTranslate();
  const { db } = useNotebook();
  const { selection, select, openView } = useWorkspace();
  const side = useLiveQuery(() => sideOf(db, claim, evidenceId), [db, claim, evidenceId]);
  return (
    <section
      className={styles.side}
      aria-label={title}
      {...(selection.claimId === claim.id ? { "data-chosen": "" } : {})}
    >
      <p className={styles.label}>{title}</p>
      <div className={styles.claim}>
        <ClaimKindIcon kind={claim.kind} />
        <Button kind="link" onPress={() => select({ claimId: claim.id })}>
          {claim.statement}
        </Button>
      </div>
      <div className={styles.facts}>
        {takesCredibility(claim.kind) && <CredibilityNumber credibility={claim.credibility} />}
        {side !== undefined && (
          <OriginBadge
            articles={side.origins.articles}
            known={side.origins.known.length}
            unknown={side.origins.unknown}
          />
        )}
        <Button kind="link" onPress={() => openView("claims", { claimId: claim.id })}>
          {t("synthesis.claim.show")}
        </Button>
      </div>
      {side?.passages.length === 0 && (
        <p className={styles.quiet}>{t("synthesis.conflict.passagesNone")}</p>
      )}
      {(side?.passages ?? []).map((passage) => (
        <PassageOfSide key={passage.evidence.id} passage={passage} />
      ))}
    </section>
  );
}

function PassageOfSide({ passage }: { readonly passage: WeighedPassage }) {
  const t = useTranslate();
  const { openView } = useWorkspace();
  const { annotation, article, evidence } = passage;
  return (
    <figure className={styles.passage}>
      <blockquote className={styles.quote}>{displayText(annotation.exact)}</blockquote>
      {evidence.translation !== null && <p className={styles.prose}>{evidence.translation}</p>}
      <figcaption className={styles.source}>
        <span>{saidBy(passage, t)}</span>
        <span>{originText(passage, t)}</span>
        <span>
          {articleName(article)}
          {evidence.date !== null && ` · ${evidence.date}`}
        </span>
      </figcaption>
      <Button
        kind="link"
        onPress={() => openView("reader", { articleId: article.id, annotationId: annotation.id })}
      >
        {t("synthesis.conflict.showPassage")}
      </Button>
    </figure>
  );
}
