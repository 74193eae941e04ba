import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import {
  FailureNotice,
  ShowListButton,
  useCommand,
  useHiddenInspector,
  useWorkspace,
} from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { useObservable } from "#renderer/db/observable.ts";
import { focusSuggestions } from "#renderer/features/suggestions/index.ts";
import { Button, ToggleButton, ToggleButtonGroup } from "#renderer/ui/button.tsx";
import { ImportIcon } from "#renderer/ui/icons-actions.tsx";
import { EmptyState } from "#renderer/ui/panel.tsx";
import { useRemembered } from "#renderer/ui/remembered.ts";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { showToast } from "#renderer/ui/toast.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { ArticleView } from "./article-view.tsx";
import "./marks.css";
import { BesideArticle, besideArticle } from "./beside-view.tsx";
import { LostTray } from "./lost-tray.tsx";
import { openLostTray } from "./lost-tray-door.ts";
import styles from "./page.module.css";
import { PageView } from "./page-view.tsx";
import { focusTextOf } from "./reveal.ts";
import { hasPages, usePageSource } from "./use-page-source.ts";
import { type ReadArticle, useReadArticle } from "./use-read-article.ts";

export function ReaderWorkPane() {
  const t = useTranslate();
  const { selection } = useWorkspace();
  const { articleId } = selection;
  const besideId = useObservable(besideArticle);
  const showInspector = useHiddenInspector();
  // Where the inspector is on screen it shows them itself.
  useCommand(
    "suggestions:show",
    showInspector === null
      ? null
      : () => {
          focusSuggestions();
          showInspector();
        },
  );
  useCommand("lost-tray:open", () => openLostTray.set(true));
  useCommand(
    "article:beside",
    articleId === undefined
      ? null
      : () => {
          const isKept = besideId !== articleId;
          besideArticle.set(isKept ? articleId : null);
          // Nothing changes on screen until another one is chosen.
          showToast({ text: t(isKept ? "reader.beside.kept" : "reader.beside.letGo") });
        },
  );
  // The one that is worked on is not shown twice: it waits for another to be chosen.
  const isPair = besideId !== null && besideId !== articleId;
  return (
    <>
      {isPair ? (
        <div className={styles.pair}>
          <OpenArticle />
          <BesideArticle articleId={besideId} />
        </div>
      ) : (
        <OpenArticle />
      )}
      <LostTray />
    </>
  );
}

function OpenArticle() {
  const t = useTranslate();
  const { selection } = useWorkspace();
  const state = useReadArticle(selection.articleId);

  switch (state.kind) {
    case "none-chosen":
      return <NoneChosen />;
    case "loading":
      return <Skeleton lines={12} />;
    case "gone":
      return <EmptyState title={t("reader.gone.title")}>{t("reader.gone.text")}</EmptyState>;
    case "text-missing":
      return (
        <EmptyState title={t("reader.lostText.title")}>{t("reader.lostText.text")}</EmptyState>
      );
    case "ready":
      // Another text is another place to be: caret, passage and scrolling start anew.
      return hasPages(state.read.article) ? (
        <TextOrPages key={state.read.version.id} read={state.read} />
      ) : (
        <ArticleView key={state.read.version.id} read={state.read} />
      );
  }
}

/** In a notebook without articles there is none to choose, so that bringing them in is offered. */
function NoneChosen() {
  const t = useTranslate();
  const { db, isReadOnly } = useNotebook();
  const { runCommand } = useWorkspace();
  const count = useLiveQuery(async () => (await db.counts.get("articles"))?.live ?? 0, [db]);
  if (count === undefined) return null;
  return count === 0 && !isReadOnly ? (
    <EmptyState
      title={t("reader.list.noArticles")}
      actions={
        <Button kind="primary" icon={ImportIcon} onPress={() => runCommand("import:files")}>
          {t("library.list.importFiles")}
        </Button>
      }
    >
      {t("library.list.emptyText")}
    </EmptyState>
  ) : (
    <EmptyState title={t("reader.choose.title")} actions={<ShowListButton />}>
      {t("reader.choose.text")}
    </EmptyState>
  );
}

type Shown = "text" | "page";

/** An article of a file with pages, as text or on its pages, whichever was looked at last. */
function TextOrPages({ read }: { readonly read: ReadArticle }) {
  const t = useTranslate();
  const [remembered, remember] = useRemembered(
    "reader-pages",
    (stored): Shown => (stored === "page" ? "page" : "text"),
  );
  // A scan has nothing but its pages, whatever is usual.
  const isScan = read.text.trim() === "";
  const [ofScan, setOfScan] = useState<Shown>("page");
  const shown = isScan ? ofScan : remembered;
  const source = usePageSource(read.article, read.version, shown === "page");
  const show = (next: Shown) => {
    if (isScan) setOfScan(next);
    else remember(next);
    // The keys go on in the other form of the same article.
    focusTextOf(read.article.id);
  };
  useCommand("page:switch", () => show(shown === "text" ? "page" : "text"));

  return (
    <div className={styles.switched}>
      <div className={styles.switch}>
        <ToggleButtonGroup
          aria-label={t("reader.page.switch")}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[shown]}
          onSelectionChange={(keys) => show(keys.has("page") ? "page" : "text")}
        >
          <ToggleButton id="text" size="small">
            {t("reader.page.asText")}
          </ToggleButton>
          <ToggleButton id="page" size="small">
            {t("reader.page.asPages")}
          </ToggleButton>
        </ToggleButtonGroup>
      </div>
      {shown === "text" ? (
        <ArticleView read={read} />
      ) : source.failure !== null ? (
        <FailureNotice failure={source.failure} />
      ) : source.places === null ? (
        <Skeleton lines={12} />
      ) : (
        <PageView read={read} source={source} places={source.places} />
      )}
    </div>
  );
}
