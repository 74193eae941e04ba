import { type PointerEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useWorkspace } from "#renderer/app/feature.ts";
import { Observed } from "#renderer/db/observable.ts";
import { Button, IconButton } from "#renderer/ui/button.tsx";
import { CloseIcon } from "#renderer/ui/icons-actions.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { TextRange } from "#shared/anchoring/text-range.ts";
import type { AnnotationId, ArticleId } from "#shared/domain/ids.ts";
import articleStyles from "./article.module.css";
import { ArticleSection } from "./article-block.tsx";
import { BlockPaint } from "./block-paint.ts";
import { clearPaint, paint } from "./highlight-painter.ts";
import { HoverCard, marksUnder } from "./hover-card.tsx";
import styles from "./page.module.css";
import { PassageDom } from "./passage-dom.ts";
import { nameOf } from "./reader-queries.ts";
import { keptPosition } from "./reading-position.ts";
import { firstOnScreen, isIn, useDrawnSections, useShownRanges } from "./use-drawn-sections.ts";
import { type ReadArticle, useReadArticle } from "./use-read-article.ts";
import { useSectionsOnScreen } from "./use-sections-on-screen.ts";

/** The article that is kept beside whichever is worked on; null for none. */
export const besideArticle = new Observed<ArticleId | null>(null);

const reachable = { tabIndex: 0 } as const;

/** A second article to read beside the one that is worked on, with its marks. */
export function BesideArticle({ articleId }: { readonly articleId: ArticleId }) {
  const t = useTranslate();
  const state = useReadArticle(articleId);
  if (state.kind === "loading") return <Skeleton lines={12} />;
  if (state.kind !== "ready") {
    return <Button onPress={() => besideArticle.set(null)}>{t("reader.beside.close")}</Button>;
  }
  return <BesideText key={state.read.version.id} read={state.read} />;
}

function BesideText({ read }: { readonly read: ReadArticle }) {
  const t = useTranslate();
  const { selection, select } = useWorkspace();
  const { article, layout, marks, wantMarks } = read;
  const scroller = useRef<HTMLDivElement>(null);
  const textElement = useRef<HTMLDivElement>(null);
  const { sections } = layout;
  const drawing = useDrawnSections(sections, () => keptPosition(article.id));
  const [dom, setDom] = useState<PassageDom | null>(null);
  useLayoutEffect(() => {
    if (textElement.current !== null) setDom(new PassageDom(textElement.current, layout));
  }, [layout]);
  const onScreen = useSectionsOnScreen(scroller, sections, () => firstOnScreen(drawing));
  const visible = useShownRanges(sections, onScreen, drawing);
  useEffect(() => wantMarks(visible), [wantMarks, visible]);
  const [blockPaint] = useState(() => new BlockPaint());
  useLayoutEffect(() => {
    if (dom === null) return;
    const marksIn = (block: TextRange) => marks.overlapping(block);
    paint(blockPaint.rangesOf(dom, visible, marksIn, null), "beside");
  }, [dom, visible, marks, blockPaint]);
  useEffect(() => () => clearPaint("beside"), []);

  /** The two change places: this one is worked on, and the other is read beside it. */
  const workHere = (annotationId: AnnotationId | null) => {
    besideArticle.set(selection.articleId ?? null);
    select({ articleId: article.id, annotationId });
  };
  function onPointerUp(event: PointerEvent): void {
    const isSelecting = !(document.getSelection()?.isCollapsed ?? true);
    if (event.button !== 0 || isSelecting || dom === null) return;
    const [mark] = marksUnder(dom, marks, event.clientX, event.clientY);
    if (mark !== undefined) workHere(mark.id);
  }
  const name = nameOf(article);
  return (
    <section className={articleStyles.frame} aria-label={t("reader.beside.label", { name })}>
      <div className={styles.switch}>
        <strong className={styles.besideName}>{name}</strong>
        <Button size="small" onPress={() => workHere(null)}>
          {t("reader.beside.workHere")}
        </Button>
        <IconButton
          icon={CloseIcon}
          size="small"
          label={t("reader.beside.close")}
          onPress={() => besideArticle.set(null)}
        />
      </div>
      <div ref={scroller} className={articleStyles.scroller}>
        <div className={articleStyles.sheet}>
          <div
            ref={textElement}
            role="document"
            aria-label={t("reader.beside.label", { name })}
            className={articleStyles.text}
            lang={article.language ?? undefined}
            dir="auto"
            {...reachable}
            onPointerUp={onPointerUp}
          >
            {sections.map((section, index) => (
              <ArticleSection
                key={section.start}
                index={index}
                section={section}
                isDrawn={isIn(drawing.drawn, index)}
                onRestore={null}
              />
            ))}
          </div>
        </div>
      </div>
      {dom !== null && <HoverCard dom={dom} marks={marks} article={textElement} />}
    </section>
  );
}
