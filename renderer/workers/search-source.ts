import type { RowOf } from "#shared/domain/record.ts";
import type { TableName } from "#shared/domain/tables.ts";
import type { Row } from "#shared/ledger/row.ts";
import {
  isSearched,
  madeAt,
  type SearchKind,
  searched,
  textIn,
  textsOf,
} from "#shared/searching/documents.ts";
import type { ProjectionDatabase } from "./projection-database.ts";
import type { IndexedDocument } from "./search-index.ts";
import type { LinkTable } from "./search-schema.ts";

/** Reads from the projection what the index is made of. */
export class SearchSource {
  readonly #database: ProjectionDatabase;

  constructor(database: ProjectionDatabase) {
    this.#database = database;
  }

  /** The rows of a table after an id, in order of id. */
  page(table: TableName, after: string, limit: number): Promise<readonly Row[]> {
    return this.#database.rows(table).where(":id").above(after).limit(limit).toArray();
  }

  rowsById(table: TableName, ids: readonly string[]): Promise<readonly (Row | undefined)[]> {
    return this.#database.rows(table).bulkGet([...ids]);
  }

  /** The rows that are searched, as documents. */
  async documents(kind: SearchKind, rows: readonly Row[]): Promise<readonly IndexedDocument[]> {
    const articleTexts =
      kind === "article" ? await this.articleTexts(rows) : new Map<string, string>();
    return rows
      .filter((row) => isSearched(kind, row))
      .map((row) => ({
        row,
        madeAt: madeAt(row),
        texts: textsOf(kind, row, articleTexts.get(row.id) ?? null),
      }));
  }

  /** The current text of each article, by the article's id; one that is lost is left out. */
  async articleTexts(articles: readonly Row[]): Promise<ReadonlyMap<string, string>> {
    const versions = await this.#database
      .rows("textVersions")
      .bulkGet(articles.map((row) => textIn(row, "currentTextVersionId")));
    const hashes = versions.map((row) => (row === undefined ? "" : textIn(row, "textHash")));
    const stored = await this.#database.texts.bulkGet(hashes);
    const texts = new Map<string, string>();
    articles.forEach((row, index) => {
      const text = stored[index]?.text;
      if (text !== undefined) texts.set(row.id, text);
    });
    return texts;
  }

  /** Rows of a link table as filters see them: those hidden or without meaning for them left out. */
  async links(table: LinkTable, rows: readonly Row[]): Promise<readonly Row[]> {
    if (table === "impacts") return rows.filter((row) => row["decision"] === "relevant");
    if (table !== "evidence") return rows;
    const annotations = await this.rowsById(
      "annotations",
      rows.map((row) => textIn(row, "annotationId")),
    );
    return rows.flatMap((row, index) => {
      const articleId = annotations[index]?.["articleId"];
      return typeof articleId === "string" ? [{ ...row, articleId }] : [];
    });
  }

  async evidenceOfAnnotations(annotationIds: readonly string[]): Promise<readonly string[]> {
    const found = this.#database
      .rows("evidence")
      .where("annotationId")
      .anyOf([...annotationIds]);
    return (await found.primaryKeys()).map(String);
  }

  async aliases(): Promise<readonly RowOf<"aliases">[]> {
    // The table holds aliases, as a row of the projection does not say.
    return (await this.#database.rows("aliases").toArray()) as unknown as RowOf<"aliases">[];
  }

  /** How many live rows a table has, as counted beside it. */
  async countOf(kind: SearchKind): Promise<number> {
    return (await this.#database.counts.get(searched[kind].table))?.live ?? 0;
  }
}
