import type { NotebookDatabase } from "#renderer/db/notebook-database.ts";
import { frozenPassages } from "#shared/domain/brief/citing.ts";
import type { BriefRows, GroundTable } from "#shared/domain/brief/ground.ts";
import { keepsAuthorsOut } from "#shared/domain/brief/names.ts";
import type { Part } from "./tables-together.ts";

/**
 * What grows with the articles of a notebook, and not with what was made of them: read as far as
 * the evidence and the citations lead there. All of 100,000 articles held up the window for seconds.
 */
export function partsOfBriefs(db: NotebookDatabase): readonly Part<GroundTable>[] {
  // The rows of each table are the projection's, which the type of a brief's rows names.
  const known = (rows: unknown) => rows as BriefRows;
  return [
    {
      table: "annotations",
      of: ["evidence"],
      read: (rows) => {
        const ids = known(rows).evidence.map(({ annotationId }) => annotationId);
        return found(db.annotations.bulkGet([...new Set(ids)]));
      },
    },
    {
      table: "textVersions",
      of: ["annotations"],
      read: (rows) => {
        const ids = known(rows).annotations.map(({ textVersionId }) => textVersionId);
        return found(db.textVersions.bulkGet([...new Set(ids)]));
      },
    },
    {
      table: "articles",
      of: ["annotations", "citations", "sources"],
      read: (rows) => articlesOf(db, known(rows)),
    },
  ];
}

async function articlesOf(
  db: NotebookDatabase,
  { annotations, citations, sources }: BriefRows,
): Promise<readonly unknown[]> {
  const cited = citations.flatMap((citation) => frozenPassages(citation));
  const ids = [...annotations, ...cited].map(({ articleId }) => articleId);
  // No sentence may name an author who is kept out, be the article cited or not.
  const keptOut = sources.filter(keepsAuthorsOut).map(({ id }) => id);
  const read = [
    await found(db.articles.bulkGet([...new Set<string>(ids)])),
    await db.articles.where("authorSourceId").anyOf(keptOut).toArray(),
    await db.articles.where("authorDescriptor").above("").toArray(),
  ].flat();
  return [...new Map(read.map((article) => [article.id, article])).values()];
}

async function found<R>(reading: PromiseLike<readonly (R | undefined)[]>): Promise<readonly R[]> {
  return (await reading).filter((row) => row !== undefined);
}
