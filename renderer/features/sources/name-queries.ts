import { useLiveQuery } from "dexie-react-hooks";
import { useMemo } from "react";
import { useNotebook } from "#renderer/db/notebook.ts";
import {
  type ReadArticles,
  type StandingText,
  useReadArticles,
} from "#renderer/db/use-read-articles.ts";
import type { RowOf } from "#shared/domain/record.ts";
import { type AliasProposal, aliasProposals } from "#shared/suggesting/aliases.ts";
import { type Mention, mentionsIn } from "#shared/suggesting/names.ts";

/** Articles are read newest first, no further than this: names come back in those that follow. */
export const mostArticles = 500;

export interface Names extends Pick<ReadArticles<Mention>, "read" | "of" | "left"> {
  readonly proposals: readonly AliasProposal[];
  readonly decided: readonly RowOf<"aliases">[];
}

/** Spellings that may name one thing, out of the notebook's articles; undefined before the first read. */
export function useNames(): Names | undefined {
  const { db } = useNotebook();
  const decided = useLiveQuery(() => db.aliases.toArray(), [db]);
  const articles = useReadArticles(mostArticles, namesOfArticle);

  return useMemo(() => {
    if (decided === undefined || articles === undefined) return undefined;
    const { found, ...progress } = articles;
    return { proposals: aliasProposals(found, decided), decided, ...progress };
  }, [decided, articles]);
}

const namesOfArticle = ({ article, text, blocks }: StandingText) =>
  mentionsIn(article.id, text, blocks, article.language ?? "und");
