import { useWorkspace } from "#renderer/app/feature.ts";
import { EmptyState } from "#renderer/ui/panel.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { ArticleView } from "./article-view.tsx";
import "./marks.css";
import { useReadArticle } from "./use-read-article.ts";

export function ReaderWorkPane() {
  const t = useTranslate();
  const { selection } = useWorkspace();
  const state = useReadArticle(selection.articleId);

  switch (state.kind) {
    case "none-chosen":
      return <EmptyState title={t("reader.choose.title")}>{t("reader.choose.text")}</EmptyState>;
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
      return <ArticleView key={state.read.version.id} read={state.read} />;
  }
}
