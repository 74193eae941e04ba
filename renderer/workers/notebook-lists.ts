import { assertNever } from "#shared/assert-never.ts";
import { wholeView } from "#shared/domain/claim/claim-view.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { LedgerEntry } from "#shared/ledger/change.ts";
import { articleFacet, articleList, articleRows } from "#shared/listing/article-facet.ts";
import { claimRows, likeRows } from "#shared/listing/claim-facet.ts";
import type { ListAnswer, ListFilter, ListRequest, ListRow } from "#shared/listing/list-request.ts";
import { ClaimKeeper } from "./claim-keeper.ts";
import type { ClaimTables } from "./claim-records.ts";
import type { ProjectionDatabase } from "./projection-database.ts";

const rowsAtOnce = 2000;
/** Answers kept for the next page of the same list. */
const keptAnswers = 12;

type Kept = {
  readonly version: number;
  readonly rows: readonly ListRow[];
  readonly records: number;
};

/**
 * The lists of one notebook: what filters and orders ask of its articles and claims is kept in
 * memory, so that views read no more rows than they show. Read in the background when the first
 * list is asked for; until then the beginning of a whole list is answered from the database.
 */
export class NotebookLists {
  readonly #database: ProjectionDatabase;
  readonly #articles: Keeper;
  readonly #claims: Keeper;
  readonly #articleList = articleList();
  readonly #claimKeeper: ClaimKeeper;
  readonly #answers = new Map<string, Kept>();

  constructor(database: ProjectionDatabase, pause: () => Promise<void>) {
    this.#database = database;
    const tables: ClaimTables = (table) => database.dexie.table(table);
    this.#claimKeeper = new ClaimKeeper(tables, pause);
    this.#claims = new Keeper(
      () => this.#claimKeeper.load(),
      (entries) => this.#claimKeeper.take(entries),
    );
    this.#articles = new Keeper(
      () => this.#loadArticles(pause),
      (entries) => this.#takeArticles(entries),
    );
  }

  /** The projection has these entries now. */
  async take(entries: readonly LedgerEntry[]): Promise<void> {
    await this.#articles.take(entries);
    await this.#claims.take(entries);
  }

  async answer(request: ListRequest): Promise<ListAnswer> {
    const keeper = request.list.of === "articles" ? this.#articles : this.#claims;
    if (!keeper.isReady) {
      const loading = keeper.load();
      const beginning = await this.#beginning(request);
      if (beginning !== null) {
        // What goes wrong is told to the next who has to wait for it.
        loading.catch(() => {});
        return beginning;
      }
      await loading;
    }
    const { rows, records } = this.#rowsOf(request.list, await this.#taggedIn(request.list));
    const { from, limit, place } = request;
    return {
      rowCount: rows.length,
      recordCount: records,
      from,
      rows: rows.slice(from, from + limit),
      place: place === null ? -1 : rows.findIndex(({ key }) => key === place),
    };
  }

  /** What bears the tag that claims are filtered by; null where they are not. */
  async #taggedIn(list: ListFilter): Promise<ReadonlySet<string> | null> {
    if (list.of !== "claims" || list.filter.tagId === null) return null;
    const { tagId } = list.filter;
    const taggings = this.#database.dexie.table<RowOf<"taggings">, string>("taggings");
    const bearing = await taggings.where("tagId").equals(tagId).toArray();
    return new Set(bearing.map(({ targetId }) => targetId));
  }

  #rowsOf(list: ListFilter, tagged: ReadonlySet<string> | null): Kept {
    const name = JSON.stringify(list);
    const version =
      list.of === "articles" ? this.#articleList.version : this.#claimKeeper.list.version;
    const known = tagged === null ? this.#answers.get(name) : undefined;
    if (known?.version === version) return known;
    const rows = this.#made(list, tagged);
    const heads = rows.reduce((sum, { group }) => sum + (group === null ? 0 : 1), 0);
    const kept = { version, rows, records: rows.length - heads };
    this.#answers.delete(name);
    this.#answers.set(name, kept);
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= keptAnswers) break;
      this.#answers.delete(oldest);
    }
    return kept;
  }

  #made(list: ListFilter, tagged: ReadonlySet<string> | null): readonly ListRow[] {
    switch (list.of) {
      case "articles":
        return articleRows(this.#articleList, list.filter);
      case "claims":
        return claimRows(this.#claimKeeper.list, list.filter, this.#claimKeeper.lensIds, tagged);
      case "claims-like":
        return likeRows(this.#claimKeeper.list, list.filter);
      default:
        return assertNever(list);
    }
  }

  /** The first rows of a list that nothing is filtered from, in order of id; null for any other. */
  async #beginning({ list, from, limit, place }: ListRequest): Promise<ListAnswer | null> {
    const order = wholeIn(list);
    if (order === null || from > 0 || limit === 0 || place !== null) return null;
    const { of } = list;
    if (of === "claims-like") return null;
    const rows = this.#database.rows(of).toCollection();
    const ids = await (order === "newest" ? rows.reverse() : rows).limit(limit).primaryKeys();
    const count = (await this.#database.counts.get(of))?.live ?? 0;
    return {
      rowCount: count,
      recordCount: count,
      from,
      rows: ids.map((key) => ({ key, group: null })),
      place: -1,
    };
  }

  async #loadArticles(pause: () => Promise<void>): Promise<void> {
    this.#articleList.clear();
    let after = "";
    for (;;) {
      const page = this.#database.rows("articles").where(":id").above(after).limit(rowsAtOnce);
      const rows = await page.toArray();
      this.#keepArticles(rows as unknown as readonly RowOf<"articles">[]);
      if (rows.length < rowsAtOnce) return;
      after = rows.at(-1)?.id ?? after;
      await pause();
    }
  }

  async #takeArticles(entries: readonly LedgerEntry[]): Promise<void> {
    const touched = entries.flatMap(({ changeSet }) =>
      changeSet.changes.filter(({ table }) => table === "articles").map(({ id }) => id),
    );
    const ids = [...new Set(touched)];
    if (ids.length === 0) return;
    const found = await this.#database.rows("articles").bulkGet(ids);
    this.#keepArticles(
      // The table holds articles, as a row of the projection does not say.
      found.filter((row) => row !== undefined) as unknown as readonly RowOf<"articles">[],
      ids.filter((_, index) => found[index] === undefined),
    );
  }

  #keepArticles(rows: readonly RowOf<"articles">[], gone: readonly string[] = []): void {
    this.#articleList.change(rows.map(articleFacet), gone);
  }
}

