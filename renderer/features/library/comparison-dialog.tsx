import { useLiveQuery } from "dexie-react-hooks";
import { type ReactNode, useMemo } from "react";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import type { NotebookDatabase } from "#renderer/db/notebook-database.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { overlapOf, type Stretch } from "#shared/domain/likeness/overlap.ts";
import { cleanedText } from "#shared/domain/text/text-version.ts";
import styles from "./library.module.css";
import { type ArticleRow, articleText, type Likeness } from "./library-queries.ts";

type ComparisonDialogProps = {
  readonly article: ArticleRow;
  /** The article to compare with; null while the dialog is closed. */
  readonly likeness: Likeness | null;
  readonly onClose: () => void;
};

/** Two articles side by side, with what both have word for word marked in each. */
export function ComparisonDialog({ article, likeness, onClose }: ComparisonDialogProps) {
  const t = useTranslate();
  const { openView } = useWorkspace();
  return (
    <Dialog
      title={t("library.likeness.dialog")}
      size="large"
      isOpen={likeness !== null}
      onClose={onClose}
      actions={
        <>
          {likeness !== null && (
            <Button
              onPress={() => {
                onClose();
                openView("library", { articleId: likeness.articleId });
              }}
            >
              {t("library.likeness.openOther")}
            </Button>
          )}
          <Button kind="primary" onPress={onClose} autoFocus>
            {t("library.import.close")}
          </Button>
        </>
      }
    >
      {likeness !== null && <Comparison article={article} otherId={likeness.articleId} />}
    </Dialog>
  );
}

type ComparisonProps = {
  readonly article: ArticleRow;
  readonly otherId: Likeness["articleId"];
};

function Comparison({ article, otherId }: ComparisonProps) {
  const { db } = useNotebook();
  const texts = useLiveQuery(async () => {
    const other = await db.articles.get(otherId);
    if (other === undefined) return null;
    const [left, right] = await Promise.all([cleanedTextOf(db, article), cleanedTextOf(db, other)]);
    return { left, right, other };
  }, [db, article, otherId]);
  const overlap = useMemo(
    () => (texts === undefined || texts === null ? null : overlapOf(texts.left, texts.right)),
    [texts],
  );
  if (texts === undefined || texts === null || overlap === null) return <Skeleton />;
  return (
    <div className={styles.comparison}>
      <Side article={article} text={texts.left} shared={overlap.passages.map(({ left }) => left)} />
      <Side
        article={texts.other}
        text={texts.right}
        shared={overlap.passages.map(({ right }) => right)}
      />
    </div>
  );
}

async function cleanedTextOf(db: NotebookDatabase, article: ArticleRow): Promise<string> {
  const found = await articleText(db, article.currentTextVersionId);
  return found?.text === null || found === null ? "" : cleanedText(found.text, found.blocks);
}

type SideProps = {
  readonly article: ArticleRow;
  readonly text: string;
  readonly shared: readonly Stretch[];
};

function Side({ article, text, shared }: SideProps) {
  const { title, originalName, publisher, published } = article;
  return (
    <section className={styles.side} aria-label={title ?? originalName}>
      <h3 className={styles.sideTitle}>{title ?? originalName}</h3>
      <p className={styles.quiet}>
        {[publisher, published, originalName].filter((word) => word !== null).join(" · ")}
      </p>
      {/* Scrolls by itself, so it has to be reachable by key. */}
      <div className={styles.sideText}>{paragraphsOf(text, shared)}</div>
    </section>
  );
}

/** The text's lines as paragraphs, with the shared stretches marked; a stretch may reach over several. */
function paragraphsOf(text: string, shared: readonly Stretch[]): readonly ReactNode[] {
  const inOrder = [...shared].sort((a, b) => a.start - b.start);
  const paragraphs: ReactNode[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const end = start + line.length;
    const words: ReactNode[] = [];
    let at = start;
    for (const stretch of inOrder) {
      const from = Math.max(stretch.start, at);
      const to = Math.min(stretch.end, end);
      if (from >= to) continue;
      words.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>);
      at = to;
    }
    words.push(text.slice(at, end));
    paragraphs.push(<p key={start}>{words}</p>);
    start = end + 1;
  }
  return paragraphs;
}
