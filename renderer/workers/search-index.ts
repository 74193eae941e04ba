import type { BindableValue, Database, PreparedStatement } from "@sqlite.org/sqlite-wasm";
import type { Stamp } from "#shared/ledger/clock.ts";
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

/** Up to so many documents of a kind any beginning of a word is looked for in time. */
const largeFrom = 20_000;

/** Queries with filters of every combination would otherwise pile up. */
const keptStatements = 200;

/**
 * How far the row of a new document is from that of the one before it, so that older ones, which
 * a merge brings in later, find a row between. For articles small, since the index keeps the
 * distances between rows for every word, and small numbers take less room.
 */
const rowsApart = (kind: SearchKind) => (kind === "article" ? 8 : 4096);

/** The index of one notebook in SQLite. Every call is synchronous. */
export class SearchIndex {
  readonly #db: Database;
  readonly #statements = new Map<string, PreparedStatement>();
  /** The last document of each kind, beside which nearly every new one goes. */
  readonly #newest = new Map<SearchKind, Placed>();
  #isWriting = false;
  /** False once a document found no row between those made before and after it. */
  isInOrder = true;

  constructor(db: Database) {
    this.#db = db;
  }

  /** True when this is a whole index of this version; anything else is made anew. */
  isUsable(): boolean {
    const hasMeta = this.#db.selectValue("SELECT 1 FROM sqlite_schema WHERE name = 'meta'");
    return hasMeta === 1 && this.meta("version") === indexVersion;
  }

  create(): void {
    this.write(() => {
      for (const statement of schemaStatements()) this.#db.exec(statement);
      this.setMeta("version", indexVersion);
    });
    this.commit();
  }

  close(): void {
    this.commit();
    this.#letGo();
    this.#db.close();
  }