/** The order of a list that nothing is filtered from and that follows the ids; null for others. */
function wholeIn(list: ListFilter): "made" | "newest" | null {
  if (list.of === "articles") {
    const { words, triage } = list.filter;
    return words.trim() === "" && triage === null ? "newest" : null;
  }
  if (list.of !== "claims") return null;
  const { search, sort } = list.filter;
  const unfiltered = { ...wholeView, search, sort };
  const names = Object.keys(unfiltered) as (keyof typeof unfiltered)[];
  const isWhole =
    search.trim() === "" && names.every((name) => list.filter[name] === unfiltered[name]);
  return isWhole && (sort === "made" || sort === "newest") ? sort : null;
}

/** Reads once, when it is first needed, and takes what was written meanwhile after that. */
class Keeper {
  isReady = false;
  readonly #load: () => Promise<void>;
  readonly #take: (entries: readonly LedgerEntry[]) => Promise<void>;
  #loading: Promise<void> | null = null;
  #missed: LedgerEntry[] = [];

  constructor(load: () => Promise<void>, take: (entries: readonly LedgerEntry[]) => Promise<void>) {
    this.#load = load;
    this.#take = take;
  }

  load(): Promise<void> {
    this.#loading ??= this.#loadAll();
    return this.#loading;
  }

  async take(entries: readonly LedgerEntry[]): Promise<void> {
    if (!this.isReady) {
      if (this.#loading !== null) this.#missed.push(...entries);
      return;
    }
    try {
      await this.#take(entries);
    } catch {
      // What it holds is not to be believed any more; the next who asks has it read anew.
      this.isReady = false;
      this.#loading = null;
    }
  }

  async #loadAll(): Promise<void> {
    try {
      await this.#load();
      while (this.#missed.length > 0) await this.#take(this.#missed.splice(0));
      this.isReady = true;
    } catch (error) {
      // The next who asks tries again.
      this.#loading = null;
      throw error;
    }
  }
}
