import type { BindableValue, Database, PreparedStatement } from "@sqlite.org/sqlite-wasm";
import { partsOfStamp, type Stamp } from "#shared/ledger/clock.ts";
import type { Row } from "#shared/ledger/row.ts";
import { fieldsOf, type SearchKind, searched, searchKinds } from "#shared/searching/documents.ts";
import { phrase } from "#shared/searching/fts-expression.ts";
import type { Query, Term } from "#shared/searching/query.ts";
import { indexedText } from "#shared/searching/words.ts";
import { askedOf } from "./search-conditions.ts";
import {
  columnsOf,
  documentTable,
  indexVersion,
  type LinkTable,
  linkTables,
  schemaStatements,
  vocabularyTable,
  wordTable,
} from "./search-schema.ts";

/** A document as it is put into the index. */
export type IndexedDocument = {
  readonly row: Row;
  readonly madeAt: Stamp;
  /** In the order of `fieldsOf(kind)`. */
  readonly texts: readonly string[];
};

export type SearchOrder = "newest" | "best";

/** How many of the newest hits are ranked: ranking, not finding, is what takes time. */
export const rankedHits = 1000;

/** Queries with filters of every combination would otherwise pile up. */
const keptStatements = 200;

/** Row ids count from here, so that a millisecond's 4,096 of them stay whole numbers until 2089. */
const epochMs = Date.UTC(2020, 0, 1);
const rowsInMillisecond = 4096;

/** The index of one notebook in SQLite. Every call is synchronous; the caller begins and ends transactions. */
export class SearchIndex {
  readonly #db: Database;
  readonly #statements = new Map<string, PreparedStatement>();
  /** The row after the last one given out, by kind, for documents made in one millisecond. */
  readonly #nextRow = new Map<SearchKind, { readonly base: number; row: number }>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** True when this is a whole index of this version; anything else is made anew. */
  isUsable(): boolean {
    const hasMeta = this.#db.selectValue("SELECT 1 FROM sqlite_schema WHERE name = 'meta'");
    return hasMeta === 1 && this.meta("version") === indexVersion;
  }

  create(): void {
    this.transaction(() => {
      for (const statement of schemaStatements()) this.#db.exec(statement);
      this.setMeta("version", indexVersion);
    });
  }

  close(): void {
    this.#letGo();
    this.#db.close();
  }

