import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { takeWishedPassage, useCommand, useWorkspace } from "#renderer/app/feature.ts";
import { newId } from "#renderer/bridge.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Notice } from "#renderer/ui/notice.tsx";
import { PasswordForm } from "#renderer/ui/password-form.tsx";
import { pdfFrameAddress } from "#renderer/ui/pdf-frame.ts";
import { showToast } from "#renderer/ui/toast.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { trimmedRange } from "#shared/anchoring/selectors.ts";
import type { TextRange } from "#shared/anchoring/text-range.ts";
import type { AnnotationId } from "#shared/domain/ids.ts";
import type { DrawnBox, Pointed } from "#shared/ipc/pdf-frame-messages.ts";
import articleStyles from "./article.module.css";
import { FindBar, type Found } from "./find-bar.tsx";
import { type Hovered, MarksCard } from "./hover-card.tsx";
import { strokesOf } from "./mark-paint.ts";
import type { Mark } from "./marks.ts";
import { NoteField } from "./note-field.tsx";
import styles from "./page.module.css";
import { isInRegion, type PagePlaces, regionBox } from "./page-places.ts";
import { PageToolbar } from "./page-toolbar.tsx";
import { copyPassage } from "./passage-copy.ts";
import { PassageDialogs, SpokenPassage } from "./passage-dialogs.tsx";
import { markRegion } from "./reader-commands.ts";
import { nameOf } from "./reader-queries.ts";
import { moveByArrow, nextOf, useReadingCommands } from "./reading-moves.ts";
import { keepPosition, keptPosition } from "./reading-position.ts";
import { focusText, paneIds, useReveal, useWishedFocus } from "./reveal.ts";
import { SelectionBar } from "./selection-bar.tsx";
import { useMarkVerbs } from "./use-mark-verbs.ts";
import type { PageSource } from "./use-page-source.ts";
import { type PointerMessage, usePages } from "./use-pages.ts";
import { usePassage } from "./use-passage.ts";
import type { ReadArticle } from "./use-read-article.ts";

/** The pages take the focus for their keys, though a document is no control. */
const reachable = { tabIndex: 0 } as const;
const flashMs = 900;
const nothingFound: Found = { matches: [], current: null };
const nothingRead = async () => new ArrayBuffer(0);

export type PageViewProps = {
  readonly read: ReadArticle;
  readonly source: PageSource;
  readonly places: PagePlaces;
};

