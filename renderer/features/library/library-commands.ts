import { put } from "#renderer/db/derived-record.ts";
import type { Notebook } from "#renderer/db/notebook.ts";
import type { Article, MetadataField } from "#shared/domain/article/article.ts";
import { edtfSchema } from "#shared/domain/date/edtf.ts";
import { linkIds } from "#shared/domain/ids.ts";
import type { Marking } from "#shared/domain/marking.ts";
import { remove, update } from "#shared/domain/record.ts";
import { languageTag } from "#shared/domain/text/language.ts";
import type { ArticleRow, ArticleText, Triage } from "./library-queries.ts";

type Writer = Pick<Notebook, "commit" | "db">;

/** The analyst vouches for values that Railhead inferred. */
export async function confirmFields(
  notebook: Writer,
  article: ArticleRow,
  fields: readonly MetadataField[],
): Promise<void> {
  const set: Partial<Article> = Object.fromEntries(
    fields.map((field) => [`${field}Basis`, "analyst"]),
  );
  await notebook.commit("article:confirm", [update("articles", article, set)]);
}

/** What was typed into a field, as it is kept; `wrong` when it can not be. Empty means "not in file". */
export function typedValue(
  field: MetadataField,
  typed: string,
): { readonly value: string | null } | { readonly wrong: true } {
  const value = typed.trim();
  if (value === "") return { value: null };
  switch (field) {
    case "published":
      return edtfSchema.safeParse(value).success ? { value } : { wrong: true };
    case "url":
      return /^https?:\/\/\S+$/iu.test(value) ? { value } : { wrong: true };
    case "language": {
      const tag = languageTag(value);
      return tag === null ? { wrong: true } : { value: tag };
    }
    default:
      return { value };
  }
}

/** Sets a field by hand; a publisher or author is tied to the source of that very name, where there is one. */
export async function writeField(
  notebook: Writer,
  article: ArticleRow,
  field: MetadataField,
  value: string | null,
): Promise<void> {
  const set: Partial<Article> = {
    [field]: value,
    [`${field}Basis`]: value === null ? null : "analyst",
    [`${field}Evidence`]: null,
    ...(field === "publisher" ? { publisherSourceId: await sourceNamed(notebook, value) } : {}),
    ...(field === "byline" ? { authorSourceId: await sourceNamed(notebook, value) } : {}),
  };
  await notebook.commit("article:describe", [update("articles", article, set)]);
}

async function sourceNamed(notebook: Writer, name: string | null) {
  if (name === null) return null;
  const source = await notebook.db.sources.filter((row) => row.name === name).first();
  return source?.id ?? null;
}

export async function setTriage(
  notebook: Writer,
  article: ArticleRow,
  triage: Triage,
): Promise<void> {
  if (triage === article.triage) return;
  await notebook.commit("article:triage", [update("articles", article, { triage })]);
}

export async function setMarking(
  notebook: Writer,
  article: ArticleRow,
  marking: Marking | null,
): Promise<void> {
  if (marking === article.marking) return;
  await notebook.commit("article:mark", [update("articles", article, { marking })]);
}

export async function deleteArticle(notebook: Writer, article: ArticleRow): Promise<void> {
  await notebook.commit("article:delete", [remove("articles", article)]);
}

/** Brings a removed line back into the text. */
export async function restoreBlock(
  notebook: Writer,
  version: ArticleText["version"],
  blockStart: number,
): Promise<void> {
  const id = linkIds.blockDecision(version.id, blockStart);
  const decision = { id, textVersionId: version.id, blockStart, removedReason: null };
  await notebook.commit("block:restore", await put(notebook.db, "blockDecisions", decision));
}