  transaction(work: () => void): void {
    this.#db.exec("BEGIN IMMEDIATE");
    try {
      work();
      this.#db.exec("COMMIT");
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  /** As `transaction`, around work that waits in between. Nothing else may write meanwhile. */
  async transactionOver(work: () => Promise<void>): Promise<void> {
    this.#db.exec("BEGIN IMMEDIATE");
    try {
      await work();
      this.#db.exec("COMMIT");
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  meta(name: string): BindableValue | undefined {
    return this.#value("SELECT value FROM meta WHERE name = ?", [name]);
  }

  /** A meta value as text; nothing when there is none. */
  text(name: string): string {
    const value = this.meta(name);
    return typeof value === "string" ? value : "";
  }

  setMeta(name: string, value: string | number): void {
    this.#run("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", [name, value]);
  }

  countOf(kind: SearchKind): number {
    return Number(this.#value(`SELECT count(*) FROM ${documentTable(kind)}`, []));
  }

  put(kind: SearchKind, documents: readonly IndexedDocument[]): void {
    const table = documentTable(kind);
    const columns = columnsOf(kind);
    const values = ["row", "id", ...columns.map(({ name }) => name)];
    const documentSql = `INSERT OR REPLACE INTO ${table} (${values.join(", ")}) VALUES (${marks(values.length)})`;
    const fields = ["rowid", ...fieldsOf(kind)];
    const wordSql = `INSERT INTO ${wordTable(kind)} (${fields.join(", ")}) VALUES (${marks(fields.length)})`;
    // FTS5 writes its pending words out whenever a row id is not above the last.
    const placed = documents
      .toSorted((a, b) => compare(a.madeAt, b.madeAt) || compare(a.row.id, b.row.id))
      .map((document) => ({ document, row: this.#placeFor(kind, document) }))
      .sort((a, b) => a.row - b.row);
    for (const { document, row } of placed) {
      this.#run(documentSql, [
        row,
        document.row.id,
        ...columns.map(({ valueOf }) => valueOf(document.row)),
      ]);
      this.#run(wordSql, [row, ...document.texts.map(indexedText)]);
    }
  }

  remove(kind: SearchKind, ids: readonly string[]): void {
    for (const id of ids) {
      const row = this.#rowOf(kind, id);
      if (row === null) continue;
      this.#run(`DELETE FROM ${wordTable(kind)} WHERE rowid = ?`, [row]);
      this.#run(`DELETE FROM ${documentTable(kind)} WHERE row = ?`, [row]);
    }
  }

  has(kind: SearchKind, id: string): boolean {
    return this.#rowOf(kind, id) !== null;
  }

  putLinks(table: LinkTable, rows: readonly Row[]): void {
    const columns = linkTables[table];
    const sql = `INSERT OR REPLACE INTO ${table} VALUES (${marks(columns.length + 1)})`;
    for (const row of rows) {
      this.#run(sql, [row.id, ...columns.map(({ valueOf }) => valueOf(row))]);
    }
  }

  removeLinks(table: LinkTable, ids: readonly string[]): void {
    for (const id of ids) this.#run(`DELETE FROM ${table} WHERE id = ?`, [id]);
  }

  /** The ids that the query finds among one kind, newest first or best first. */
  find(kind: SearchKind, query: Query, order: SearchOrder, limit: number): readonly string[] {
    if (query.clauses.length === 0) return [];
    const { words, rest } = askedOf(kind, query);
    const [documents, table] = [documentTable(kind), wordTable(kind)];
    const ids = `SELECT id FROM ${documents} JOIN found ON row = place`;

    if (words === null) {
      if (rest === null) return [];
      const found = `SELECT d.row AS place FROM ${documents} d WHERE ${rest.sql} ORDER BY d.row DESC LIMIT ?`;
      return this.#ids(`WITH found AS (${found}) ${ids} ORDER BY place DESC`, [
        ...rest.values,
        limit,
      ]);
    }
    // CROSS JOIN keeps SQLite at walking the hits, newest first, and stopping when it has enough.
    const from =
      rest === null
        ? `${table} WHERE ${table} MATCH ?`
        : `${table} CROSS JOIN ${documents} d ON d.row = ${table}.rowid WHERE ${table} MATCH ? AND ${rest.sql}`;
    const values = [words, ...(rest?.values ?? [])];
    if (order === "newest") {
      const found = `SELECT ${table}.rowid AS place FROM ${from} ORDER BY ${table}.rowid DESC LIMIT ?`;
      return this.#ids(`WITH found AS MATERIALIZED (${found}) ${ids} ORDER BY place DESC`, [
        ...values,
        limit,
      ]);
    }
    const weights = Object.values(searched[kind].fields).join(", ");
    const newest = `SELECT ${table}.rowid AS place, bm25(${table}, ${weights}) AS score FROM ${from} ORDER BY ${table}.rowid DESC LIMIT ${rankedHits}`;
    return this.#ids(
      `WITH newest AS MATERIALIZED (${newest}), found AS (SELECT * FROM newest ORDER BY score, place DESC LIMIT ?) ${ids} ORDER BY score, place DESC`,
      [...values, limit],
    );
  }

  /** Whether any document of any kind has the term. */
  hasTerm(term: Term): boolean {
    return searchKinds.some((kind) => {
      const table = wordTable(kind);
      const sql = `SELECT 1 FROM ${table} WHERE ${table} MATCH ? LIMIT 1`;
      return this.#value(sql, [phrase(term)]) !== undefined;
    });
  }

  /** Words of the notebook that begin with these letters, of about this length, with how many documents have each. */
  wordsBeginning(
    letters: string,
    lengths: readonly [from: number, to: number],
  ): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    for (const kind of searchKinds) {
      const sql = `SELECT term, doc FROM ${vocabularyTable(kind)} WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?`;
      const end =
        letters.slice(0, -1) +
        String.fromCodePoint((letters.codePointAt(letters.length - 1) ?? 0) + 1);
      for (const [term, count] of this.#rows(sql, [letters, end, ...lengths])) {
        if (typeof term !== "string") continue;
        found.set(term, (found.get(term) ?? 0) + Number(count));
      }
    }
    return found;
  }

