import type { Inline } from "../domain/brief/brief.ts";
import type { TableName } from "../domain/tables.ts";
import type { Stamp } from "../ledger/clock.ts";
import type { Row } from "../ledger/row.ts";

/** What a search finds, in the order results are shown. */
export const searchKinds = [
  "article",
  "annotation",
  "claim",
  "evidence",
  "judgement",
  "paragraph",
  "source",
  "origin",
] as const;
export type SearchKind = (typeof searchKinds)[number];

type Searched = {
  readonly table: TableName;
  /** The fields that are searched, and how much a hit in each weighs against one in the text. */
  readonly fields: Readonly<Record<string, number>>;
};

export const searched: Readonly<Record<SearchKind, Searched>> = {
  article: { table: "articles", fields: { title: 5, byline: 2, publisher: 2, text: 1 } },
  annotation: { table: "annotations", fields: { note: 1 } },
  claim: { table: "claims", fields: { statement: 3, note: 1 } },
  evidence: { table: "evidence", fields: { note: 1, translation: 1 } },
  judgement: {
    table: "judgements",
    fields: { statement: 3, confidenceReason: 1, assumptions: 1, wouldChange: 1 },
  },
  paragraph: { table: "paragraphs", fields: { text: 1 } },
  source: {
    table: "sources",
    fields: { name: 5, descriptor: 1, reliabilityReason: 1, note: 1 },
  },
  origin: { table: "origins", fields: { name: 5, note: 1 } },
};

const kindsByTable: ReadonlyMap<string, SearchKind> = new Map(
  searchKinds.map((kind) => [searched[kind].table, kind]),
);

/** The kind of document that a table's rows are; null for a table that is not searched. */
export function searchKindOf(table: string): SearchKind | null {
  return kindsByTable.get(table) ?? null;
}

export function fieldsOf(kind: SearchKind): readonly string[] {
  return Object.keys(searched[kind].fields);
}

/**
 * The searched texts of a record, in the order of `fieldsOf`.
 *
 * @param articleText the whole text of an article, folded lines included: nothing is hidden from a search
 */
export function textsOf(kind: SearchKind, row: Row, articleText: string | null): readonly string[] {
  return fieldsOf(kind).map((field) => {
    if (kind === "article" && field === "text") return articleText ?? "";
    // The schema of paragraphs says that `content` is a list of Inline.
    if (kind === "paragraph") return wordsOfParagraph(row["content"] as readonly Inline[]);
    return textIn(row, field);
  });
}

/** Marks and evidence are searched for what the analyst wrote beside them: without it, as most are, they are no document. */
export function isSearched(kind: SearchKind, row: Row): boolean {
  if (kind !== "annotation" && kind !== "evidence") return true;
  return fieldsOf(kind).some((field) => typeof row[field] === "string");
}

/** What a field of a row holds, as text; nothing when it holds something else. */
export function textIn(row: Row, field: string): string {
  const value = row[field];
  return typeof value === "string" ? value : "";
}

/** The words of a paragraph, with its references left out. */
function wordsOfParagraph(content: readonly Inline[]): string {
  return content.map((inline) => (inline.kind === "text" ? inline.text : "")).join("");
}

/** When a record was made: the earliest stamp on it. Newest first is by this, later ids first among equals. */
export function madeAt({ $: { made, fields } }: Row): Stamp {
  let earliest = made;
  for (const { stamp, replaced, rivals } of Object.values(fields ?? {})) {
    for (const one of [stamp, ...(replaced ?? []), ...(rivals ?? []).map((head) => head.stamp)]) {
      if (one < earliest) earliest = one;
    }
  }
  return earliest;
}
