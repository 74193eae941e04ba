import { searched } from "#shared/searching/documents.ts";
import { ftsExpression } from "#shared/searching/fts-expression.ts";
import { parseQuery } from "#shared/searching/query.ts";
import { indexedText } from "#shared/searching/words.ts";
import { rankedHits } from "../../../renderer/workers/search-index.ts";
import { schemaStatements, wordTable } from "../../../renderer/workers/search-schema.ts";
import { articleNumber } from "../corpus.mjs";

const table = wordTable("article");

/**
 * The same tables for the native peer. Its version is older and knows no deletion from a
 * table without contents, which makes nothing of what is measured easier for it.
 */
export function nativeSchema(): string {
  return schemaStatements()
    .map((sql) => `${sql.replace(", contentless_delete=1", "")};`)
    .join("\n");
}

/** The insertions of some articles, with the same words. */
export function nativeInserts(from: number, to: number): string {
  const words = new TextDecoder();
  const indexed = (text: string) => quoted(words.decode(indexedText(text)));
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const lines: string[] = [];
  for (let number = from; number < to; number += 1) {
    const { title, text } = articleNumber(number);
    const id = quoted(`article-${number}`);
    lines.push(
      `INSERT INTO articleDocument (row, id, madeAt) VALUES (${(number + 1) * 8}, ${id}, ${quoted(String(number).padStart(23, "0"))});`,
      `INSERT INTO ${table} (rowid, title, byline, publisher, text) VALUES (${(number + 1) * 8}, ${indexed(title)}, '', '', ${indexed(text)});`,
    );
  }
  return lines.join("\n");
}

/** The same question in SQL. */
export function nativeQuery(typed: string, order: "newest" | "best", limit: number): string {
  const expression = ftsExpression(parseQuery(typed));
  if (expression === null) throw new Error(`No words in ${typed}`);
  const match = `'${expression}'`;
  if (order === "newest") {
    return `WITH found AS MATERIALIZED (SELECT rowid AS place FROM ${table} WHERE ${table} MATCH ${match} ORDER BY rowid DESC LIMIT ${limit}) SELECT json_group_array(id) FROM (SELECT id FROM articleDocument JOIN found ON row = place ORDER BY place DESC);`;
  }
  const weights = Object.values(searched.article.fields).join(", ");
  return `WITH newest AS MATERIALIZED (SELECT rowid AS place, bm25(${table}, ${weights}) AS score FROM ${table} WHERE ${table} MATCH ${match} ORDER BY rowid DESC LIMIT ${rankedHits}), found AS (SELECT * FROM newest ORDER BY score, place DESC LIMIT ${limit}) SELECT json_group_array(id) FROM (SELECT id FROM articleDocument JOIN found ON row = place ORDER BY score, place DESC);`;
}
