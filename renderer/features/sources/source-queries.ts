import type { NotebookDatabase } from "#renderer/db/notebook-database.ts";
import type { SourceId } from "#shared/domain/ids.ts";
import type { RowOf } from "#shared/domain/record.ts";
import { wordMatcher } from "#shared/domain/text/word-match.ts";

export type SourceRow = RowOf<"sources">;

const byName = new Intl.Collator("en", { sensitivity: "base", numeric: true });

/** All sources whose name has the words of the filter, by name. */
export async function sourcesNamed(
  db: NotebookDatabase,
  filter: string,
): Promise<readonly SourceRow[]> {
  const matches = wordMatcher(filter);
  const sources = await db.sources.filter(({ name }) => matches(name)).toArray();
  return sources.sort((a, b) => byName.compare(a.name, b.name));
}

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

/** A name that articles or passages bear and that no source is registered for. */
export interface UnregisteredName {
  readonly name: string;
  readonly role: "publisher" | "author" | "speaker";
  /** Articles with this publisher or author, or passages with this speaker. */
  readonly count: number;
}

/** A register is filled a few names at a time; the rest shows once these are done. */
const unregisteredLimit = 500;

/** Names of publishers, authors and named speakers without a source, most frequent first. */
export async function unregisteredNames(
  db: NotebookDatabase,
): Promise<readonly UnregisteredName[]> {
  const [articles, speakers] = await Promise.all([
    db.articles
      .filter(
        (article) =>
          (article.publisher !== null && article.publisherSourceId === null) ||
          (article.byline !== null && article.authorSourceId === null),
      )
      .limit(unregisteredLimit)
      .toArray(),
    db.speakers
      .filter(({ name, isUnnamed, sourceId }) => name !== null && !isUnnamed && sourceId === null)
      .limit(unregisteredLimit)
      .toArray(),
  ]);
  const names = new Map<string, UnregisteredName>();
  const add = (role: UnregisteredName["role"], name: string | null) => {
    if (name === null) return;
    const key = `${role} ${name}`;
    names.set(key, { role, name, count: (names.get(key)?.count ?? 0) + 1 });
  };
  for (const article of articles) {
    if (article.publisherSourceId === null) add("publisher", article.publisher);
    if (article.authorSourceId === null) add("author", article.byline);
  }
  for (const { name } of speakers) add("speaker", name);
  return [...names.values()].sort((a, b) => b.count - a.count || byName.compare(a.name, b.name));
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
