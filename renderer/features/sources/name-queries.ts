import { useLiveQuery } from "dexie-react-hooks";
import { useEffect, useMemo, useState } from "react";
import { useNotebook } from "#renderer/db/notebook.ts";
import type { NotebookDatabase } from "#renderer/db/notebook-database.ts";
import type { RowOf } from "#shared/domain/record.ts";
import { decidedBlocks } from "#shared/domain/text/text-version.ts";
import { type AliasProposal, aliasProposals } from "#shared/suggesting/aliases.ts";
import { type Mention, mentionsIn } from "#shared/suggesting/names.ts";

/** Articles are read newest first, no further than this: names come back in those that follow. */
export const mostArticles = 500;

export interface Names {
  readonly proposals: readonly AliasProposal[];
  readonly decided: readonly RowOf<"aliases">[];
  /** Articles read so far, and how many will be. */
  readonly read: number;
  readonly of: number;
  readonly left: number;
}

/** Spellings that may name one thing, out of the notebook's articles; undefined before the first read. */
export function useNames(): Names | undefined {
  const { db } = useNotebook();
  const decided = useLiveQuery(() => db.aliases.toArray(), [db]);
  const ids = useLiveQuery(() => db.articles.reverse().primaryKeys(), [db]);
  const key = ids?.slice(0, mostArticles).join(" ");
  const [found, setFound] = useState<{
    readonly mentions: readonly Mention[];
    readonly read: number;
  }>();

  useEffect(() => {
    if (key === undefined) return undefined;
    let isWanted = true;
    const articleIds = key === "" ? [] : key.split(" ");
    void readNames(db, articleIds, (mentions, read) => {
      if (isWanted) setFound({ mentions, read });
      return isWanted;
    });
    return () => {
      isWanted = false;
    };
  }, [db, key]);

  return useMemo(() => {
    if (decided === undefined || ids === undefined || found === undefined) return undefined;
    const of = Math.min(ids.length, mostArticles);
    const { mentions, read } = found;
    return {
      proposals: aliasProposals(mentions, decided),
      decided,
      read,
      of,
      left: ids.length - of,
    };
  }, [decided, ids, found]);
}

/** How many articles are read before what was found is shown. */
const articlesAtATime = 25;

/** @param onRead answers false when nobody waits any more */
async function readNames(
  db: NotebookDatabase,
  articleIds: readonly string[],
  onRead: (mentions: readonly Mention[], read: number) => boolean,
): Promise<void> {
  const mentions: Mention[] = [];
  if (articleIds.length === 0) onRead([], 0);
  for (const [index, articleId] of articleIds.entries()) {
    mentions.push(...(await namesOfArticle(db, articleId)));
    const isPause = (index + 1) % articlesAtATime === 0 || index + 1 === articleIds.length;
    if (isPause && !onRead([...mentions], index + 1)) return;
    // Between articles keys and clicks are answered.
    await new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: 100 }));
  }
}

async function namesOfArticle(
  db: NotebookDatabase,
  articleId: string,
): Promise<readonly Mention[]> {
  const article = await db.articles.get(articleId);
  if (article === undefined || article.currentTextVersionId === null) return [];
  const version = await db.textVersions.get(article.currentTextVersionId);
  if (version === undefined) return [];
  const [stored, decisions] = await Promise.all([
    db.texts.get(version.textHash),
    db.blockDecisions.where("textVersionId").equals(version.id).toArray(),
  ]);
  if (stored === undefined) return [];
  const blocks = decidedBlocks(version.blocks, decisions);
  return mentionsIn(article.id, stored.text, blocks, article.language ?? "und");
}
