import type { Article } from "../domain/article/article.ts";
import { foldedText } from "../domain/text/word-match.ts";
import { byId, KeptList } from "./kept-list.ts";
import type { ArticleFilter, ListRow } from "./list-request.ts";

/** What the library asks of an article before it shows it. */
export interface ArticleFacet {
  readonly id: string;
  readonly triage: Article["triage"];
  /** Title, publisher, author and file, folded. */
  readonly text: string;
}

export type ArticleList = KeptList<ArticleFacet, "newest">;

export function articleList(): ArticleList {
  return new KeptList({ newest: (a, b) => byId(b, a) });
}

type ListedArticle = Pick<
  Article,
  "id" | "triage" | "title" | "publisher" | "byline" | "originalName"
>;

export function articleFacet(article: ListedArticle): ArticleFacet {
  const { id, triage, title, publisher, byline, originalName } = article;
  const words = [title, publisher, byline, originalName].filter((word) => word !== null);
  return { id, triage, text: foldedText(words.join(" ")) };
}

export function articleRows(list: ArticleList, filter: ArticleFilter): readonly ListRow[] {
  const words = wordsOf(filter.words);
  const rows: ListRow[] = [];
  for (const { id, triage, text } of list.sorted("newest")) {
    if (filter.triage !== null && triage !== filter.triage) continue;
    if (words.every((word) => text.includes(word))) rows.push({ key: id, group: null });
  }
  return rows;
}

/** The words of a filter, folded as the texts they are looked for in. */
export function wordsOf(filter: string): readonly string[] {
  return foldedText(filter).split(/\s+/u).filter(Boolean);
}
