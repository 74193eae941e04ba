import type { NotebookDatabase } from "#renderer/db/notebook-database.ts";
import type { Article } from "#shared/domain/article/article.ts";
import type { RowOf } from "#shared/domain/record.ts";
import {
  type Block,
  cleanedText,
  decidedBlocks,
  displayText,
} from "#shared/domain/text/text-version.ts";
import type { Output } from "#shared/ipc/contract.ts";

export type ArticleRow = RowOf<"articles">;
/** An article that shares much of its words with another. */
export type Likeness = Output<"article:likenesses">[number];
export type Triage = Article["triage"];

/** The article's current text, with the analyst's decisions on its blocks. `text` is null when it is lost. */
export interface ArticleText {
  readonly version: RowOf<"textVersions">;
  readonly text: string | null;
  readonly blocks: readonly Block[];
}

export async function articleText(
  db: NotebookDatabase,
  article: ArticleRow,
): Promise<ArticleText | null> {
  const version = await db.textVersions.get(article.currentTextVersionId);
  if (version === undefined) return null;
  const [stored, decisions] = await Promise.all([
    db.texts.get(version.textHash),
    db.blockDecisions.where("textVersionId").equals(version.id).toArray(),
  ]);
  return {
    version,
    text: stored?.text ?? null,
    blocks: decidedBlocks(version.blocks, decisions),
  };
}

const firstWordsLength = 60;

/** The beginning of an untitled article's text: a help to tell it from others, never its title. */
export async function firstWords(db: NotebookDatabase, article: ArticleRow): Promise<string> {
  const found = await articleText(db, article);
  if (found?.text === null || found === null) return article.originalName;
  const kept = found.blocks.filter((block) => block.removedReason === null).slice(0, 20);
  const words = displayText(cleanedText(found.text, kept));
  return words.length <= firstWordsLength
    ? words
    : `${words.slice(0, firstWordsLength).trimEnd()}…`;
}
