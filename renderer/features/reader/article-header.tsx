import { memo } from "react";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { PopoverTrigger } from "#renderer/ui/popover.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { MetadataField } from "#shared/domain/article/article.ts";
import type { RowOf } from "#shared/domain/record.ts";
import { keyUnder } from "#shared/messages/catalogue.ts";
import styles from "./article.module.css";
import { confirmMetadata } from "./reader-commands.ts";

export type ArticleHeaderProps = { readonly article: RowOf<"articles"> };

/** What is known of the article, what the file does not say, and what was only inferred. */
export const ArticleHeader = memo(function ArticleHeader({ article }: ArticleHeaderProps) {
  const t = useTranslate();
  return (
    <header className={styles.header}>
      {article.title === null ? (
        <h2 className={styles.title} data-missing="">
          {t("reader.article.untitled")}
          <span className={styles.fileName}>{article.originalName}</span>
        </h2>
      ) : (
        <h2 className={styles.title}>
          <MetadataValue article={article} field="title" value={article.title} />
        </h2>
      )}
      <dl className={styles.metadata} aria-label={t("reader.metadata.label")}>
        {(["byline", "publisher", "published", "url", "language"] as const).map((field) => (
          <div key={field}>
            <dt>{t(keyUnder("words.metadata", field))}</dt>
            <dd>
              <MetadataValue article={article} field={field} value={article[field]} />
            </dd>
          </div>
        ))}
      </dl>
    </header>
  );
});

type MetadataValueProps = {
  readonly article: RowOf<"articles">;
  readonly field: MetadataField;
  readonly value: string | null;
};

function MetadataValue({ article, field, value }: MetadataValueProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  if (value === null) return <span className={styles.missing}>{t("reader.metadata.missing")}</span>;
  if (article[`${field}Basis`] !== "inferred") return <bdi>{value}</bdi>;

  const name = t(keyUnder("words.metadata", field));
  const evidence = article[`${field}Evidence`];
  return (
    <PopoverTrigger
      label={t("reader.metadata.inferredValue", { field: name, value })}
      trigger={
        <Button kind="link" aria-label={t("reader.metadata.inferredValue", { field: name, value })}>
          <span className={styles.inferred}>
            <bdi>{value}</bdi>
            <sup aria-hidden>?</sup>
          </span>
        </Button>
      }
    >
      {(close) => (
        <div className={styles.inferredNote}>
          <p>
            {evidence === null
              ? t("reader.metadata.inferredUnknown")
              : t("reader.metadata.inferred", { evidence })}
          </p>
          {!notebook.isReadOnly && (
            <Button
              kind="primary"
              onPress={() => {
                close();
                void confirmMetadata(notebook, article, field);
              }}
            >
              {t("reader.metadata.confirm")}
            </Button>
          )}
        </div>
      )}
    </PopoverTrigger>
  );
}
