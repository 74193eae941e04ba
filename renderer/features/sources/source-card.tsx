import { useLiveQuery } from "dexie-react-hooks";
import { useCommand, useUndoToast, useWorkspace, VerdictHistory } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button, IconButton } from "#renderer/ui/button.tsx";
import { TrashIcon } from "#renderer/ui/icons-actions.tsx";
import { PaneBody, PaneFrame, Section } from "#renderer/ui/panel.tsx";
import { useTextDraft } from "#renderer/ui/text-draft.ts";
import { TextArea, TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { articleName } from "#shared/domain/article/article-name.ts";
import { reliabilitySchema } from "#shared/domain/source/source.ts";
import type { JsonValue } from "#shared/ledger/change.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import { PassageList } from "./passage-list.tsx";
import { RateSource } from "./rate-source.tsx";
import { deleteSource, describeSource } from "./source-commands.ts";
import { SourceKindSelect } from "./source-kind-select.tsx";
import { SourceNaming } from "./source-naming.tsx";
import {
  type ArticleBySource,
  articlesBySource,
  passagesQuoting,
  type SourceRow,
} from "./source-queries.ts";
import styles from "./sources.module.css";

/** A stored rating, with its letter; null for none. */
function reliabilityWord(value: JsonValue, t: Translate): string | null {
  const known = reliabilitySchema.safeParse(value);
  return known.success ? `${known.data} ${t(`words.reliability.${known.data}.name`)}` : null;
}

type SourceCardProps = { readonly source: SourceRow };

/** All that is recorded of a source. Give it a `key` of the source. */
export function SourceCard({ source }: SourceCardProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const undoToast = useUndoToast();
  const { select, isReadOnly } = useWorkspace();
  const articles = useLiveQuery(
    () => articlesBySource(notebook.db, source.id),
    [notebook, source.id],
  );
  const passages = useLiveQuery(
    () => passagesQuoting(notebook.db, source.id),
    [notebook, source.id],
  );
  const canDelete = !isReadOnly;

  async function discard(): Promise<void> {
    await deleteSource(notebook, source);
    select({ sourceId: null });
    undoToast(t("sources.card.deleted"));
  }
  useCommand("item:delete", canDelete ? () => void discard() : null);

  return (
    <PaneFrame
      title={source.name}
      actions={
        canDelete && (
          <IconButton
            icon={TrashIcon}
            label={t("sources.card.delete")}
            onPress={() => void discard()}
          />
        )
      }
    >
      <PaneBody>
        <Section
          title={t("sources.rate.title")}
          actions={
            <VerdictHistory
              table="sources"
              id={source.id}
              field="reliability"
              wordOf={(value) => reliabilityWord(value, t)}
            />
          }
        >
          <RateSource sourceId={source.id} hasKey />
        </Section>
        <Section title={t("sources.naming.title")}>
          <SourceNaming source={source} articles={articles ?? []} />
        </Section>
        <Section title={t("sources.card.descriptor")}>
          <Descriptor source={source} />
        </Section>
        <Section title={t("sources.card.articles")}>
          <Articles articles={articles ?? []} />
        </Section>
        <Section title={t("sources.card.quoted")}>
          <PassageList passages={passages ?? []} emptyText={t("sources.card.quotedNone")} />
        </Section>
        <Section title={t("sources.card.about")}>
          <Identity source={source} />
        </Section>
      </PaneBody>
    </PaneFrame>
  );
}

function Identity({ source }: SourceCardProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const name = useTextDraft(
    source.name,
    (text) => {
      if (text !== null) void describeSource(notebook, source, { name: text });
    },
    { isRequired: true },
  );
  const note = useTextDraft(
    source.note,
    (text) => void describeSource(notebook, source, { note: text }),
  );
  return (
    <div className={styles.fields}>
      <TextField label={t("sources.card.name")} isReadOnly={isReadOnly} {...name} />
      <SourceKindSelect
        value={source.kind}
        isDisabled={isReadOnly}
        onChange={(kind) => void describeSource(notebook, source, { kind })}
      />
      <TextArea
        label={t("sources.card.note")}
        hint={t("sources.card.noteHint")}
        isReadOnly={isReadOnly}
        rows={2}
        {...note}
      />
    </div>
  );
}

/** What bears on the quality of a source (ICD 206), as prompts and not as a form to fill. */
const factors = [
  "accuracy",
  "deception",
  "currency",
  "technical",
  "access",
  "validation",
  "motivation",
  "bias",
  "expertise",
] as const;

function Descriptor({ source }: SourceCardProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const draft = useTextDraft(
    source.descriptor,
    (text) => void describeSource(notebook, source, { descriptor: text }),
  );
  return (
    <div className={styles.stack}>
      <TextArea
        label={t("sources.card.descriptor")}
        isLabelHidden
        hint={t("sources.card.descriptorHint")}
        isReadOnly={isReadOnly}
        {...draft}
      />
      <p className={styles.quiet}>{t("sources.card.factors")}</p>
      <ul className={styles.prompts}>
        {factors.map((factor) => (
          <li key={factor}>{t(`sources.factor.${factor}`)}</li>
        ))}
      </ul>
    </div>
  );
}

const shownAtOnce = 50;

function Articles({ articles }: { readonly articles: readonly ArticleBySource[] }) {
  const t = useTranslate();
  const { openView } = useWorkspace();
  if (articles.length === 0)
    return <p className={styles.quiet}>{t("sources.card.articlesNone")}</p>;
  return (
    <>
      <ul className={styles.links}>
        {articles.slice(0, shownAtOnce).map(({ article, roles }) => (
          <li key={article.id} className={styles.link}>
            <Button kind="link" onPress={() => openView("reader", { articleId: article.id })}>
              {articleName(article)}
            </Button>
            <span className={styles.quiet}>
              {roles
                .map((role) =>
                  role === "publisher" ? t("sources.card.published") : t("sources.card.written"),
                )
                .join(", ")}
              {" · "}
              {article.published ?? t("sources.card.missing")}
            </span>
          </li>
        ))}
      </ul>
      {articles.length > shownAtOnce && (
        <p className={styles.quiet}>
          {t("sources.card.more", { count: articles.length - shownAtOnce })}
        </p>
      )}
    </>
  );
}
