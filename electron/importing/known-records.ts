import { type SourceId, sourceIdSchema } from "#shared/domain/ids.ts";
import { type RowOf, rowWithId } from "#shared/domain/record.ts";
import type { TableName } from "#shared/domain/tables.ts";
import type { Change, LedgerEntry } from "#shared/ledger/change.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";

/** Ids of the records of one table, by what one of their fields holds. */
type Ids = Map<string, string[]>;

/** As names are told apart: however their accents were typed. */
const nameKey = (name: string) => name.normalize("NFC");

/**
 * The articles of a notebook by their original, and its sources by name, kept from one file
 * of an import to the next: looking through the whole notebook for each of thousands of
 * files takes the longer the larger it is. What others write meanwhile is seen by the
 * ledger's sequence, and then all is looked through anew.
 */
export class KnownRecords {
  readonly #articles: Ids = new Map();
  readonly #sources: Ids = new Map();
  /** The sequence that is known of; null before the first look. */
  #sequence: number | null = null;

  /** Knows of the whole state, which stands at this sequence of the ledger. */
  follow(state: NotebookState, sequence: number): void {
    if (this.#sequence === sequence) return;
    this.#sequence = sequence;
    this.#articles.clear();
    this.#sources.clear();
    for (const [id, { fields }] of state.get("articles") ?? []) {
      note(this.#articles, fields["originalHash"]?.heads[0]?.value, id);
    }
    for (const [id, { fields }] of state.get("sources") ?? []) {
      note(this.#sources, fields["name"]?.heads[0]?.value, id);
    }
  }

  /** Takes in what this import itself has just written; what somebody else wrote before it is not passed over. */
  written({ sequence }: Pick<LedgerEntry, "sequence">, changes: readonly Change[]): void {
    if (this.#sequence === null || sequence !== this.#sequence + 1) return;
    this.#sequence = sequence;
    for (const { table, id, set } of changes) {
      if (table === "articles") note(this.#articles, set["originalHash"], id);
      if (table === "sources") note(this.#sources, set["name"], id);
    }
  }

  /** The visible article that was made of these bytes; null when there is none. */
  articleOf(state: NotebookState, originalHash: string): RowOf<"articles"> | null {
    return firstVisible(state, "articles", this.#articles.get(nameKey(originalHash)));
  }

  /** The visible source of this very name; null when there is none. */
  sourceNamed(state: NotebookState, name: string): SourceId | null {
    const found = firstVisible(state, "sources", this.#sources.get(nameKey(name)));
    return found === null ? null : sourceIdSchema.parse(found.id);
  }
}

function note(ids: Ids, value: unknown, id: string): void {
  if (typeof value !== "string") return;
  const key = nameKey(value);
  const known = ids.get(key);
  if (known === undefined) ids.set(key, [id]);
  else known.push(id);
}

function firstVisible<T extends TableName>(
  state: NotebookState,
  table: T,
  ids: readonly string[] = [],
): RowOf<T> | null {
  for (const id of ids) {
    const row = rowWithId(state, table, id);
    if (row !== null) return row;
  }
  return null;
}
