import type { Article } from "#shared/domain/article/article.ts";
import { articleName } from "#shared/domain/article/article-name.ts";
import type { Translate } from "#shared/messages/catalogue.ts";

/** What the origin "author's own judgement" of an article is called. */
export function ownJudgementName(
  article: Pick<Article, "title" | "originalName">,
  t: Translate,
): string {
  return t("sources.originCard.ownName", { article: articleName(article) });
}
