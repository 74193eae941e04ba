import { Dexie, type IndexableType } from "dexie";
import type { Notebook } from "#renderer/db/notebook.ts";
import type { Article } from "#shared/domain/article/article.ts";
import { articleName } from "#shared/domain/article/article-name.ts";
import type { Claim } from "#shared/domain/claim/claim.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { Tag } from "#shared/domain/tag/tag.ts";
import type { TextVersion } from "#shared/domain/text/text-version.ts";

/** A text version with its text, which never changes. `text` is null when its blob is lost. */
export interface ReadVersion {
  readonly version: TextVersion;
  readonly text: string | null;
}

export type AnnotationRow = RowOf<"annotations">;

/** A claim that rests on a passage, and how. */
export interface RestingClaim {
  readonly claim: Claim;
  readonly evidence: RowOf<"evidence">;
}

export async function articleById(
  notebook: Notebook,
  articleId: string,
): Promise<RowOf<"articles"> | null> {
  return (await notebook.db.articles.get(articleId)) ?? null;
}

export async function versionById(
  notebook: Notebook,
  versionId: string,
): Promise<ReadVersion | null> {
  const version = await notebook.db.textVersions.get(versionId);
  if (version === undefined) return null;
  const stored = await notebook.db.texts.get(version.textHash);
  return { version, text: stored?.text ?? null };
}

export async function decisionsOf(
  notebook: Notebook,
  versionId: string,
): Promise<readonly RowOf<"blockDecisions">[]> {
  return notebook.db.blockDecisions.where("textVersionId").equals(versionId).toArray();
}

export async function annotationsOf(
  notebook: Notebook,
  articleId: string,
): Promise<readonly AnnotationRow[]> {
  return notebook.db.annotations.where("articleId").equals(articleId).toArray();
}

/**
 * Where in the text the last annotation of an article begins; null where there are no more than so
 * many, or none. Counting thousands takes longer than reading those on screen, so nothing is counted.
 */
export async function lastStartOfMore(
  notebook: Notebook,
  articleId: string,
  most: number,
): Promise<number | null> {
  const all = () => annotationsBetween(notebook, articleId, Dexie.minKey, Dexie.maxKey);
  const [beyond, last] = await Promise.all([all().offset(most).limit(1).keys(), all().lastKey()]);
  return beyond.length === 0 || !Array.isArray(last) ? null : Number(last[1]);
}

/** The annotations of an article that begin from `from` up to but not at `to`; null for its end. */
export async function annotationsFrom(
  notebook: Notebook,
  articleId: string,
  from: number,
  to: number | null,
): Promise<readonly AnnotationRow[]> {
  return annotationsBetween(notebook, articleId, from, to ?? Dexie.maxKey).toArray();
}

function annotationsBetween(
  { db }: Notebook,
  articleId: string,
  from: IndexableType,
  to: IndexableType,
) {
  return db.annotations
    .where("[articleId+start]")
    .between([articleId, from], [articleId, to], true, false);
}

export async function annotationById(
  notebook: Notebook,
  annotationId: string,
): Promise<AnnotationRow | null> {
  return (await notebook.db.annotations.get(annotationId)) ?? null;
}

/** The tags of each target, by name; targets without tags are left out. */
export async function tagsByTarget(
  notebook: Notebook,
  targetIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Tag[]>> {
  const taggings = await notebook.db.taggings.where("targetId").anyOf(targetIds).toArray();
  const tags = await notebook.db.tags.bulkGet(taggings.map(({ tagId }) => tagId));
  const found = new Map<string, Tag[]>();
  taggings.forEach(({ targetId }, index) => {
    const tag = tags[index];
    if (tag !== undefined) found.set(targetId, [...(found.get(targetId) ?? []), tag]);
  });
  for (const list of found.values()) list.sort((a, b) => a.name.localeCompare(b.name));
  return found;
}

export async function tagsByName(notebook: Notebook): Promise<readonly Tag[]> {
  const tags = await notebook.db.tags.toArray();
  return tags.sort((a, b) => a.name.localeCompare(b.name));
}

/** The claims that rest on each annotation; evidence whose claim is away is hidden with it. */
export async function claimsByAnnotation(
  notebook: Notebook,
  annotationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly RestingClaim[]>> {
  const evidence = await notebook.db.evidence.where("annotationId").anyOf(annotationIds).toArray();
  const claims = await notebook.db.claims.bulkGet(evidence.map(({ claimId }) => claimId));
  const found = new Map<string, RestingClaim[]>();
  evidence.forEach((one, index) => {
    const claim = claims[index];
    if (claim === undefined) return;
    found.set(one.annotationId, [...(found.get(one.annotationId) ?? []), { claim, evidence: one }]);
  });
  return found;
}

/** What an article is called in lists: its title, or its file's name where the file has no title. */
export function nameOf(article: Article): string {
  return articleName(article);
}
