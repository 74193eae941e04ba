import type { Article } from "#shared/domain/article/article.ts";
import type { Translate } from "#shared/messages/catalogue.ts";

/** How an article is named in lists: its title, or its file where the file has none. Never an invented title. */
export function articleName({
  title,
  originalName,
}: Pick<Article, "title" | "originalName">): string {
  return title ?? originalName;
}

/** What the origin "author's own judgement" of an article is called. */
export function ownJudgementName(
  article: Pick<Article, "title" | "originalName">,
  t: Translate,
): string {
  return t("sources.originCard.ownName", { article: articleName(article) });
}
