import type { NotebookDatabase } from "#renderer/db/notebook-database.ts";
import type { SourceId } from "#shared/domain/ids.ts";
import type { RowOf } from "#shared/domain/record.ts";

export type SourceRow = RowOf<"sources">;

/** How an article has to do with a source. */
export interface ArticleBySource {
  readonly article: RowOf<"articles">;
  readonly roles: readonly ("publisher" | "author")[];
}

/** The articles that a source published or wrote, newest import first. */
export async function articlesBySource(
  db: NotebookDatabase,
  sourceId: SourceId,
): Promise<readonly ArticleBySource[]> {
  const [published, written] = await Promise.all([
    db.articles.where("publisherSourceId").equals(sourceId).toArray(),
    db.articles.where("authorSourceId").equals(sourceId).toArray(),
  ]);
  const articles = new Map([...published, ...written].map((article) => [article.id, article]));
  return [...articles.values()]
    .sort((a, b) => (a.importedAt < b.importedAt ? 1 : -1))
    .map((article) => ({
      article,
      roles: [
        ...(article.publisherSourceId === sourceId ? (["publisher"] as const) : []),
        ...(article.authorSourceId === sourceId ? (["author"] as const) : []),
      ],
    }));
}

/** A passage and where it stands. */
export interface Passage {
  readonly evidence: RowOf<"evidence">;
  readonly annotation: RowOf<"annotations">;
  readonly article: RowOf<"articles">;
  readonly claim: RowOf<"claims">;
}

/** The passages that name a source in their chain of speakers. */
export async function passagesQuoting(
  db: NotebookDatabase,
  sourceId: SourceId,
): Promise<readonly Passage[]> {
  const speakers = await db.speakers.where("sourceId").equals(sourceId).toArray();
  const evidenceIds = [...new Set(speakers.map(({ evidenceId }) => evidenceId))];
  return passagesOf(db, present(await db.evidence.bulkGet(evidenceIds)));
}

/** Joins evidence with its passage, article and claim; drops what hangs on something deleted. */
export async function passagesOf(
  db: NotebookDatabase,
  evidence: readonly RowOf<"evidence">[],
): Promise<readonly Passage[]> {
  const [annotations, claims] = await Promise.all([
    db.annotations.bulkGet(evidence.map(({ annotationId }) => annotationId)),
    db.claims.bulkGet(evidence.map(({ claimId }) => claimId)),
  ]);
  const articleIds = [...new Set(present(annotations).map(({ articleId }) => articleId))];
  const articles = new Map(
    present(await db.articles.bulkGet(articleIds)).map((article) => [article.id, article]),
  );
  return evidence.flatMap((piece, index) => {
    const annotation = annotations[index];
    const claim = claims[index];
    const article = annotation === undefined ? undefined : articles.get(annotation.articleId);
    if (annotation === undefined || claim === undefined || article === undefined) return [];
    return [{ evidence: piece, annotation, article, claim }];
  });
}

/** What files say of a source: the descriptors of its articles, each once. */
export function descriptorsIn(articles: readonly ArticleBySource[]): readonly string[] {
  const found = articles.flatMap(({ article, roles }) => [
    ...(roles.includes("publisher") ? [article.publisherDescriptor] : []),
    ...(roles.includes("author") ? [article.authorDescriptor] : []),
  ]);
  return [...new Set(found.filter((words) => words !== null))];
}

export function present<Value>(values: readonly (Value | undefined)[]): readonly Value[] {
  return values.filter((value) => value !== undefined);
}

/** The sources of a claim's passages: publishers and authors of their articles, and who is quoted. */
export async function sourcesBehindClaim(
  db: NotebookDatabase,
  claimId: string,
): Promise<ReadonlySet<string>> {
  const evidence = await db.evidence.where("claimId").equals(claimId).toArray();
  const passages = await passagesOf(db, evidence);
  const speakers = await db.speakers
    .where("evidenceId")
    .anyOf(passages.map((passage) => passage.evidence.id))
    .toArray();
  const ids = [
    ...passages.flatMap(({ article }) => [article.publisherSourceId, article.authorSourceId]),
    ...speakers.map(({ sourceId }) => sourceId),
  ];
  return new Set(ids.filter((id) => id !== null));
}
