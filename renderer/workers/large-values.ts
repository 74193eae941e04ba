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

/** Pieces read at once: all of a long list in one go would hold up whoever reads it. */
const piecesAtOnce = 16;
/** A list of fewer than this is read whole. */
const leastItems = 100;

type StoredRow = Readonly<Record<string, unknown>>;

/**
 * A part of the row's JSON; all of them one after the other are the whole. One that holds nothing but
 * items of a list or letters of a string says so, and of which field: it can be read by itself.
 */
type Piece = {
  readonly $text: string;
  readonly $of?: string;
  readonly $holds?: "items" | "letters";
};

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
    const row = new RowReader();
    const readFrom = (from: number): unknown => {
      if (from >= value.$pieces) return row.whole();
      const count = Math.min(piecesAtOnce, value.$pieces - from);
      const keys = Array.from({ length: count }, (_, index) => [key, from + index]);
      return table.getMany({ trans, keys }).then((pieces: readonly Piece[]) => {
        for (const piece of pieces) row.take(piece);
        return readFrom(from + count);
      });
    };
    return readFrom(0);
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
    let count = 0;
    for (const piece of piecesOf(row)) {
      pieces.push({ ...pieceKey(table.schema.primaryKey, row, count), ...piece });
      count += 1;
    }
    return { ...indexedFields(table, row), $pieces: count };
  });
  return table
    .mutate({ type: "put", trans: request.trans, values: pieces })
    .then(() => table.mutate({ ...request, values }));
}

/** The JSON of a row in pieces; long lists are cut between their items, strings between their letters. */
function* piecesOf(row: StoredRow): Generator<Piece> {
  let open = "{";
  let isFirst = true;
  for (const [field, value] of Object.entries(row)) {
    const whole = JSON.stringify(value);
    if (whole === undefined) continue;
    open += `${isFirst ? "" : ","}${JSON.stringify(field)}:`;
    isFirst = false;
    const inside = whole.length > pieceUnits ? insideOf(value) : null;
    if (inside === null) {
      open += whole;
      continue;
    }
    yield* cut(open + whole.slice(0, 1));
    for (const $text of inside.parts) yield { $text, $of: field, $holds: inside.holds };
    open = whole.slice(-1);
  }
  yield* cut(`${open}}`);
}

function* cut(text: string): Generator<Piece> {
  for (let from = 0; from < text.length; from += pieceUnits) {
    yield { $text: text.slice(from, from + pieceUnits) };
  }
}

/** What stands between the brackets or quotation marks of a long value; null for what is read whole. */
function insideOf(
  value: unknown,
): { readonly holds: "items" | "letters"; readonly parts: readonly string[] } | null {
  if (typeof value === "string") return { holds: "letters", parts: lettersOf(value) };
  if (!Array.isArray(value) || value.length < leastItems) return null;
  const parts = itemsOf(value);
  return parts === null ? null : { holds: "items", parts };
}

function lettersOf(value: string): readonly string[] {
  const parts: string[] = [];
  for (let from = 0; from < value.length; from += pieceUnits) {
    parts.push(...writtenOut(value.slice(from, from + pieceUnits)));
  }
  return parts;
}

/** Written out, a letter may take six: a control character, or half of a pair that is cut in two. */
function writtenOut(letters: string): readonly string[] {
  const written = JSON.stringify(letters).slice(1, -1);
  if (written.length <= pieceUnits) return [written];
  const middle = letters.length >> 1;
  return [...writtenOut(letters.slice(0, middle)), ...writtenOut(letters.slice(middle))];
}

function itemsOf(items: readonly unknown[]): readonly string[] | null {
  const parts: string[] = [];
  let open: string[] = [];
  let length = 0;
  for (const item of items) {
    const text = JSON.stringify(item) ?? "null";
    if (text.length > pieceUnits / 2) return null;
    open.push(text);
    length += text.length + 1;
    if (length < pieceUnits / 2) continue;
    parts.push(`${open.join(",")},`);
    open = [];
    length = 0;
  }
  if (open.length > 0) parts.push(open.join(","));
  // After the last one there is nothing more to come.
  return parts.map((part, index) => (index === parts.length - 1 ? part.replace(/,$/u, "") : part));
}

/** Puts a row together as its pieces come. */
class RowReader {
  private rest = "";
  private readonly items = new Map<string, unknown[]>();
  private readonly letters = new Map<string, string[]>();

  take({ $text, $of: field, $holds }: Piece): void {
    if (field === undefined || $holds === undefined) {
      this.rest += $text;
    } else if ($holds === "items") {
      const known = this.items.get(field) ?? [];
      for (const item of JSON.parse(`[${$text.replace(/,$/u, "")}]`) as unknown[]) known.push(item);
      this.items.set(field, known);
    } else {
      const known = this.letters.get(field) ?? [];
      known.push(JSON.parse(`"${$text}"`) as string);
      this.letters.set(field, known);
    }
  }

  whole(): unknown {
    const row = JSON.parse(this.rest) as Record<string, unknown>;
    for (const [field, items] of this.items) row[field] = items;
    for (const [field, letters] of this.letters) row[field] = letters.join("");
    return row;
  }
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
