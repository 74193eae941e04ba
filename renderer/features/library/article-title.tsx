import { useLiveQuery } from "dexie-react-hooks";
import { useNotebook } from "#renderer/db/notebook.ts";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { articleName } from "#shared/domain/article/article-name.ts";
import styles from "./library.module.css";
import { type ArticleRow, firstWords } from "./library-queries.ts";

type ArticleTitleProps = { readonly article: ArticleRow };

/** The article's name; where its file has no title, that too, and the first words to know it by. */
export function ArticleTitle({ article }: ArticleTitleProps) {
  if (article.title !== null) {
    return (
      <span className={article.titleBasis === "inferred" ? styles.inferred : undefined}>
        {article.title}
      </span>
    );
  }
  return <Untitled article={article} />;
}

function Untitled({ article }: ArticleTitleProps) {
  const t = useTranslate();
  const { db } = useNotebook();
  const { currentTextVersionId: versionId, originalName } = article;
  // Not the row, which is another one each time that the list is read.
  const words = useLiveQuery(
    () => firstWords(db, versionId, originalName),
    [db, versionId, originalName],
  );
  return (
    <>
      {articleName(article)}{" "}
      <span className={styles.missing}>
        {t("library.list.untitled")} {words ?? ""}
      </span>
    </>
  );
}