/** An article on the pages of its file, with the same marks as its text; mounted anew for another article. */
export function PageView({ read, source, places }: PageViewProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { selection, select } = useWorkspace();
  const { article, version, text, marks, regions } = read;
  const isScan = text.trim() === "";

  const chosenId = selection.annotationId ?? null;
  const chosen = useMemo(
    () => [...marks.all, ...regions].find(({ id }) => id === chosenId) ?? null,
    [marks, regions, chosenId],
  );
  const passage = usePassage(null, text);
  const [found, setFound] = useState<Found>(nothingFound);
  const [isFinding, setIsFinding] = useState(false);
  const [flashed, setFlashed] = useState<Mark | TextRange | null>(null);
  const [hovered, setHovered] = useState<Hovered | null>(null);
  const [isDrawing, setIsDrawing] = useState(isScan);

  const chooseMark = useCallback(
    (annotationId: AnnotationId | null) =>
      select(
        { articleId: article.id, annotationId },
        annotationId === null ? "quietly" : undefined,
      ),
    [article.id, select],
  );

  const startPage = useMemo(
    () => places.pageAt(keptPosition(article.id)) ?? 1,
    [places, article.id],
  );
  const pages = usePages({
    articleId: article.id,
    read: source.failure === null ? source.read : nothingRead,
    startPage,
    onPointer: (message) => takePointer(message),
  });
  const { frame, place, drawing, passagePlace, go } = pages;
  const { ref: frameRef, send } = frame;
  const isShown = drawing.kind === "shown";

  const scrollTo = useCallback(
    (range: TextRange) => {
      const box = places.boxesOf(range, "passage")[0];
      if (box !== undefined) go(box.page, boxOnly(box));
    },
    [places, go],
  );
  const reveal = useCallback(
    (wanted: Mark | TextRange) => {
      const region = regionOf(wanted);
      if (region === null) scrollTo(wanted);
      else go(region.page, boxOnly(regionBox(region, "passage")));
      setFlashed(wanted);
    },
    [scrollTo, go],
  );

  function under({ page, left, top, spot }: Pointed): readonly Mark[] {
    const offset = spot === null ? null : places.offsetOf(spot);
    const inText =
      offset === null ? [] : marks.overlapping({ start: Math.max(0, offset - 1), end: offset + 1 });
    return [...inText, ...regions.filter(({ region }) => isInRegion(region, { page, left, top }))];
  }

  function takePointer(message: PointerMessage): void {
    switch (message.kind) {
      case "rested": {
        const at = message.at;
        const resting = at === null ? [] : under(at);
        if (at === null || resting.length === 0) setHovered(null);
        else setHovered({ marks: resting, ...inWindow(at) });
        return;
      }
      case "pressed": {
        focusText();
        const at = message.at;
        if (at === null) return;
        const offset = at.spot === null ? null : places.offsetOf(at.spot);
        if (offset !== null) passage.moveCaret(offset);
        chooseMark(nextOf(under(at), chosenId));
        return;
      }
      case "chosen": {
        focusText();
        const covered = places.rangeBetween(message.from, message.to);
        const range = covered === null ? null : trimmedRange(text, covered);
        if (range !== null) passage.choose(range);
        return;
      }
      case "region":
        focusText();
        void drawRegion(message);
    }
  }

  function inWindow({ x, y }: Pick<Pointed, "x" | "y">) {
    const box = frameRef.current?.getBoundingClientRect();
    return { x: (box?.left ?? 0) + x, y: (box?.top ?? 0) + y };
  }

  async function drawRegion({ page, box }: Extract<PointerMessage, { kind: "region" }>) {
    if (notebook.isReadOnly) return;
    // What comes next is about the region, no longer about the words that were selected before.
    passage.choose(null);
    const id = await markRegion(
      notebook,
      {
        version,
        region: { page, ...rounded(box) },
        name: t("reader.page.regionName", { page }),
        colour: 1,
      },
      newId,
    );
    chooseMark(id);
  }

  useEffect(() => {
    if (isShown) send({ kind: "tool", tool: isDrawing ? "region" : "words" });
  }, [isShown, send, isDrawing]);

  useWishedFocus(article.id);
  useReveal((wanted) => {
    const target =
      "start" in wanted
        ? wanted
        : [...marks.all, ...regions].find(({ id }) => id === wanted.annotationId);
    if (target !== undefined) reveal(target);
  });
  const revealedId = useRef<string | null>(null);
  useEffect(() => {
    if (!isShown || revealedId.current === chosenId) return;
    revealedId.current = chosenId;
    // What is in sight is not scrolled to, so a mark that was chosen by a click stays where it is.
    if (chosen !== null) reveal(chosen);
  }, [isShown, chosenId, chosen, reveal]);
  useEffect(() => {
    if (flashed === null) return undefined;
    const timer = setTimeout(() => setFlashed(null), flashMs);
    return () => clearTimeout(timer);
  }, [flashed]);
  const wanted = useRef<TextRange | null | undefined>(undefined);
  useEffect(() => {
    if (!isShown) return;
    wanted.current ??= takeWishedPassage(article.id);
    if (wanted.current === null) return;
    passage.choose(wanted.current, "in passing");
    reveal(wanted.current);
    wanted.current = null;
  }, [isShown, article.id, passage, reveal]);

  const readPage = place?.page ?? null;
  useEffect(() => {
    const start = readPage === null ? null : places.startOf(readPage);
    if (start !== null) keepPosition(article.id, readPage === 1 ? 0 : start);
  }, [article.id, places, readPage]);

  const [first, last] = [place?.first ?? 1, place?.last ?? 1];
  const visible = useMemo(() => places.rangesOn(first, last), [places, first, last]);
  const near = useMemo(
    () => [...new Set(visible.flatMap((range) => marks.overlapping(range)))],
    [marks, visible],
  );
  useEffect(() => {
    if (!isShown) return;
    const isNear = ({ page }: DrawnBox) => page >= first && page <= last;
    const words = (range: TextRange | null, look: string) =>
      range === null ? [] : places.boxesOf(range, look).filter(isNear);
    const flashedRegion = flashed === null ? null : regionOf(flashed);
    const boxes = [
      ...strokesOf(near, chosenId).flatMap((stroke) =>
        stroke.names.flatMap((name) => words(stroke, name)),
      ),
      ...regions.flatMap(({ id, region, annotation }) => [
        regionBox(region, `mark-region-${annotation.colour}`),
        ...(id === chosenId ? [regionBox(region, "mark-chosen")] : []),
      ]),
      ...found.matches.flatMap((range) => words(range, "found")),
      ...words(found.current, "found-current"),
      ...words(passage.passage, "passage"),
      ...(flashedRegion === null
        ? words(flashed, "mark-flash")
        : [regionBox(flashedRegion, "mark-chosen")]),
    ].filter(isNear);
    send({ kind: "boxes", boxes: boxes.slice(0, 20_000) });
  }, [
    isShown,
    send,
    places,
    first,
    last,
    near,
    regions,
    chosenId,
    found,
    passage.passage,
    flashed,
  ]);

  const verbs = useMarkVerbs({ read, passage, chosen, onMarked: chooseMark });
  useReadingCommands({ read, passage, chosen, chooseMark, scrollTo });
  useCommand("article:find", isScan ? null : () => setIsFinding(true));
  useCommand("passage:copy-citation", () => {
    const cited = passage.passage ?? chosen;
    copyPassage(read, cited, "with citation");
    showToast({ text: t(cited === null ? "reader.copy.nothing" : "reader.copy.withCitation") });
  });
  const page = place?.page ?? 1;
  useCommand("page:next", () => go(page + 1));
  useCommand("page:previous", () => go(Math.max(1, page - 1)));
  useCommand("page:larger", () => pages.zoomBy(1));
  useCommand("page:smaller", () => pages.zoomBy(-1));
  useCommand("page:turn", pages.turnRight);
  useCommand("page:region", notebook.isReadOnly ? null : () => setIsDrawing((is) => !is));

  const rectsOf = useCallback(() => {
    const box = frameRef.current?.getBoundingClientRect();
    if (box === undefined || passagePlace === null) return [];
    const { left, top, bottom } = passagePlace;
    return [new DOMRect(box.left + left, box.top + top, 1, bottom - top)];
  }, [frameRef, passagePlace]);
  const onFound = useCallback(
    (next: Found) => {
      setFound(next);
      if (next.current !== null) scrollTo(next.current);
    },
    [scrollTo],
  );
  const isOnPages = useCallback(
    (range: TextRange) => places.boxesOf(range, "found").length > 0,
    [places],
  );
  const noted = [...marks.all, ...regions].find(({ id }) => id === verbs.notedId);

  return (
    <div className={articleStyles.frame}>
      <PageToolbar
        pages={pages}
        count={drawing.kind === "shown" ? drawing.count : 1}
        region={notebook.isReadOnly ? null : { isOn: isDrawing, onChange: setIsDrawing }}
      />
      {isScan && (
        <Notice tone="plain" title={t("reader.page.scan")}>
          {t("reader.page.scanText")}
        </Notice>
      )}
      {isFinding && (
        <FindBar
          text={text}
          isShown={isOnPages}
          onFound={onFound}
          onClose={() => {
            setIsFinding(false);
            if (found.current !== null) passage.choose(found.current);
            setFound(nothingFound);
            focusText();
          }}
        />
      )}
      {drawing.kind === "failed" && (
        <Notice tone="danger" title={t("reader.page.failed")}>
          {drawing.detail}
        </Notice>
      )}
      {drawing.kind === "locked" && (
        <Notice tone="warning" title={t("reader.page.locked")}>
          {drawing.isWrong && <p>{t("reader.page.wrongPassword")}</p>}
          <PasswordForm
            file={article.originalName}
            action={t("reader.page.unlock")}
            onPassword={pages.unlock}
          />
        </Notice>
      )}
      <div
        id={paneIds.text}
        data-article={article.id}
        data-scroller=""
        data-keys="passage"
        role="document"
        aria-label={t("reader.page.pagesOf", { name: nameOf(article) })}
        className={styles.pages}
        {...reachable}
        onKeyDown={(event) => {
          // With Shift it is a command of the list; alone it means "rate" elsewhere.
          if (event.key === "r" && !event.ctrlKey && !event.metaKey && !event.altKey) {
            event.preventDefault();
            pages.turnRight();
          } else moveByArrow(event, read, passage, scrollTo);
        }}
        onCopy={(event) => {
          if (passage.passage === null) return;
          const { start, end } = passage.passage;
          event.clipboardData.setData("text/plain", text.slice(start, end));
          event.preventDefault();
        }}
      >
        <iframe
          ref={frameRef}
          src={pdfFrameAddress}
          title={t("reader.page.pagesOf", { name: nameOf(article) })}
          className={styles.pageFrame}
          // Keys belong to the pane around it, which has the commands.
          tabIndex={-1}
        />
        {passage.isBarShown && passage.passage !== null && passagePlace !== null && (
          <SelectionBar
            rectsOf={rectsOf}
            passage={passage.passage}
            verbs={{ ...verbs.bar, fold: null }}
          />
        )}
        {noted !== undefined && (
          <div className={styles.pageNote}>
            <NoteField
              key={noted.id}
              annotation={noted.annotation}
              label={t("reader.note.label")}
              autoFocus
              rows={4}
              onDone={() => {
                verbs.editNote(null);
                focusText();
              }}
            />
          </div>
        )}
      </div>
      {hovered !== null && <MarksCard {...hovered} />}
      <PassageDialogs read={read} verbs={verbs} />
      <SpokenPassage text={text} passage={passage.passage} />
    </div>
  );
}

function regionOf(wanted: Mark | TextRange) {
  return "annotation" in wanted ? (wanted.annotation.region ?? null) : null;
}

function boxOnly({ left, top, width, height }: DrawnBox) {
  return { left, top, width, height };
}

/** Tenths of a point, as the page map has. */
function rounded(box: { left: number; top: number; width: number; height: number }) {
  const tenths = (value: number) => Math.round(value * 10) / 10;
  return {
    left: tenths(box.left),
    top: tenths(box.top),
    width: tenths(box.width),
    height: tenths(box.height),
  };
}
