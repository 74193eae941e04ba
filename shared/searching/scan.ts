import type { BlobHash } from "../domain/ids.ts";
import { rowsOf } from "../domain/record.ts";
import type { NotebookState } from "../ledger/notebook-state.ts";
import type { Row } from "../ledger/row.ts";
import {
  isSearched,
  madeAt,
  type SearchKind,
  searched,
  searchKinds,
  textIn,
  textsOf,
} from "./documents.ts";
import { passes } from "./facts.ts";
import { factsIn } from "./facts-of-state.ts";
import { bestSnippet } from "./hit.ts";
import { withOtherNames } from "./other-names.ts";
import { satisfies } from "./places.ts";
import { parseQuery, soughtTerms } from "./query.ts";
import type { Snippet } from "./snippet.ts";

export type ScannedHit = {
  readonly kind: SearchKind;
  readonly id: string;
  readonly field: string;
  readonly snippet: Snippet;
};

/**
 * Searches without an index, for a process that has none: reads every text there is. Finds
 * what the index finds, in the same order: by kind, newest first.
 */
export async function scanNotebook(
  state: NotebookState,
  readText: (hash: BlobHash) => Promise<string>,
  typed: string,
): Promise<readonly ScannedHit[]> {
  const asked = parseQuery(typed);
  if (asked.clauses.length === 0) return [];
  const { query } = withOtherNames(asked, rowsOf(state, "aliases"));
  const terms = soughtTerms(query);
  const factsOf = factsIn(state);
  const hashes = new Map<string, BlobHash>(
    rowsOf(state, "textVersions").map(({ id, textHash }) => [id, textHash]),
  );
  const briefIds = new Set<string>(rowsOf(state, "briefs").map(({ id }) => id));
  // Gathered before the first wait: the state goes on changing.
  const documents = searchKinds.map((kind) => ({ kind, rows: newestFirst(rowsIn(state, kind)) }));
  const hits: ScannedHit[] = [];
  for (const { kind, rows } of documents) {
    for (const row of rows) {
      const hash = kind === "article" ? hashes.get(textIn(row, "currentTextVersionId")) : undefined;
      // A text that is lost leaves its article findable by the rest of it.
      const text = hash === undefined ? null : await readText(hash).catch(() => null);
      const texts = textsOf(kind, row, text);
      const facts = factsOf(kind, row.id);
      const isHidden = kind === "paragraph" && !briefIds.has(textIn(row, "briefId"));
      if (isHidden || !satisfies(texts, query, (filter) => passes(facts, filter))) continue;
      hits.push({ kind, id: row.id, ...bestSnippet(kind, texts, terms) });
    }
  }
  return hits;
}

function rowsIn(state: NotebookState, kind: SearchKind): readonly Row[] {
  // Rows of every table are rows; only their types say more.
  const rows = rowsOf(state, searched[kind].table) as unknown as readonly Row[];
  return rows.filter((row) => isSearched(kind, row));
}

export function newestFirst(rows: readonly Row[]): readonly Row[] {
  return rows
    .map((row) => ({ row, at: madeAt(row) }))
    .sort((a, b) => compare(b.at, a.at) || compare(b.row.id, a.row.id))
    .map(({ row }) => row);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
