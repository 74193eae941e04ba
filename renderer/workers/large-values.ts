import {
  type DBCore,
  type DBCoreCursor,
  type DBCoreIndex,
  type DBCoreKeyRange,
  type DBCoreTable,
  type DBCoreTransaction,
  Dexie,
  type Middleware,
} from "dexie";

/**
 * Above 64 KiB Chromium keeps a value in a file beside the database, without a checksum and
 * without waiting for the disk: a power cut or a flipped byte then goes unnoticed until a view
 * reads it. A row that may come near that is stored as several values, which the database
 * itself writes all or nothing and checks at every read.
 */
const largestRowUnits = 24 * 1024;
/** UTF-16 units: at most 32 KiB. */
const pieceUnits = 16 * 1024;

/** Dexie's numbers for the ways a range can be given. */
const rangeType = { equal: 1, range: 2, any: 3 } as const;

type StoredRow = Readonly<Record<string, unknown>>;

/** Stands where a large row would, with its indexed fields; `$pieces` says how many it lies in. */
type Placeholder = StoredRow & { readonly $pieces: number };

/**
 * Splits large rows as they are written and joins them as they are read; nobody else sees a
 * piece. Pieces lie in the row's own table, behind all rows: their primary keys begin with an
 * array, those of rows with a string.
 */
export const largeValues: Middleware<DBCore> = {
  stack: "dbcore",
  name: "large-values",
  // Below all of Dexie's own layers.
  level: -1,
  create: (core) => ({ ...core, table: (name) => withPieces(core.table(name)) }),
};

function withPieces(table: DBCoreTable): DBCoreTable {
  const { primaryKey } = table.schema;

  // Chains instead of `await`: Dexie knows by its own promises which transaction goes on.
  const joined = (value: unknown, trans: DBCoreTransaction): unknown => {
    if (!isPlaceholder(value)) return value;
    const key: unknown = primaryKey.extractKey?.(value);
    const keys = Array.from({ length: value.$pieces }, (_, index) => [key, index]);
    return table
      .getMany({ trans, keys })
      .then((pieces) => JSON.parse(pieces.map(({ $text }) => $text).join("")));
  };
  const joinedAll = (values: readonly unknown[], trans: DBCoreTransaction) =>
    Dexie.Promise.all(values.map((value) => joined(value, trans)));
  /** Leaves the pieces out of what is asked of the primary key; no index has them. */
  const rowsOnly = <Asked extends { query: { index: DBCoreIndex; range: DBCoreKeyRange } }>(
    asked: Asked,
  ): Asked =>
    asked.query.index.isPrimaryKey === true
      ? { ...asked, query: { ...asked.query, range: beforePieces(primaryKey, asked.query.range) } }
      : asked;

  return {
    ...table,
    mutate(request) {
      if (request.type !== "put" && request.type !== "add") return table.mutate(request);
      if (!request.values.some(isLarge)) return table.mutate(request);
      return writeInPieces(table, request);
    },
    get: (request) => table.get(request).then((value) => joined(value, request.trans)),
    getMany: (request) =>
      table
        .getMany(request)
        .then((values) => (values.some(isPlaceholder) ? joinedAll(values, request.trans) : values)),
    query: (request) =>
      table
        .query(rowsOnly(request))
        .then((answer) =>
          request.values === true && answer.result.some(isPlaceholder)
            ? joinedAll(answer.result, request.trans).then((result) => ({ result }))
            : answer,
        ),
    openCursor: (request) =>
      table
        .openCursor(rowsOnly(request))
        .then((cursor) =>
          cursor === null || request.values !== true
            ? cursor
            : joiningCursor(cursor, (value) => joined(value, request.trans)),
        ),
    count: (request) => table.count(rowsOnly(request)),
  };
}

type WriteRequest = Extract<Parameters<DBCoreTable["mutate"]>[0], { readonly type: "put" | "add" }>;

function writeInPieces(table: DBCoreTable, request: WriteRequest) {
  const pieces: StoredRow[] = [];
  const values = request.values.map((row: StoredRow) => {
    if (!isLarge(row)) return row;
    const text = JSON.stringify(row);
    const count = Math.ceil(text.length / pieceUnits);
    for (let index = 0; index < count; index += 1) {
      const $text = text.slice(index * pieceUnits, (index + 1) * pieceUnits);
      pieces.push({ ...pieceKey(table.schema.primaryKey, row, index), $text });
    }
    return { ...indexedFields(table, row), $pieces: count };
  });
  return table
    .mutate({ type: "put", trans: request.trans, values: pieces })
    .then(() => table.mutate({ ...request, values }));
}

/** A cursor that stands on a large row once its pieces have come. */
function joiningCursor(cursor: DBCoreCursor, joined: (value: unknown) => unknown): DBCoreCursor {
  let current: unknown = cursor.value;
  const start = (onNext: () => void) =>
    cursor.start(() => {
      current = cursor.value;
      if (!isPlaceholder(current)) {
        onNext();
        return;
      }
      Dexie.Promise.resolve(joined(current)).then(
        (value) => {
          current = value;
          onNext();
        },
        (error: unknown) => cursor.fail(error instanceof Error ? error : new Error(String(error))),
      );
    });
  return Object.create(cursor, {
    // Chromium's own cursor answers only when asked itself.
    key: { get: () => cursor.key },
    primaryKey: { get: () => cursor.primaryKey },
    value: { get: () => current },
    start: { value: start },
  });
}

/** `[<key of the row>, <index>]`, as the fields that the primary key is taken from. */
function pieceKey({ keyPath, extractKey }: DBCoreIndex, row: StoredRow, index: number): StoredRow {
  const key = extractKey?.(row);
  const [first = "", second] = [keyPath ?? []].flat();
  return second === undefined ? { [first]: [key, index] } : { [first]: key, [second]: index };
}

/** All keys of pieces are greater than this one, and all keys of rows are less. */
function endOfRows({ compound }: DBCoreIndex): unknown {
  return compound === true ? [[]] : [];
}

function beforePieces(primaryKey: DBCoreIndex, range: DBCoreKeyRange): DBCoreKeyRange {
  const end = endOfRows(primaryKey);
  const isOpenEnded =
    range.type === rangeType.any ||
    (range.type === rangeType.range &&
      (range.upper === undefined || indexedDB.cmp(range.upper, end) > 0));
  return isOpenEnded ? { ...range, type: rangeType.range, upper: end, upperOpen: true } : range;
}

function isPlaceholder(value: unknown): value is Placeholder {
  return typeof value === "object" && value !== null && "$pieces" in value;
}

/** What the primary key and the indexes of a table take from a row. */
function indexedFields({ schema }: DBCoreTable, row: StoredRow): StoredRow {
  const paths = [schema.primaryKey, ...schema.indexes].flatMap(({ keyPath }) => keyPath ?? []);
  return Object.fromEntries(paths.filter((path) => path in row).map((path) => [path, row[path]]));
}

/** Adds up roughly, and stops as soon as it knows. */
function isLarge(row: unknown): boolean {
  let left = largestRowUnits;
  const visit = (part: unknown): void => {
    left -= 8;
    if (typeof part === "string") left -= part.length;
    if (left < 0 || typeof part !== "object" || part === null) return;
    for (const [name, inner] of Object.entries(part)) {
      left -= name.length;
      visit(inner);
      if (left < 0) return;
    }
  };
  visit(row);
  return left < 0;
}
