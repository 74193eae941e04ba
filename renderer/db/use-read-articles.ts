import { useLiveQuery } from "dexie-react-hooks";
import { useEffect, useMemo, useState } from "react";
import type { RowOf } from "#shared/domain/record.ts";
import { type Block, decidedBlocks } from "#shared/domain/text/text-version.ts";
import { useNotebook } from "./notebook.ts";
import type { NotebookDatabase } from "./notebook-database.ts";
import { idle, turnMs } from "./use-in-turns.ts";

/** An article with the text that stands now, after the analyst's decisions on its blocks. */
export interface StandingText {
  readonly article: RowOf<"articles">;
  readonly version: RowOf<"textVersions">;
  readonly text: string;
  readonly blocks: readonly Block[];
}

export interface ReadArticles<Found> {
  readonly found: readonly Found[];
  /** Articles read so far, and how many will be. */
  readonly read: number;
  readonly of: number;
  /** Older ones that are not read. */
  readonly left: number;
}

type Find<Found> = (text: StandingText) => readonly Found[] | Promise<readonly Found[]>;

/**
 * Goes through the newest articles of the notebook, a little at a time, and hands out what
 * was found; undefined before the first few have been read. An article is read once while
 * the caller is on screen.
 *
 * @param most articles are read newest first, no further than this
 * @param find what to look for in one article; what takes long is done elsewhere, or in turns
 */
export function useReadArticles<Found>(
  most: number,
  find: Find<Found>,
): ReadArticles<Found> | undefined {
  const { db } = useNotebook();
  const ids = useLiveQuery(() => db.articles.reverse().primaryKeys(), [db]);
  const key = ids?.slice(0, most).join(" ");
  const [state, setState] = useState<{ readonly found: readonly Found[]; readonly read: number }>();

  useEffect(() => {
    if (key === undefined) return undefined;
    let isWanted = true;
    const articleIds = key === "" ? [] : key.split(" ");
    void readAll(
      db,
      articleIds,
      find,
      (found, read) => {
        if (isWanted) setState({ found, read });
      },
      () => isWanted,
    );
    return () => {
      isWanted = false;
    };
  }, [db, key, find]);

  return useMemo(() => {
    if (ids === undefined || state === undefined) return undefined;
    const of = Math.min(ids.length, most);
    return { ...state, of, left: ids.length - of };
  }, [ids, state, most]);
}

/** How many articles are read before what was found is shown. */
const articlesAtATime = 25;

/** @param isWanted false when nobody waits any more */
async function readAll<Found>(
  db: NotebookDatabase,
  articleIds: readonly string[],
  find: Find<Found>,
  onRead: (found: readonly Found[], read: number) => void,
  isWanted: () => boolean,
): Promise<void> {
  const found: Found[] = [];
  let pausedAt = performance.now();
  if (articleIds.length === 0) onRead([], 0);
  for (const [index, articleId] of articleIds.entries()) {
    const standing = await standingText(db, articleId);
    // A reading that nobody wants must not take the place of the one that is wanted.
    if (!isWanted()) return;
    if (standing !== null) found.push(...(await find(standing)));
    const isPause = (index + 1) % articlesAtATime === 0 || index + 1 === articleIds.length;
    if (isPause) onRead([...found], index + 1);
    // Articles that were read before take next to no time: a pause after each would be all there is to wait for.
    if (performance.now() - pausedAt < turnMs) continue;
    await idle();
    pausedAt = performance.now();
  }
}

/** null for an article that is away or has no text. */
export async function standingText(
  db: NotebookDatabase,
  articleId: string,
): Promise<StandingText | null> {
  const article = await db.articles.get(articleId);
  if (article === undefined || article.currentTextVersionId === null) return null;
  const version = await db.textVersions.get(article.currentTextVersionId);
  if (version === undefined) return null;
  const [stored, decisions] = await Promise.all([
    db.texts.get(version.textHash),
    db.blockDecisions.where("textVersionId").equals(version.id).toArray(),
  ]);
  if (stored === undefined) return null;
  const blocks = decidedBlocks(version.blocks, decisions);
  return { article, version, text: stored.text, blocks };
}
