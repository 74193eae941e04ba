import { useCallback } from "react";
import type { RowOf } from "#shared/domain/record.ts";
import type { ArticleFilter, ListRow } from "#shared/listing/list-request.ts";
import { useNotebook } from "./notebook.ts";
import { type Listed, useListed } from "./use-listed.ts";

/** The articles that a filter leaves, newest import first, live; only those on screen are read. */
export function useListedArticles(
  filter: ArticleFilter,
  articleId: string | null,
): Listed<RowOf<"articles">> | undefined {
  const { db } = useNotebook();
  const load = useCallback(
    async (rows: readonly ListRow[]) => {
      const found = await db.articles.bulkGet(rows.map(({ key }) => key));
      return new Map(
        found.flatMap((article) => (article === undefined ? [] : [[article.id, article] as const])),
      );
    },
    [db],
  );
  return useListed({ of: "articles", filter }, articleId, load);
}

/** What a choice of an article offers; typing finds the others. */
const mostOffered = 40;

/** The newest articles with these words in their title, publisher, author or file. */
export function useArticlesNamed(words: string): readonly RowOf<"articles">[] {
  const listed = useListedArticles({ words, triage: null }, null);
  const count = Math.min(mostOffered, listed?.length ?? 0);
  return Array.from({ length: count }, (_, index) => listed?.at(index)).filter(
    (article) => article !== undefined,
  );
}