  /**
   * What is written is seen by searches at once, and lasts from the next `commit` on: making
   * it last waits for the disk several times, which one change is not worth. What a crash
   * takes back is taken from the ledger again.
   */
  write(work: () => void): void {
    if (!this.#isWriting) this.#db.exec("BEGIN IMMEDIATE");
    this.#isWriting = true;
    try {
      work();
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  commit(): void {
    if (!this.#isWriting) return;
    this.#db.exec("COMMIT");
    this.#isWriting = false;
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

  /** About: by the row of the last one. Counting them would read them all. */
  isLarge(kind: SearchKind): boolean {
    return (this.#lastUpTo(kind, Number.MAX_SAFE_INTEGER)?.row ?? 0) > largeFrom * rowsApart(kind);
  }

  put(kind: SearchKind, documents: readonly IndexedDocument[]): void {
    const table = documentTable(kind);
    const columns = columnsOf(kind);
    const values = ["row", "id", "madeAt", ...columns.map(({ name }) => name)];
    const into = `INTO ${table} (${values.join(", ")}) VALUES (${marks(values.length)})`;
    const fields = ["rowid", ...fieldsOf(kind)];
    const wordSql = `INSERT INTO ${wordTable(kind)} (${fields.join(", ")}) VALUES (${marks(fields.length)})`;
    const ordered = documents.toSorted(
      (a, b) => compare(a.madeAt, b.madeAt) || compare(a.row.id, b.row.id),
    );
    // FTS5 writes its pending words out whenever a statement has to be able to go back by itself, as
    // one that replaces has: so all documents go in before the words, and new ones are inserted only.
    const placed = ordered.map((document) => {
      const { row, isKnown } = this.#placeFor(kind, document);
      this.#run(`INSERT ${isKnown ? "OR REPLACE " : ""}${into}`, [
        row,
        document.row.id,
        document.madeAt,
        ...columns.map(({ valueOf }) => valueOf(document.row)),
      ]);
      return { document, row, isKnown };
    });
    // And whenever a row id is not above the last.
    placed.sort((a, b) => a.row - b.row);
    for (const { document, row, isKnown } of placed) {
      if (isKnown) this.#run(`DELETE FROM ${wordTable(kind)} WHERE rowid = ?`, [row]);
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
    const ids = (order: string) =>
      `SELECT json_group_array(id) FROM (SELECT id FROM ${documents} JOIN found ON row = place ORDER BY ${order})`;

    if (words === null) {
      if (rest === null) return [];
      const found = `SELECT d.row AS place FROM ${documents} d WHERE ${rest.sql} ORDER BY d.row DESC LIMIT ?`;
      return this.#ids(`WITH found AS (${found}) ${ids("place DESC")}`, [...rest.values, limit]);
    }
    // CROSS JOIN keeps SQLite at walking the hits, newest first, and stopping when it has enough.
    const from =
      rest === null
        ? `${table} WHERE ${table} MATCH ?`
        : `${table} CROSS JOIN ${documents} d ON d.row = ${table}.rowid WHERE ${table} MATCH ? AND ${rest.sql}`;
    const values = [words, ...(rest?.values ?? [])];
    if (order === "newest") {
      const found = `SELECT ${table}.rowid AS place FROM ${from} ORDER BY ${table}.rowid DESC LIMIT ?`;
      return this.#ids(`WITH found AS MATERIALIZED (${found}) ${ids("place DESC")}`, [
        ...values,
        limit,
      ]);
    }
    const weights = Object.values(searched[kind].fields).join(", ");
    const newest = `SELECT ${table}.rowid AS place, bm25(${table}, ${weights}) AS score FROM ${from} ORDER BY ${table}.rowid DESC LIMIT ${rankedHits}`;
    return this.#ids(
      `WITH newest AS MATERIALIZED (${newest}), found AS (SELECT * FROM newest ORDER BY score, place DESC LIMIT ?) ${ids("score, place DESC")}`,
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

  /** Its row: that of its former words, or a free one after all that was made before it. */
  #placeFor(
    kind: SearchKind,
    { row: { id }, madeAt }: IndexedDocument,
  ): { readonly row: number; readonly isKnown: boolean } {
    const former = this.#rowOf(kind, id);
    if (former !== null) return { row: former, isKnown: true };
    const newest = this.#newest.get(kind) ?? this.#lastUpTo(kind, Number.MAX_SAFE_INTEGER);
    if (newest === null || isBefore(newest, { madeAt, id })) {
      const row = (newest?.row ?? 0) + rowsApart(kind);
      this.#newest.set(kind, { row, madeAt, id });
      return { row, isKnown: false };
    }
    return { row: this.#rowBetween(kind, { madeAt, id }), isKnown: false };
  }

  /** Of a document older than the newest: halfway between those made before and after it. */
  #rowBetween(kind: SearchKind, made: Made): number {
    let below = 0;
    let above =
      this.#newest.get(kind)?.row ?? this.#lastUpTo(kind, Number.MAX_SAFE_INTEGER)?.row ?? 0;
    while (above - below > 1) {
      const placed = this.#lastUpTo(kind, below + ((above - below) >> 1));
      if (placed === null || placed.row <= below) {
        // Nothing stands in the lower half: it ends there.
        const next = below + ((above - below) >> 1);
        const first = this.#firstFrom(kind, next + 1);
        if (first === null || first.row >= above) return next;
        if (isBefore(first, made)) below = first.row;
        else above = first.row;
      } else if (isBefore(placed, made)) below = placed.row;
      else above = placed.row;
    }
    // None is left just there: the next free one, a few documents too new.
    this.isInOrder = false;
    let row = below + 1;
    while (this.#hasRow(kind, row)) row += 1;
    return row;
  }

  #hasRow(kind: SearchKind, row: number): boolean {
    return this.#value(`SELECT 1 FROM ${documentTable(kind)} WHERE row = ?`, [row]) !== undefined;
  }

  #lastUpTo(kind: SearchKind, row: number): Placed | null {
    return this.#placed(
      `SELECT row, madeAt, id FROM ${documentTable(kind)} WHERE row <= ? ORDER BY row DESC LIMIT 1`,
      row,
    );
  }

  #firstFrom(kind: SearchKind, row: number): Placed | null {
    return this.#placed(
      `SELECT row, madeAt, id FROM ${documentTable(kind)} WHERE row >= ? ORDER BY row LIMIT 1`,
      row,
    );
  }

  #placed(sql: string, at: number): Placed | null {
    const [row, madeAt, id] = this.#rows(sql, [at])[0] ?? [];
    const isWhole = typeof row === "number" && typeof madeAt === "string" && typeof id === "string";
    return isWhole ? { row, madeAt, id } : null;
  }

  #rowOf(kind: SearchKind, id: string): number | null {
    const row = this.#value(`SELECT row FROM ${documentTable(kind)} WHERE id = ?`, [id]);
    return typeof row === "number" ? row : null;
  }

  /** The first column of every row. In one text, since each call into SQLite costs as much as finding a hit. */
  #ids(sql: string, values: readonly BindableValue[]): readonly string[] {
    const ids = this.#value(sql, values);
    return typeof ids === "string" ? JSON.parse(ids) : [];
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
    this.#isWriting = false;
    this.#newest.clear();
    try {
      this.#db.exec("ROLLBACK");
    } catch {
      // SQLite has rolled back by itself, as it does after some errors; the first error is what counts.
    }
  }
}

type Made = { readonly madeAt: string; readonly id: string };
type Placed = Made & { readonly row: number };

/** Earlier, or of one moment and with the smaller id. */
function isBefore(one: Made, other: Made): boolean {
  return (compare(one.madeAt, other.madeAt) || compare(one.id, other.id)) < 0;
}

const marks = (count: number) => Array.from({ length: count }, () => "?").join(", ");

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
