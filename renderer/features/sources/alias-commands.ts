import { put } from "#renderer/db/derived-record.ts";
import type { Notebook } from "#renderer/db/notebook.ts";
import type { Alias } from "#shared/domain/alias/alias.ts";
import { articleIdSchema } from "#shared/domain/ids.ts";
import { type RowOf, remove } from "#shared/domain/record.ts";
import type { AliasProposal } from "#shared/suggesting/aliases.ts";

type Writes = Pick<Notebook, "db" | "commit">;

/** The analyst says that two spellings are one name, or that they are not. Both passages are kept with it. */
export async function decideAlias(
  notebook: Writes,
  { id, left, right }: Pick<AliasProposal, "id" | "left" | "right">,
  standing: Alias["standing"],
): Promise<void> {
  const alias: Alias = {
    id,
    left: left.name,
    right: right.name,
    standing,
    reason: null,
    leftArticleId: articleIdSchema.parse(left.articleId),
    leftPassage: left.passage.slice(0, 2000),
    rightArticleId: articleIdSchema.parse(right.articleId),
    rightPassage: right.passage.slice(0, 2000),
  };
  await notebook.commit(
    standing === "same" ? "alias:accept" : "alias:tell-apart",
    await put(notebook.db, "aliases", alias),
  );
}

/** Takes the decision back: the two spellings may be proposed again. */
export async function clearAlias(notebook: Writes, alias: RowOf<"aliases">): Promise<void> {
  await notebook.commit("alias:clear", [remove("aliases", alias)]);
}
