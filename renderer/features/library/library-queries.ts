import type { NotebookDatabase } from "#renderer/db/notebook-database.ts";
import type { Article } from "#shared/domain/article/article.ts";
import type { RowOf } from "#shared/domain/record.ts";
import { type Block, decidedBlocks, displayText } from "#shared/domain/text/text-version.ts";
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
  versionId: ArticleRow["currentTextVersionId"],
): Promise<ArticleText | null> {
  const version = await db.textVersions.get(versionId);
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
/** So much of a block is looked at for its first words, which may stand behind white space. */
const lookedAtUtf16 = 2000;

/** The beginning of an untitled article's text: a help to tell it from others, never its title. */
export async function firstWords(
  db: NotebookDatabase,
  versionId: ArticleRow["currentTextVersionId"],
  fileName: string,
): Promise<string> {
  const found = await articleText(db, versionId);
  if (found?.text === null || found === null) return fileName;
  let words = "";
  for (const { start, end, role, removedReason } of found.blocks) {
    if (words.length > firstWordsLength) break;
    if (removedReason !== null || role === "blank") continue;
    const beginning = found.text.slice(start, Math.min(end, start + lookedAtUtf16));
    words = `${words} ${displayText(beginning)}`.trimStart();
  }
  words = words.trimEnd();
  return words.length <= firstWordsLength
    ? words
    : `${words.slice(0, firstWordsLength).trimEnd()}…`;
}
