import type { Article } from "../domain/article/article.ts";
import { foldedText } from "../domain/text/word-match.ts";
import { dayOfMoment } from "../figures/date-span.ts";
import { byId, KeptList } from "./kept-list.ts";
import type { ArticleFilter, ListRow } from "./list-request.ts";

/** What the library asks of an article before it shows it. */
export interface ArticleFacet {
  readonly id: string;
  readonly triage: Article["triage"];
  /** Title, publisher, author and file, folded. */
  readonly text: string;
  readonly publisher: NamedInArticle;
  readonly author: NamedInArticle;
  /** As it is written; null where the file states none. */
  readonly published: string | null;
  /** The day. */
  readonly imported: string;
}

/** Who published or wrote an article. */
export interface NamedInArticle {
  readonly sourceId: string | null;
  /** Kept only where no source is registered. */
  readonly name: string | null;
  readonly descriptor: string | null;
}

/** Most articles say nothing of their author. */
const nobody: NamedInArticle = { sourceId: null, name: null, descriptor: null };

function namedIn(
  sourceId: string | null,
  name: string | null,
  descriptor: string | null,
): NamedInArticle {
  if (sourceId === null && name === null) return nobody;
  return { sourceId, name: sourceId === null ? name : null, descriptor };
}

export type ArticleList = KeptList<ArticleFacet, "newest">;

export function articleList(): ArticleList {
  return new KeptList({ newest: (a, b) => byId(b, a) });
}

type ListedArticle = Pick<
  Article,
  | "id"
  | "triage"
  | "title"
  | "publisher"
  | "publisherSourceId"
  | "publisherDescriptor"
  | "byline"
  | "authorSourceId"
  | "authorDescriptor"
  | "originalName"
  | "published"
  | "importedAt"
>;

export function articleFacet(article: ListedArticle): ArticleFacet {
  const { id, triage, title, publisher, byline, originalName } = article;
  const words = [title, publisher, byline, originalName].filter((word) => word !== null);
  return {
    id,
    triage,
    text: foldedText(words.join(" ")),
    publisher: namedIn(article.publisherSourceId, publisher, article.publisherDescriptor),
    author: namedIn(article.authorSourceId, byline, article.authorDescriptor),
    published: article.published,
    imported: dayOfMoment(article.importedAt),
  };
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
