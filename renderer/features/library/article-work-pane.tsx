import { useLiveQuery } from "dexie-react-hooks";
import { useCommand, useUndoToast, useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button, IconButton } from "#renderer/ui/button.tsx";
import { TrashIcon } from "#renderer/ui/icons-actions.tsx";
import { ReaderIcon } from "#renderer/ui/icons-views.tsx";
import { useFocusHandedOn } from "#renderer/ui/pane-focus.ts";
import { PaneBody, PaneFrame, Section } from "#renderer/ui/panel.tsx";
import { Select } from "#renderer/ui/select.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { articleSchema, inferredFieldsOf, metadataFields } from "#shared/domain/article/article.ts";
import { tlpLabels } from "#shared/domain/marking.ts";
import { displayText } from "#shared/domain/text/text-version.ts";
import { ArticleTitle } from "./article-title.tsx";
import styles from "./library.module.css";
import { confirmFields, deleteArticle, setMarking, setTriage } from "./library-commands.ts";
import { type ArticleRow, articleText, type Triage } from "./library-queries.ts";
import { Likenesses } from "./likenesses.tsx";
import { MetadataRow } from "./metadata-row.tsx";
import { StartHere, startWish } from "./start-here.tsx";

const triages = articleSchema.shape.triage.options;

/** The state that follows, and the first again after the last. */
function nextTriage(triage: Triage): Triage {
  return triages[(triages.indexOf(triage) + 1) % triages.length] ?? triage;
}

/** The article card: what the file states, how it is handled, and how its text begins. */
export function ArticleWorkPane() {
  const { db } = useNotebook();
  const { selection, select } = useWorkspace();
  useCommand("start:show", () => {
    startWish.set(true);
    select({ articleId: null });
  });
  const articleId = selection.articleId ?? null;
  const article = useLiveQuery(
    async () => (articleId === null ? null : ((await db.articles.get(articleId)) ?? null)),
    [db, articleId],
  );

  if (article === undefined) return <Skeleton />;
  if (article === null) {
    return <StartHere />;
  }
  return <ArticleCard key={article.id} article={article} />;
}

type ArticleProps = { readonly article: ArticleRow };

function ArticleCard({ article }: ArticleProps) {
  useFocusHandedOn();
  const t = useTranslate();
  const notebook = useNotebook();
  const { openView, select, selection, isReadOnly } = useWorkspace();
  // While the next article is being read this card still shows the former one, which no key means any more.
  const canChange = !isReadOnly && selection.articleId === article.id;
  const undoToast = useUndoToast();
  const read = () => openView("reader", { articleId: article.id });

  async function discard(): Promise<void> {
    await deleteArticle(notebook, article);
    select({ articleId: null });
    undoToast(t("library.card.deleted"));
  }
  const inferred = inferredFieldsOf(article);
  async function confirm(): Promise<void> {
    await confirmFields(notebook, article, inferred);
    undoToast(t("library.card.confirmed", { count: inferred.length }));
  }
  useCommand("item:open", selection.articleId === article.id ? read : null);
  useCommand("article:confirm", canChange && inferred.length > 0 ? () => void confirm() : null);
  useCommand("item:delete", canChange ? () => void discard() : null);
  useCommand(
    "item:triage",
    canChange ? () => void setTriage(notebook, article, nextTriage(article.triage)) : null,
  );

  return (
    <PaneFrame
      title={<ArticleTitle article={article} />}
      actions={
        <>
          <Button kind="primary" icon={ReaderIcon} onPress={read}>
            {t("library.card.read")}
          </Button>
          {!isReadOnly && (
            <IconButton
              icon={TrashIcon}
              label={t("library.card.delete")}
              onPress={() => void discard()}
            />
          )}
        </>
      }
    >
      <PaneBody>
        <Section title={t("library.card.metadata")}>
          <dl className={styles.metadata}>
            {metadataFields.map((field) => (
              <MetadataRow key={field} article={article} field={field} />
            ))}
            <Descriptor
              title={t("library.card.publisherDescriptor")}
              words={article.publisherDescriptor}
            />
            <Descriptor
              title={t("library.card.authorDescriptor")}
              words={article.authorDescriptor}
            />
          </dl>
        </Section>
        <Likenesses article={article} />
        <Handling article={article} />
        <Preview article={article} />
      </PaneBody>
    </PaneFrame>
  );
}

function Descriptor({ title, words }: { readonly title: string; readonly words: string | null }) {
  if (words === null) return null;
  return (
    <div className={styles.row}>
      <dt>{title}</dt>
      <dd className={styles.value}>{words}</dd>
    </div>
  );
}

function Handling({ article }: ArticleProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  return (
    <Section title={t("library.card.handling")}>
      <div className={styles.handling}>
        <Select
          label={t("library.list.triage")}
          isDisabled={isReadOnly}
          value={article.triage}
          onChange={(triage) => void setTriage(notebook, article, triage)}
          options={triages.map((value) => ({ value, text: t(`library.triage.${value}`) }))}
        />
        <Select
          label={t("library.card.marking")}
          isDisabled={isReadOnly}
          value={article.marking ?? "none"}
          onChange={(marking) =>
            void setMarking(notebook, article, marking === "none" ? null : marking)
          }
          options={[
            { value: "none" as const, text: t("library.card.noMarking") },
            ...tlpLabels.map((value) => ({ value, text: value })),
          ]}
        />
      </div>
    </Section>
  );
}

/** Enough to know the article by; the reader has the rest, and lays megabytes out piece by piece. */
const previewBlocks = 30;
const previewUtf16 = 1000;

function Preview({ article }: ArticleProps) {
  const t = useTranslate();
  const { db } = useNotebook();
  const { currentTextVersionId: versionId } = article;
  const found = useLiveQuery(() => articleText(db, versionId), [db, versionId]);
  if (found === undefined) return <Skeleton />;
  const text = found?.text ?? null;
  if (found === null || text === null) {
    return <p className={styles.quiet}>{t("library.card.textLost")}</p>;
  }
  const kept = found.blocks.filter(
    (block) => block.removedReason === null && block.role !== "blank",
  );
  return (
    <Section title={t("library.card.preview")}>
      <div className={styles.preview}>
        {kept.slice(0, previewBlocks).map((block) => (
          <p key={block.start} data-role={block.role}>
            {displayText(text.slice(block.start, Math.min(block.end, block.start + previewUtf16)))}
            {block.end - block.start > previewUtf16 && "…"}
          </p>
        ))}
      </div>
      {kept.length === 0 && <p className={styles.quiet}>{t("library.card.noText")}</p>}
      {kept.length > previewBlocks && (
        <p className={styles.quiet}>{t("library.card.previewMore")}</p>
      )}
    </Section>
  );
}
