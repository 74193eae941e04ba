import { type RowOf, rowsOf } from "#shared/domain/record.ts";
import { type Block, decidedBlocks } from "#shared/domain/text/text-version.ts";
import { FailureError } from "#shared/failure.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import type { NotebookStore } from "../notebooks/notebook-store.ts";

/** An article with its current text as the analyst's decisions leave it. */
export interface ReadArticle {
  readonly article: RowOf<"articles">;
  readonly source: string;
  readonly blocks: readonly Block[];
}

/** @throws FailureError when no article, or more than one, goes by these words */
export async function readArticleNamed(store: NotebookStore, words: string): Promise<ReadArticle> {
  const state = await store.state();
  const article = articleNamed(state, words);
  const version = rowsOf(state, "textVersions").find(
    (row) => row.id === article.currentTextVersionId,
  );
  if (version === undefined) throw notFound(words);
  const decisions = rowsOf(state, "blockDecisions").filter(
    (decision) => decision.textVersionId === version.id,
  );
  const source = await store.readText(version.textHash);
  return { article, source, blocks: decidedBlocks(version.blocks, decisions) };
}

/** An article by its id, or by its title or file name where only one has it. */
function articleNamed(state: NotebookState, words: string): RowOf<"articles"> {
  const articles = rowsOf(state, "articles");
  const byId = articles.find(({ id }) => id === words);
  const byName = articles.filter(
    ({ title, originalName }) => title === words || originalName === words,
  );
  const found = byId ?? (byName.length === 1 ? byName[0] : undefined);
  if (found === undefined) throw notFound(words);
  return found;
}

function notFound(words: string): FailureError {
  return new FailureError({ kind: "article-not-found", article: words });
}
