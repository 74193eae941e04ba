import { isTableName, type TableName } from "#shared/domain/tables.ts";
import type { LedgerEntry } from "#shared/ledger/change.ts";
import type { Row } from "#shared/ledger/row.ts";
import {
  type SearchKind,
  searched,
  searchKindOf,
  searchKinds,
} from "#shared/searching/documents.ts";
import type { SearchIndex } from "./search-index.ts";
import { type LinkTable, linkTableNames } from "./search-schema.ts";
import type { SearchSource } from "./search-source.ts";

/** Rows read at a time: few enough that a search asked meanwhile waits a few milliseconds. */
const rowsAtOnce: Readonly<Record<"article" | "other", number>> = { article: 16, other: 500 };

/** How much is written before it is made lasting; each time costs the merging of what was written. */
const rowsInTransaction = 1000;

type Step = {
  readonly table: TableName;
  readonly kind: SearchKind | null;
  readonly link: LinkTable | null;
};

/** What a build goes through, in order: what filters need is small and comes first, then newest things of few. */
const steps: readonly Step[] = [
  ...linkTableNames.map((link): Step => ({ table: link, kind: null, link })),
  ...searchKinds.map((kind): Step => ({ table: searched[kind].table, kind, link: null })),
];

export type BuildProgress = (done: number) => void;

/** Brings an index up to the projection, all of it or what entries have touched. */
export class SearchFeed {
  readonly #index: SearchIndex;
  readonly #source: SearchSource;
  readonly #pause: () => Promise<void>;

  /** @param pause lets other work of this thread come in between */
  constructor(index: SearchIndex, source: SearchSource, pause: () => Promise<void>) {
    this.#index = index;
    this.#source = source;
    this.#pause = pause;
  }

  /** The sequence of the ledger that the index has; null when a build has not been begun. */
  get sequence(): number | null {
    const sequence = this.#index.meta("sequence");
    return typeof sequence === "number" ? sequence : null;
  }

  get isBuilt(): boolean {
    return this.#index.meta("step") === steps.length;
  }

  /** Begins a build: from here on entries after `sequence` have to be taken too. */
  begin(storeId: string, sequence: number): void {
    this.#index.write(() => {
      this.#index.setMeta("storeId", storeId);
      this.#index.setMeta("sequence", sequence);
      this.#index.setMeta("step", 0);
      this.#index.setMeta("after", "");
      this.#index.setMeta("done", 0);
    });
  }

  /**
   * Takes the next rows of a build, or of one that was broken off; false when there are none
   * left. Between two calls entries may be taken.
   */
  async buildOn(onProgress: BuildProgress): Promise<boolean> {
    let at = Number(this.#index.meta("step"));
    if (at >= steps.length) return false;
    let after = this.#index.text("after");
    let done = Number(this.#index.meta("done"));
    let written = 0;
    for (;;) {
      const step = steps[at];
      if (step === undefined || written >= rowsInTransaction) break;
      const limit = step.kind === "article" ? rowsAtOnce.article : rowsAtOnce.other;
      const rows = await this.#source.page(step.table, after, limit);
      const isLastPage = rows.length < limit;
      at += isLastPage ? 1 : 0;
      after = isLastPage ? "" : (rows.at(-1)?.id ?? after);
      written += rows.length;
      done += rows.length;
      const write = await this.#writing(step, rows);
      this.#index.write(write);
      await this.#pause();
    }
    // Once for all of it: each time would have FTS5 write out what it has pending.
    this.#index.write(() => {
      this.#index.setMeta("step", at);
      this.#index.setMeta("after", after);
      this.#index.setMeta("done", done);
    });
    this.#index.commit();
    onProgress(done);
    return at < steps.length;
  }

  /** Takes in what these entries have touched, as it stands now. */
  async take(entries: readonly LedgerEntry[]): Promise<void> {
    const sequence = entries.at(-1)?.sequence;
    if (sequence === undefined) return;
    const touched = touchedIds(entries);
    const annotations = touched.get("annotations");
    if (annotations !== undefined) {
      const evidence = touched.get("evidence") ?? new Set<string>();
      const hanging = await this.#source.evidenceOfAnnotations([...annotations]);
      touched.set("evidence", new Set([...evidence, ...hanging]));
    }
    const writes: (() => void)[] = [];
    for (const [table, ids] of touched) {
      const wanted = [...ids];
      const rows = (await this.#source.rowsById(table, wanted)).filter((row) => row !== undefined);
      // Sources, origins and evidence are documents, and tie others to what filters name.
      for (const step of steps.filter((one) => one.table === table)) {
        writes.push(await this.#writing(step, rows, wanted));
      }
    }
    this.#index.write(() => {
      for (const write of writes) write();
      this.#index.setMeta("sequence", sequence);
    });
  }

  /**
   * Reads what has to be written, and answers with how to write it.
   *
   * @param ids those that rows were asked for; what is no row any more is taken out
   */
  async #writing(
    { kind, link }: Step,
    rows: readonly Row[],
    ids: readonly string[] = [],
  ): Promise<() => void> {
    if (kind !== null) {
      const documents = await this.#source.documents(kind, rows);
      const left = without(
        ids,
        documents.map(({ row }) => row.id),
      );
      return () => {
        this.#index.remove(kind, left);
        this.#index.put(kind, documents);
      };
    }
    if (link === null) return () => {};
    const links = await this.#source.links(link, rows);
    const left = without(
      ids,
      links.map(({ id }) => id),
    );
    return () => {
      this.#index.removeLinks(link, left);
      this.#index.putLinks(link, links);
    };
  }
}

function without(ids: readonly string[], kept: readonly string[]): readonly string[] {
  const keptIds = new Set(kept);
  return ids.filter((id) => !keptIds.has(id));
}

function touchedIds(entries: readonly LedgerEntry[]): Map<TableName, Set<string>> {
  const touched = new Map<TableName, Set<string>>();
  for (const { changeSet } of entries) {
    for (const { table, id } of changeSet.changes) {
      if (!isTableName(table) || !isFed(table)) continue;
      const ids = touched.get(table) ?? new Set();
      touched.set(table, ids.add(id));
    }
  }
  return touched;
}

const isFed = (table: TableName) =>
  searchKindOf(table) !== null || linkTableNames.some((name) => name === table);
