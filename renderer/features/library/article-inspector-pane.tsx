import { useLiveQuery } from "dexie-react-hooks";
import { historyWish, useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button, IconButton } from "#renderer/ui/button.tsx";
import { CopyIcon } from "#renderer/ui/icons-actions.tsx";
import { EmptyState, PaneBody, Section } from "#renderer/ui/panel.tsx";
import { showToast } from "#renderer/ui/toast.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import styles from "./library.module.css";
import type { ArticleRow } from "./library-queries.ts";
import { RemovedLines } from "./removed-lines.tsx";

/** Where the article comes from, byte for byte, who stands behind it, and what was folded away. */
export function ArticleInspectorPane() {
  const t = useTranslate();
  const { db } = useNotebook();
  const { selection } = useWorkspace();
  const articleId = selection.articleId ?? null;
  const article = useLiveQuery(
    async () => (articleId === null ? null : ((await db.articles.get(articleId)) ?? null)),
    [db, articleId],
  );
  if (article === undefined) return null;
  if (article === null) {
    return (
      <EmptyState title={t("library.original.title")}>{t("library.original.none")}</EmptyState>
    );
  }
  return (
    <PaneBody>
      <Original article={article} />
      <Sources article={article} />
      <ArticleHistory article={article} />
      <RemovedLines key={article.id} article={article} />
    </PaneBody>
  );
}

type ArticleProps = { readonly article: ArticleRow };

const time = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });

function Original({ article }: ArticleProps) {
  const t = useTranslate();
  const hash = article.originalHash.replace(/^sha256:/u, "");
  return (
    <Section title={t("library.original.title")}>
      <dl className={styles.facts}>
        <dt>{t("library.original.name")}</dt>
        <dd>{article.originalName}</dd>
        <dt>{t("library.original.size")}</dt>
        <dd>{t("library.original.bytes", { count: article.originalBytes })}</dd>
        <dt>{t("library.original.kind")}</dt>
        <dd>
          {article.mediaType}, {article.charset}
        </dd>
        <dt>{t("library.original.hash")}</dt>
        <dd className={styles.hash}>
          <code>{hash}</code>
          <IconButton
            size="small"
            icon={CopyIcon}
            label={t("library.original.copyHash")}
            onPress={() => {
              void navigator.clipboard
                .writeText(hash)
                .then(() => showToast({ text: t("library.original.hashCopied") }));
            }}
          />
        </dd>
        <dt>{t("library.original.importedAt")}</dt>
        <dd>{time.format(new Date(article.importedAt))}</dd>
        <dt>{t("library.original.from")}</dt>
        <dd>{article.importedFrom}</dd>
      </dl>
    </Section>
  );
}

function ArticleHistory({ article }: ArticleProps) {
  const t = useTranslate();
  const { openView } = useWorkspace();
  const { id, title, originalName } = article;
  return (
    <Section title={t("library.history.title")}>
      <div>
        <Button
          size="small"
          onPress={() => {
            historyWish.set({ table: "articles", id, name: title ?? originalName });
            openView("history");
          }}
        >
          {t("library.history.show")}
        </Button>
      </div>
    </Section>
  );
}

function Sources({ article }: ArticleProps) {
  const t = useTranslate();
  return (
    <Section title={t("library.sources.title")}>
      <dl className={styles.facts}>
        <dt>{t("library.sources.publisher")}</dt>
        <dd>
          <SourceLink sourceId={article.publisherSourceId} name={article.publisher} />
        </dd>
        <dt>{t("library.sources.author")}</dt>
        <dd>
          <SourceLink sourceId={article.authorSourceId} name={article.byline} />
        </dd>
      </dl>
    </Section>
  );
}

type SourceLinkProps = {
  readonly sourceId: ArticleRow["publisherSourceId"];
  readonly name: string | null;
};

function SourceLink({ sourceId, name }: SourceLinkProps) {
  const t = useTranslate();
  const { db } = useNotebook();
  const { openView } = useWorkspace();
  const source = useLiveQuery(
    async () => (sourceId === null ? null : ((await db.sources.get(sourceId)) ?? null)),
    [db, sourceId],
  );
  if (source !== undefined && source !== null) {
    return (
      <Button kind="link" onPress={() => openView("sources", { sourceId: source.id })}>
        {source.name}
      </Button>
    );
  }
  if (name === null) return <span className={styles.missing}>{t("library.sources.missing")}</span>;
  return t("library.sources.unlinked", { name });
}
