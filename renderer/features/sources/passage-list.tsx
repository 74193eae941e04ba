import { useWorkspace } from "#renderer/app/feature.ts";
import { Button } from "#renderer/ui/button.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { articleName } from "#shared/domain/article/article-name.ts";
import { displayText } from "#shared/domain/text/text-version.ts";
import type { Passage } from "./source-queries.ts";
import styles from "./sources.module.css";

const shownAtOnce = 50;

type PassageListProps = { readonly passages: readonly Passage[]; readonly emptyText: string };

/** Quotes, each with its claim and its article; both lead there. */
export function PassageList({ passages, emptyText }: PassageListProps) {
  const t = useTranslate();
  const { openView } = useWorkspace();
  if (passages.length === 0) return <p className={styles.quiet}>{emptyText}</p>;
  return (
    <>
      <ul className={styles.passages}>
        {passages.slice(0, shownAtOnce).map(({ evidence, annotation, article, claim }) => (
          <li key={evidence.id} className={styles.link}>
            <blockquote className={styles.quote}>{displayText(annotation.exact)}</blockquote>
            <Button kind="link" onPress={() => openView("claims", { claimId: claim.id })}>
              {claim.statement}
            </Button>
            <Button
              kind="link"
              onPress={() =>
                openView("reader", { articleId: article.id, annotationId: annotation.id })
              }
            >
              {articleName(article)}
            </Button>
          </li>
        ))}
      </ul>
      {passages.length > shownAtOnce && (
        <p className={styles.quiet}>
          {t("sources.card.more", { count: passages.length - shownAtOnce })}
        </p>
      )}
    </>
  );
}