  /** Its row; a new one's is the first free one of its time. The words of a former one are taken out. */
  #placeFor(kind: SearchKind, { row: { id }, madeAt }: IndexedDocument): number {
    const former = this.#rowOf(kind, id);
    if (former !== null) {
      this.#run(`DELETE FROM ${wordTable(kind)} WHERE rowid = ?`, [former]);
      return former;
    }
    const ms = Math.max(0, partsOfStamp(madeAt).ms - epochMs);
    const base = ms * rowsInMillisecond;
    const next = this.#nextRow.get(kind);
    if (next?.base === base) {
      // Where the next millisecond begins, other documents may stand already.
      const row = next.row % rowsInMillisecond === 0 ? this.#freeRow(kind, next.row) : next.row;
      next.row = row + 1;
      return row;
    }
    const row = this.#freeRow(kind, base);
    this.#nextRow.set(kind, { base, row: row + 1 });
    return row;
  }

  /** The first row after those that documents of this millisecond have taken; a large import runs on into the next. */
  #freeRow(kind: SearchKind, base: number): number {
    for (let from = base; ; from += rowsInMillisecond) {
      const last = this.#value(
        `SELECT max(row) FROM ${documentTable(kind)} WHERE row >= ? AND row < ?`,
        [from, from + rowsInMillisecond],
      );
      const row = typeof last === "number" ? last + 1 : from;
      if (row < from + rowsInMillisecond) return row;
    }
  }

  #rowOf(kind: SearchKind, id: string): number | null {
    const row = this.#value(`SELECT row FROM ${documentTable(kind)} WHERE id = ?`, [id]);
    return typeof row === "number" ? row : null;
  }

  #ids(sql: string, values: readonly BindableValue[]): readonly string[] {
    return this.#rows(sql, values).flatMap(([id]) => (typeof id === "string" ? [id] : []));
  }

  #value(sql: string, values: readonly BindableValue[]): BindableValue | undefined {
    const statement = this.#prepared(sql, values);
    try {
      return statement.step() ? (statement.get(0) as BindableValue) : undefined;
    } finally {
      statement.reset();
    }
  }

  #rows(sql: string, values: readonly BindableValue[]): readonly (readonly unknown[])[] {
    const statement = this.#prepared(sql, values);
    const rows: unknown[][] = [];
    try {
      while (statement.step()) rows.push(statement.get([]) as unknown[]);
      return rows;
    } finally {
      statement.reset();
    }
  }

  #run(sql: string, values: readonly BindableValue[]): void {
    const statement = this.#prepared(sql, values);
    try {
      statement.step();
    } finally {
      statement.reset();
    }
  }

  #prepared(sql: string, values: readonly BindableValue[]): PreparedStatement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      if (this.#statements.size >= keptStatements) this.#letGo();
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    if (values.length > 0) statement.bind([...values]);
    return statement;
  }

  #letGo(): void {
    for (const statement of this.#statements.values()) statement.finalize();
    this.#statements.clear();
  }

  #rollBack(): void {
    try {
      this.#db.exec("ROLLBACK");
    } catch {
      // SQLite has rolled back by itself, as it does after some errors; the first error is what counts.
    }
  }
}

const marks = (count: number) => Array.from({ length: count }, () => "?").join(", ");

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
