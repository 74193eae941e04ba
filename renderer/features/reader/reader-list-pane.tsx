import { useMemo, useState } from "react";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useListedArticles } from "#renderer/db/use-listed-articles.ts";
import { Button } from "#renderer/ui/button.tsx";
import { NoteIcon } from "#renderer/ui/icons-marks.tsx";
import { EmptyState, PaneFrame } from "#renderer/ui/panel.tsx";
import { Tabs } from "#renderer/ui/tabs.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { VirtualList } from "#renderer/ui/virtual-grid.tsx";
import type { AnnotationId } from "#shared/domain/ids.ts";
import type { ShownBlock } from "./article-layout.ts";
import { Swatch } from "./colour-choice.tsx";
import { openLostTray } from "./lost-tray-door.ts";
import styles from "./marks.module.css";
import type { Mark } from "./marks.ts";
import { PageList, PageOutline, useOpenPages } from "./page-list.tsx";
import { type AnnotationRow, nameOf } from "./reader-queries.ts";
import { focusText, focusTextOf, revealBlock, revealMark } from "./reveal.ts";
import { type ReadArticle, useReadArticle } from "./use-read-article.ts";

type Section = "articles" | "marks" | "outline" | "pages";

/** Articles to read, and what the open one has: its marks, those that are lost, its headings. */
export function ReaderListPane() {
  const t = useTranslate();
  const { selection } = useWorkspace();
  const state = useReadArticle(selection.articleId);
  const [shown, setShown] = useState<Section>("articles");
  const read = state.kind === "ready" ? state.read : null;
  const markCount = read === null ? 0 : countOf(read);
  const pages = useOpenPages(selection.articleId);
  // Of a file with its own table of contents that one, while its pages are looked at.
  const hasOwnOutline = pages !== null && pages.outline.length > 0;
  const pagesTab = {
    id: "pages" as const,
    title: t("reader.list.pages"),
    content: <PageList pages={pages} />,
  };

  return (
    <PaneFrame title={t("reader.list.title")}>
      <Tabs
        label={t("reader.list.sections")}
        selected={shown === "pages" && pages === null ? "articles" : shown}
        onSelect={setShown}
        tabs={[
          { id: "articles", title: t("reader.list.articles"), content: <ArticleList /> },
          {
            id: "marks",
            title: (
              <>
                {t("reader.list.marks")}
                {markCount > 0 && (
                  <span className={styles.count}>{markCount.toLocaleString()}</span>
                )}
              </>
            ),
            content: <MarkList read={read} />,
          },
          {
            id: "outline",
            title: t("reader.list.headings"),
            content: hasOwnOutline ? <PageOutline pages={pages} /> : <Outline read={read} />,
          },
          ...(pages === null ? [] : [pagesTab]),
        ]}
      />
    </PaneFrame>
  );
}

const allArticles = { words: "", triage: null };

function ArticleList() {
  const t = useTranslate();
  const { selection, select } = useWorkspace();
  const articles = useListedArticles(allArticles, selection.articleId ?? null);
  if (articles === undefined) return null;
  return (
    <VirtualList
      label={t("reader.list.articles")}
      items={articles}
      keyOf={(article) => article.id}
      activeKey={selection.articleId ?? null}
      onActiveChange={(article) => select({ articleId: article.id }, "quietly")}
      onOpen={(article) => focusTextOf(article.id)}
      emptyState={
        <EmptyState title={t("reader.list.noArticles")}>
          {t("reader.list.noArticlesText")}
        </EmptyState>
      }
      renderItem={(article) => (
        <span className={styles.row}>
          <span className={styles.rowWords}>{nameOf(article)}</span>
          <span className={styles.rowDetail}>
            {article.publisher ?? t("reader.list.noPublisher")} ·{" "}
            {article.published ?? t("reader.list.noDate")}
          </span>
        </span>
      )}
    />
  );
}

type MarkRow = {
  readonly id: AnnotationId;
  readonly words: string;
  readonly colour: number;
  readonly note: string | null;
  readonly isLost: boolean;
};

function countOf({ lost, marks, regions }: ReadArticle): number {
  return lost.length + marks.size + regions.length;
}

/** The lost ones first: they want to be looked at. */
function markRowsOf({ lost, marks, regions }: ReadArticle): readonly MarkRow[] {
  const rowOf = ({ id, exact, colour, note }: AnnotationRow, isLost: boolean): MarkRow => {
    return { id, words: exact, colour, note, isLost };
  };
  return [
    ...lost.map(({ annotation }) => rowOf(annotation, true)),
    ...[...marks.all, ...regions].map(({ annotation }) => rowOf(annotation, false)),
  ];
}

function MarkList({ read }: { readonly read: ReadArticle | null }) {
  const t = useTranslate();
  const { selection, select } = useWorkspace();
  const rows = useMemo(() => (read === null ? [] : markRowsOf(read)), [read]);
  if (read === null) return null;
  const strayCount = read.lost.length + read.marks.all.filter(isMoved).length;
  return (
    <>
      {strayCount > 0 && (
        <div className={styles.actions}>
          <Button size="small" onPress={() => openLostTray.set(true)}>
            {t("reader.tray.open", { count: strayCount })}
          </Button>
        </div>
      )}
      <VirtualList
        label={t("reader.list.marks")}
        items={rows}
        keyOf={(row) => row.id}
        activeKey={selection.annotationId ?? null}
        onActiveChange={({ id }) => {
          select({ articleId: read.article.id, annotationId: id }, "quietly");
          revealMark(id);
        }}
        onOpen={({ id }) => {
          revealMark(id);
          focusText();
        }}
        emptyState={
          <EmptyState title={t("reader.list.noMarks")}>{t("reader.list.noMarksText")}</EmptyState>
        }
        renderItem={(row) => (
          <span className={styles.row}>
            <span className={styles.rowWords}>
              <Swatch colour={row.colour} /> {row.words.slice(0, 200)}
            </span>
            {row.note !== null && (
              <span className={styles.rowDetail}>
                <NoteIcon /> {row.note.slice(0, 120)}
              </span>
            )}
            {row.isLost && (
              <span className={styles.rowDetail} data-lost="">
                {t("reader.list.lost")}: {t("reader.list.lostHint")}
              </span>
            )}
          </span>
        )}
      />
    </>
  );
}

function isMoved({ annotation }: Mark): boolean {
  return (annotation.moved ?? null) !== null;
}

function Outline({ read }: { readonly read: ReadArticle | null }) {
  const t = useTranslate();
  const [active, setActive] = useState<string | null>(null);
  if (read === null) return null;
  const keyOf = (heading: ShownBlock) => heading.id;
  return (
    <VirtualList
      label={t("reader.list.headings")}
      items={read.layout.headings}
      keyOf={keyOf}
      activeKey={active}
      onActiveChange={(heading) => {
        setActive(keyOf(heading));
        revealBlock(heading);
      }}
      onOpen={focusText}
      emptyState={<EmptyState title={t("reader.list.noHeadings")} />}
      renderItem={(heading) => (
        <span className={styles.rowWords} data-level={heading.level ?? 2}>
          {heading.text.shown.slice(0, 200)}
        </span>
      )}
    />
  );
}
