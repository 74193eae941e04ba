import { useLiveQuery } from "dexie-react-hooks";
import { useMemo } from "react";
import { useNotebook } from "#renderer/db/notebook.ts";
import { IntervalIndex } from "#shared/anchoring/interval-index.ts";
import type { RowOf } from "#shared/domain/record.ts";
import { decidedBlocks, type TextVersion } from "#shared/domain/text/text-version.ts";
import { type Layout, layoutOf, shownTextsOf } from "./article-layout.ts";
import { type LostMark, type Mark, MarkPlacer } from "./marks.ts";
import { annotationsOf, articleById, decisionsOf, versionById } from "./reader-queries.ts";
import { ReadingText } from "./reading-text.ts";

/** An article as the panes of the reader need it. */
export type ReadArticle = {
  readonly article: RowOf<"articles">;
  readonly version: TextVersion;
  readonly text: string;
  readonly layout: Layout;
  readonly reading: ReadingText;
  readonly marks: IntervalIndex<Mark>;
  readonly lost: readonly LostMark[];
};

export type ArticleState =
  | { readonly kind: "loading" | "none-chosen" | "gone" | "text-missing" }
  | { readonly kind: "ready"; readonly read: ReadArticle };

/** The chosen article with its text, blocks and marks, live. */
export function useReadArticle(articleId: string | undefined): ArticleState {
  const notebook = useNotebook();
  const article = useLiveQuery(
    () => (articleId === undefined ? null : articleById(notebook, articleId)),
    [notebook, articleId],
  );
  const versionId = article?.currentTextVersionId;
  const stored = useLiveQuery(
    () => (versionId === undefined ? null : versionById(notebook, versionId)),
    [notebook, versionId],
  );
  const decisions = useLiveQuery(
    () => (versionId === undefined ? [] : decisionsOf(notebook, versionId)),
    [notebook, versionId],
  );
  const annotations = useLiveQuery(
    () => (articleId === undefined ? [] : annotationsOf(notebook, articleId)),
    [notebook, articleId],
  );

  const version = stored?.version;
  const text = stored?.text ?? null;
  const texts = useMemo(
    () => (version === undefined || text === null ? [] : shownTextsOf(text, version.blocks)),
    [version, text],
  );
  const layout = useMemo(() => {
    if (version === undefined || decisions === undefined) return null;
    return layoutOf(decidedBlocks(version.blocks, decisions), texts);
  }, [version, decisions, texts]);
  const language = article?.language ?? null;
  const reading = useMemo(
    () => (layout === null || text === null ? null : new ReadingText(text, layout.kept, language)),
    [layout, text, language],
  );
  const placer = useMemo(() => (text === null ? null : new MarkPlacer(text)), [text]);
  const placed = useMemo(
    () => (annotations === undefined ? null : (placer?.place(annotations) ?? null)),
    [placer, annotations],
  );
  const marks = useMemo(() => new IntervalIndex(placed?.marks ?? []), [placed]);

  if (articleId === undefined) return { kind: "none-chosen" };
  if (article === undefined) return { kind: "loading" };
  // A live query keeps its former answer until the next one is there.
  if (article === null) return { kind: "gone" };
  if (article.id !== articleId || stored === undefined) return { kind: "loading" };
  if (stored === null) return { kind: "text-missing" };
  if (stored.version.id !== versionId) return { kind: "loading" };
  if (stored.text === null) return { kind: "text-missing" };
  if (layout === null || reading === null || placed === null) return { kind: "loading" };
  return {
    kind: "ready",
    read: {
      article,
      version: stored.version,
      text: stored.text,
      layout,
      reading,
      marks,
      lost: placed.lost,
    },
  };
}
