import {
  type PointerEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { takeWishedPassage, useCommand, useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { showToast } from "#renderer/ui/toast.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { TextRange } from "#shared/anchoring/text-range.ts";
import type { AnnotationId } from "#shared/domain/ids.ts";
import styles from "./article.module.css";
import { ArticleSection } from "./article-block.tsx";
import { ArticleHeader } from "./article-header.tsx";
import { FindBar, type Found } from "./find-bar.tsx";
import { HoverCard, marksUnder } from "./hover-card.tsx";
import { Margin } from "./margin.tsx";
import type { Mark } from "./marks.ts";
import { copyPassage } from "./passage-copy.ts";
import { PassageDialogs, SpokenPassage } from "./passage-dialogs.tsx";
import { PassageDom } from "./passage-dom.ts";
import { foldBlock, restoreBlocks } from "./reader-commands.ts";
import { nameOf } from "./reader-queries.ts";
import { moveByArrow, nextOf, useReadingCommands } from "./reading-moves.ts";
import { keptPosition, useReadingPosition } from "./reading-position.ts";
import { focusText, paneIds, useReveal, useWishedFocus } from "./reveal.ts";
import { SelectionBar } from "./selection-bar.tsx";
import { firstOnScreen, isIn, useDrawnSections, useShownRanges } from "./use-drawn-sections.ts";
import { useMarkVerbs } from "./use-mark-verbs.ts";
import { usePaintedMarks } from "./use-painted-marks.ts";
import { usePassage } from "./use-passage.ts";
import type { ReadArticle } from "./use-read-article.ts";
import { useSectionsOnScreen } from "./use-sections-on-screen.ts";

/** The text is moved through and marked by keys, so it takes the focus, though a document is no control. */
const reachable = { tabIndex: 0 } as const;
const flashMs = 900;
const nothingFound: Found = { matches: [], current: null };

/** The text of one article with its marks; mounted anew for another article. */
export function ArticleView({ read }: { readonly read: ReadArticle }) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { selection, select } = useWorkspace();
  const { article, version, text, layout, marks, wantMarks } = read;
  const scroller = useRef<HTMLDivElement>(null);
  const textElement = useRef<HTMLDivElement>(null);

  const chosenId = selection.annotationId ?? null;
  const chosen = useMemo(
    () => marks.all.find(({ id }) => id === chosenId) ?? null,
    [marks, chosenId],
  );
  const { sections } = layout;
  const drawing = useDrawnSections(sections, () => chosen?.start ?? keptPosition(article.id));
  const { drawn, draw } = drawing;

  const [dom, setDom] = useState<PassageDom | null>(null);
  useLayoutEffect(() => {
    if (textElement.current !== null) setDom(new PassageDom(textElement.current, layout));
  }, [layout]);
  const onScreen = useSectionsOnScreen(scroller, sections, () => firstOnScreen(drawing));
  const visible = useShownRanges(sections, onScreen, drawing);
  useEffect(() => wantMarks(visible), [wantMarks, visible]);
  const passage = usePassage(dom, text);
  const [found, setFound] = useState<Found>(nothingFound);
  const [isFinding, setIsFinding] = useState(false);
  const [flashed, setFlashed] = useState<TextRange | null>(null);

  // A mark that was chosen here is in sight already: only one chosen elsewhere is scrolled to.
  const chosenHere = useRef<string | null>(null);
  const chooseMark = useCallback(
    (annotationId: AnnotationId | null) => {
      chosenHere.current = annotationId;
      select(
        { articleId: article.id, annotationId },
        annotationId === null ? "quietly" : undefined,
      );
    },
    [article.id, select],
  );

  /** What is to be scrolled to as soon as its section is drawn. */
  const awaited = useRef<TextRange | null>(null);
  const scrollTo = useCallback(
    (range: TextRange) => {
      if (dom === null || scroller.current === null) return;
      awaited.current = null;
      const element = dom.elementAt(range.start);
      if (element === null) {
        awaited.current = range;
        // Of folded words the block before them is shown, which may be another section's.
        draw(dom.blockAt(range.start)?.start ?? range.start);
        return;
      }
      element.scrollIntoView({ block: "nearest" });
      const box = scroller.current.getBoundingClientRect();
      const rect = dom.rangeOf(range)?.getClientRects()[0];
      if (rect === undefined) return;
      if (rect.top >= box.top + 40 && rect.bottom <= box.bottom - 40) return;
      scroller.current.scrollBy({ top: rect.top - box.top - box.height / 3 });
    },
    [dom, draw],
  );
  useEffect(() => {
    if (awaited.current !== null && drawn.from < drawn.to) scrollTo(awaited.current);
  }, [drawn, scrollTo]);
  const reveal = useCallback(
    (range: TextRange) => {
      scrollTo(range);
      setFlashed(range);
    },
    [scrollTo],
  );
  useWishedFocus(article.id);
  useReveal((wanted) => {
    const range =
      "start" in wanted ? wanted : marks.all.find(({ id }) => id === wanted.annotationId);
    if (range !== undefined) reveal(range);
  });
  const revealedId = useRef<string | null>(null);
  useEffect(() => {
    if (dom === null || chosen === null || revealedId.current === chosen.id) return;
    revealedId.current = chosen.id;
    if (chosenHere.current !== chosen.id) reveal(chosen);
  }, [dom, chosen, reveal]);
  useEffect(() => {
    if (chosenId === null) revealedId.current = null;
  }, [chosenId]);
  useEffect(() => {
    if (flashed === null) return undefined;
    const timer = setTimeout(() => setFlashed(null), flashMs);
    return () => clearTimeout(timer);
  }, [flashed]);

  const wanted = useRef<TextRange | null | undefined>(undefined);
  useEffect(() => {
    if (dom === null) return;
    // Kept for React's second run of an effect while developing, which must not find the wish gone.
    wanted.current ??= takeWishedPassage(article.id);
    if (wanted.current === null) return;
    passage.choose(wanted.current, "in passing");
    reveal(wanted.current);
    wanted.current = null;
  }, [dom, article.id, passage, reveal]);
  useReadingPosition(article.id, scroller, dom, chosenId === null);

  const onMarking = usePaintedMarks({
    dom,
    visible,
    marks,
    chosenId,
    found,
    passage: passage.passage,
    flashed,
  });

  const verbs = useMarkVerbs({
    read,
    passage,
    chosen,
    onMarked: chooseMark,
    onMarking,
  });
  const fold = useCallback(() => {
    const block = dom?.blockAt(passage.caret);
    if (block === undefined || block === null) return;
    passage.choose(null);
    void foldBlock(notebook, version, block.blockStart);
  }, [dom, notebook, version, passage]);
  const restore = useCallback(
    (blockStarts: readonly number[]) => void restoreBlocks(notebook, version, blockStarts),
    [notebook, version],
  );

  useReadingCommands({ read, passage, chosen, chooseMark, scrollTo });
  useCommand("article:find", () => setIsFinding(true));
  useCommand("block:fold", notebook.isReadOnly ? null : fold);
  useCommand("passage:copy-citation", () => {
    const cited = passage.passage ?? chosen;
    copyPassage(read, cited, "with citation");
    showToast({ text: t(cited === null ? "reader.copy.nothing" : "reader.copy.withCitation") });
  });

  function onPointerUp(event: PointerEvent): void {
    const isSelecting = !(document.getSelection()?.isCollapsed ?? true);
    if (event.button !== 0 || isSelecting || dom === null) return;
    if (event.target instanceof Element && event.target.closest("button") !== null) return;
    const offset = dom.offsetFromPoint(event.clientX, event.clientY);
    if (offset !== null) passage.moveCaret(offset);
    const under = marksUnder(dom, marks, event.clientX, event.clientY);
    chooseMark(nextOf(under, chosenId));
  }

  const rectsOf = useCallback(
    (range: TextRange) => [...(dom?.rangeOf(range)?.getClientRects() ?? [])],
    [dom],
  );
  const isShown = useCallback(
    (range: TextRange) => {
      const block = dom?.blockAt(range.start);
      return block !== undefined && block !== null && range.start < block.end;
    },
    [dom],
  );
  const onFound = useCallback(
    (next: Found) => {
      setFound(next);
      if (next.current !== null) scrollTo(next.current);
    },
    [scrollTo],
  );

  const { editNote, notedId } = verbs;
  const onEdit = useCallback(
    (annotationId: string | null) => {
      editNote(annotationId);
      if (annotationId === null) focusText();
    },
    [editNote],
  );
  const onChoose = useCallback(
    (mark: Mark) => {
      chooseMark(mark.id);
      reveal(mark);
    },
    [chooseMark, reveal],
  );
  // Made anew only where the text is: each key draws the rest, and an article has hundreds of these.
  const sectionElements = useMemo(
    () =>
      sections.map((section, index) => (
        <ArticleSection
          key={section.start}
          index={index}
          section={section}
          isDrawn={isIn(drawn, index)}
          onRestore={notebook.isReadOnly ? null : restore}
        />
      )),
    [sections, drawn, notebook.isReadOnly, restore],
  );

  return (
    <div className={styles.frame}>
      {isFinding && (
        <FindBar
          text={text}
          isShown={isShown}
          onFound={onFound}
          onClose={() => {
            setIsFinding(false);
            if (found.current !== null) passage.choose(found.current);
            setFound(nothingFound);
            focusText();
          }}
        />
      )}
      <div ref={scroller} className={styles.scroller} data-scroller="">
        <div className={styles.sheet}>
          <ArticleHeader article={article} />
          <div className={styles.columns}>
            <div
              ref={textElement}
              id={paneIds.text}
              data-article={article.id}
              role="document"
              aria-label={t("reader.article.label", { name: nameOf(article) })}
              className={styles.text}
              lang={article.language ?? undefined}
              dir="auto"
              data-keys="passage"
              {...reachable}
              onPointerUp={onPointerUp}
              onKeyDown={(event) => moveByArrow(event, read, passage, scrollTo)}
              onCopy={(event) => {
                if (passage.passage === null) return;
                event.clipboardData.setData(
                  "text/plain",
                  text.slice(passage.passage.start, passage.passage.end),
                );
                event.preventDefault();
              }}
            >
              {sectionElements}
            </div>
            {dom !== null && (
              <Margin
                dom={dom}
                marks={marks}
                visible={visible}
                editedId={notedId}
                onEdit={onEdit}
                onChoose={onChoose}
              />
            )}
            {passage.isBarShown && passage.passage !== null && dom !== null && (
              <SelectionBar
                rectsOf={rectsOf}
                passage={passage.passage}
                verbs={{ ...verbs.bar, fold: notebook.isReadOnly ? null : fold }}
              />
            )}
          </div>
        </div>
      </div>
      {dom !== null && <HoverCard dom={dom} marks={marks} article={textElement} />}
      <PassageDialogs read={read} verbs={verbs} />
      <SpokenPassage text={text} passage={passage.passage} />
    </div>
  );
}
