import { useLiveQuery } from "dexie-react-hooks";
import { useEffect, useState } from "react";
import { FailureNotice, useAttempt } from "#renderer/app/feature.ts";
import { request } from "#renderer/bridge.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Section } from "#renderer/ui/panel.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { ComparisonDialog } from "./comparison-dialog.tsx";
import styles from "./library.module.css";
import type { ArticleRow, Likeness } from "./library-queries.ts";

/** Articles that share much of this one's words: pointed out, never acted on. Nothing where there are none. */
export function Likenesses({ article }: { readonly article: ArticleRow }) {
  const t = useTranslate();
  const { db, id: notebookId } = useNotebook();
  const [found, setFound] = useState<readonly Likeness[]>([]);
  const [compared, setCompared] = useState<Likeness | null>(null);
  const { failure, attempt } = useAttempt();
  // An import or a deletion may bring or take one.
  const count = useLiveQuery(() => db.articles.count(), [db]);
  const { id: articleId } = article;
  useEffect(() => {
    if (count === undefined || count < 2) return;
    attempt(async () => setFound(await request("article:likenesses", { notebookId, articleId })));
  }, [attempt, notebookId, articleId, count]);

  if (failure !== null) return <FailureNotice failure={failure} />;
  if (found.length === 0) return null;
  return (
    <Section title={t("library.likeness.title")}>
      <p className={styles.quiet}>{t("library.likeness.text")}</p>
      <ul className={styles.likenesses} aria-label={t("library.likeness.title")}>
        {found.map((likeness) => (
          <li key={likeness.articleId} className={styles.likeness}>
            <span className={styles.likenessWords}>
              <span>
                {likeness.title ?? t("library.likeness.untitled", { file: likeness.file })}
              </span>
              <span className={styles.quiet}>
                {t("library.likeness.shares", {
                  share: percent(likeness.share),
                  otherShare: percent(likeness.otherShare),
                })}
              </span>
            </span>
            <Button size="small" onPress={() => setCompared(likeness)}>
              {t("library.likeness.compare")}
            </Button>
          </li>
        ))}
      </ul>
      <ComparisonDialog article={article} likeness={compared} onClose={() => setCompared(null)} />
    </Section>
  );
}

function percent(share: number): number {
  return Math.round(share * 100);
}
