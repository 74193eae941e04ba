import type { BindableValue } from "@sqlite.org/sqlite-wasm";
import type { Row } from "#shared/ledger/row.ts";
import { fieldsOf, type SearchKind, searchKinds, textIn } from "#shared/searching/documents.ts";
import { daysOfDate, foldedName } from "#shared/searching/filter-values.ts";

/** An index of another version is made anew: change it with anything below, or in shared/searching/words.ts. */
export const indexVersion = 4;

type Column = {
  readonly name: string;
  readonly valueOf: (row: Row) => BindableValue;
  readonly isIndexed?: true;
};

const field = (name: string): Column => ({ name, valueOf: (row) => textOf(row[name]) });
const indexed = (name: string): Column => ({ ...field(name), isIndexed: true });

function textOf(value: unknown): string | number | null {
  return typeof value === "string" || typeof value === "number" ? value : null;
}

function folded(...names: readonly string[]): Column {
  return {
    name: "names",
    valueOf: (row) => names.map((name) => foldedName(textIn(row, name))).join("\n"),
  };
}

function days(name: string): readonly Column[] {
  const daysIn = (row: Row) => daysOfDate(textIn(row, name));
  return [
    { name: "dayFrom", valueOf: (row) => daysIn(row)?.from ?? null },
    { name: "dayTo", valueOf: (row) => daysIn(row)?.to ?? null },
  ];
}

/** What filters ask of a document itself. */
const documentColumns: Readonly<Record<SearchKind, readonly Column[]>> = {
  article: [
    field("language"),
    folded("publisher", "byline"),
    field("publisherSourceId"),
    field("authorSourceId"),
    ...days("published"),
  ],
  annotation: [field("articleId")],
  claim: [field("kind"), field("credibility")],
  evidence: [field("claimId")],
  judgement: [field("lensId")],
  paragraph: [field("briefId")],
  source: [folded("name"), field("reliability")],
  origin: [folded("name")],
};

/** Tables that tie documents to what filters name, kept as far as filters ask for them. */
export const linkTables = {
  sources: [folded("name"), field("reliability")],
  origins: [folded("name")],
  tags: [folded("name")],
  lenses: [folded("slug", "name")],
  taggings: [indexed("targetId"), field("tagId")],
  impacts: [indexed("claimId"), field("lensId")],
  evidence: [
    indexed("claimId"),
    indexed("annotationId"),
    indexed("articleId"),
    field("originId"),
    ...days("date"),
  ],
  briefLenses: [indexed("briefId"), field("lensId")],
} as const satisfies Readonly<Record<string, readonly Column[]>>;
export type LinkTable = keyof typeof linkTables;

export const linkTableNames = Object.keys(linkTables) as readonly LinkTable[];

export const documentTable = (kind: SearchKind) => `${kind}Document`;
export const wordTable = (kind: SearchKind) => `${kind}Words`;
export const vocabularyTable = (kind: SearchKind) => `${kind}Vocabulary`;

export function columnsOf(kind: SearchKind): readonly Column[] {
  return documentColumns[kind];
}

/** Words kept in memory before they are written out: the fewer pieces, the less there is to merge. */
const pendingBytes = 8_000_000;

/**
 * A kind's documents by row id, which rises with the time they were made, and beside them the
 * words, which the index does not keep as text: snippets are cut from the texts themselves.
 * The words come folded and cut (words.ts), so SQLite only parts them at the spaces.
 */
export function schemaStatements(): readonly string[] {
  return [
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID",
    ...searchKinds.flatMap((kind) => [
      `CREATE TABLE ${documentTable(kind)} (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, madeAt TEXT NOT NULL, ${names(columnsOf(kind))})`,
      `CREATE VIRTUAL TABLE ${wordTable(kind)} USING fts5(${fieldsOf(kind).join(", ")}, content='', contentless_delete=1, tokenize="ascii tokenchars '.'")`,
      `INSERT INTO ${wordTable(kind)} (${wordTable(kind)}, rank) VALUES ('hashsize', ${pendingBytes})`,
      `CREATE VIRTUAL TABLE ${vocabularyTable(kind)} USING fts5vocab(${wordTable(kind)}, 'row')`,
    ]),
    ...linkTableNames.flatMap((table) => [
      `CREATE TABLE ${table} (id TEXT PRIMARY KEY, ${names(linkTables[table])}) WITHOUT ROWID`,
      ...linkTables[table]
        .filter((column: Column) => column.isIndexed === true)
        .map(({ name }) => `CREATE INDEX ${table}By${name} ON ${table} (${name})`),
    ]),
  ];
}

const names = (columns: readonly Column[]) => columns.map(({ name }) => name).join(", ");
