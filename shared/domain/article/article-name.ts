import type { Article } from "./article.ts";

/** How an article is named wherever it is: its title, or its file where the file has none. Never an invented title. */
export function articleName({
  title,
  originalName,
}: Pick<Article, "title" | "originalName">): string {
  return title ?? originalName;
}
