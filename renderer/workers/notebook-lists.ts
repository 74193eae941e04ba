import { assertNever } from "#shared/assert-never.ts";
import type { ClaimView } from "#shared/domain/claim/claim-view.ts";
import { isOpen } from "#shared/domain/conflict/conflict.ts";
import {
  type ConflictGround,
  claimsOfConflict,
  isConflictVisible,
} from "#shared/domain/conflict/register.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { LedgerEntry } from "#shared/ledger/change.ts";
import { datedRows, dateRows, datesOfArticles } from "#shared/listing/article-dates.ts";
import { articleFacet, articleList, articleRows } from "#shared/listing/article-facet.ts";
import {
  claimRows,
  leavesOutNothing,
  likeRows,
  unstatedRows,
} from "#shared/listing/claim-facet.ts";
import type { ListAnswer, ListFilter, ListRequest, ListRow } from "#shared/listing/list-request.ts";
import { nameFacet, nameList, nameRows } from "#shared/listing/name-facet.ts";
import {
  conflictFacet,
  conflictList,
  conflictRows,
  relationFacet,
  relationList,
  relationRows,
} from "#shared/listing/relation-facet.ts";
import {
  rowsOfUse,
  speakerFacet,
  speakerList,
  unregisteredRows,
  usesOfSources,
} from "#shared/listing/source-use.ts";
import { ClaimKeeper, type Keeping, type Pace } from "./claim-keeper.ts";
import type { ClaimTables } from "./claim-records.ts";
import { Keeper, Reached, rowKeeper } from "./keeper.ts";
import { KeptClaimRows } from "./kept-claim-rows.ts";
import { KeptClaims } from "./kept-claims.ts";
import type { ProjectionDatabase } from "./projection-database.ts";

/** A screenful is looked for first among so many of the newest. */
const lookedThroughFirst = 2000;
/** Answers kept for the next page of the same list. */
const keptAnswers = 12;

/** What the lists of a notebook may go by beside its rows. */
export interface Past {
  /** The sequence of the ledger that the rows have. */
  readonly sequence: number;
  readonly entriesAfter: (sequence: number, limit: number) => Promise<readonly LedgerEntry[]>;
  /** Differs between programs that may make other lists of the same rows. */
  readonly madeBy: string;
  /** Fewer claims than these are read anew at each opening. */
  readonly leastKept: number;
}

type Answered = {
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
  readonly #lists = {
    articles: articleList(),
    sources: nameList(),
    origins: nameList(),
    speakers: speakerList(),
    relations: relationList(),
    conflicts: conflictList(),
  };
  readonly #claimKeeper: ClaimKeeper;
  readonly #rowsOfClaims: KeptClaimRows;
  readonly #keepers: Readonly<Record<Kept, Keeper>>;
  readonly #answers = new Map<string, Answered>();
  #uses: { readonly version: number; readonly of: ReturnType<typeof usesOfSources> } | null = null;

  #dates: { readonly version: number; readonly of: ReturnType<typeof datesOfArticles> } | null =
    null;

  readonly #articlesRead = new Reached();

  /** How many wait for what is being read; nobody does where a beginning was shown. */
  readonly #waiting = new Map<Kept, number>();
  readonly #tell: (done: number, total: number) => void;
  /** Up to here the lists were told what was written. */
  #sequence: number;
  readonly #paces: (kept: Kept) => Pace;

  /**
   * @param giveWay lets everything else go first, until it is quiet or somebody waits
   * @param tell how far the claims have been read
   * @param past what was written before, and by whom lists are kept; null for lists that are read
   *   anew at each opening
   */
  constructor(
    database: ProjectionDatabase,
    giveWay: (isAwaited: () => boolean) => Promise<void>,
    tell: (done: number, total: number) => void = () => {},
    past: Past | null = null,
  ) {
    this.#database = database;
    this.#sequence = past?.sequence ?? 0;
    this.#tell = tell;
    this.#paces = (kept) => {
      const isAwaited = () => (this.#waiting.get(kept) ?? 0) > 0;
      return { isAwaited, pause: () => giveWay(isAwaited) };
    };
    const tables: ClaimTables = (table) => database.dexie.table(table);
    this.#rowsOfClaims = new KeptClaimRows(tables);
    const keeping: Keeping | null = past && {
      kept: new KeptClaims(database, past.madeBy),
      least: past.leastKept,
      sequence: () => this.#sequence,
      entriesAfter: past.entriesAfter,
    };
    this.#claimKeeper = new ClaimKeeper(tables, this.#rowsOfClaims, this.#paces("claims"), keeping);
    const { articles, sources, origins, speakers, relations, conflicts } = this.#lists;
    const rows = <T extends Exclude<Kept, "claims">>(table: T) => ({
      database,
      table,
      pause: this.#paces(table).pause,
    });
    this.#keepers = {
      articles: rowKeeper({
        ...rows("articles"),
        list: articles,
        facetOf: articleFacet,
        onRead: (count) => this.#articlesRead.tell(count),
      }),
      sources: rowKeeper({ ...rows("sources"), list: sources, facetOf: nameFacet }),
      origins: rowKeeper({ ...rows("origins"), list: origins, facetOf: nameFacet }),
      speakers: rowKeeper({ ...rows("speakers"), list: speakers, facetOf: speakerFacet }),
      relations: rowKeeper({ ...rows("relations"), list: relations, facetOf: relationFacet }),
      conflicts: rowKeeper({ ...rows("conflicts"), list: conflicts, facetOf: conflictFacet }),
      claims: new Keeper(
        () => this.#loadClaims(),
        (entries) => this.#claimKeeper.take(entries),
      ),
    };
  }

  /** The projection has these entries now. */
  async take(entries: readonly LedgerEntry[]): Promise<void> {
    this.#rowsOfClaims.take(entries);
    for (const keeper of Object.values(this.#keepers)) await keeper.take(entries);
    this.#sequence = entries.at(-1)?.sequence ?? this.#sequence;
  }

  async answer(request: ListRequest): Promise<ListAnswer> {
    const answer = await this.#rowsAsked(request);
    if (request.withClaims !== true) return answer;
    const ids = answer.rows.flatMap(({ key, group }) => (group === null ? key : []));
    return { ...answer, claims: await this.#rowsOfClaims.rowsOf(ids) };
  }

  async #rowsAsked(request: ListRequest): Promise<ListAnswer> {
    const kept = keptFor(request.list);
    const keepers = kept.map((one) => this.#keepers[one]);
    if (!keepers.every(({ isReady }) => isReady)) {
      const load = () => Promise.all(keepers.map((keeper) => keeper.load()));
      const beginning = await this.#beginning(request);
      if (beginning !== null) {
        // The rows that were answered are read and drawn before all others are.
        const loading = Promise.all(kept.map((one) => this.#paces(one).pause())).then(load);
        // What goes wrong is told to the next who has to wait for it.
        loading.catch(() => {});
        return beginning;
      }
      const loaded = this.#waitFor(request.canWait === true ? [] : kept, load);
      if (request.list.of === "articles" && request.isAgain !== true) {
        const first = await this.#firstOf(request, loaded);
        if (first !== null) return first;
      }
      await loaded;
    }
    return this.#rowsOfAll(request);
  }

  /** Those of the newest articles read so far, as soon as they are a screenful; null when all were read before. */
  async #firstOf(request: ListRequest, loaded: Promise<void>): Promise<ListAnswer | null> {
    let isWhole = false;
    const whole = loaded.then(() => {
      isWhole = true;
    });
    // Twice as many each time: looking through those read so far is not done for every page.
    for (let size = lookedThroughFirst; ; size = 2 * this.#lists.articles.size) {
      await Promise.race([whole, this.#articlesRead.reached(size)]);
      if (isWhole) return null;
      const answer = await this.#rowsOfAll(request);
      if (answer.rowCount >= request.from + request.limit) return { ...answer, isPartial: true };
    }
  }

  async #rowsOfAll(request: ListRequest): Promise<ListAnswer> {
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

  async #loadClaims(): Promise<void> {
    const counts = await this.#database.counts.bulkGet([...ClaimKeeper.readWhole]);
    const total = counts.reduce((sum, count) => sum + (count?.live ?? 0), 0);
    let done = 0;
    try {
      await this.#claimKeeper.load((count) => {
        done += count;
        this.#tell(Math.min(done, total), total);
      });
    } finally {
      this.#tell(total, total);
    }
  }

  async #waitFor(kept: readonly Kept[], load: () => Promise<unknown>): Promise<void> {
    const count = (step: number) => {
      for (const one of kept) this.#waiting.set(one, (this.#waiting.get(one) ?? 0) + step);
    };
    count(1);
    try {
      await load();
    } finally {
      count(-1);
    }
  }

  /** What bears the tag that claims are filtered by; null where they are not. */
  async #taggedIn(list: ListFilter): Promise<ReadonlySet<string> | null> {
    if (list.of !== "claims" || list.filter.tagId === null) return null;
    const { tagId } = list.filter;
    const taggings = this.#database.dexie.table<RowOf<"taggings">, string>("taggings");
    const bearing = await taggings.where("tagId").equals(tagId).toArray();
    return new Set(bearing.map(({ targetId }) => targetId));
  }

  #rowsOf(list: ListFilter, tagged: ReadonlySet<string> | null): Answered {
    // One of many sources: counted for all of them together.
    if (list.of === "articles-by") {
      return { version: 0, rows: rowsOfUse(this.#usesOf().get(list.filter.sourceId)), records: 0 };
    }
    const name = JSON.stringify(list);
    const version = keptFor(list).reduce((sum, kept) => sum + this.#versionOf(kept), 0);
    const known = tagged === null ? this.#answers.get(name) : undefined;
    if (known?.version === version) return known;
    const rows = this.#made(list, tagged);
    const heads = rows.reduce((sum, { group }) => sum + (group === null ? 0 : 1), 0);
    const answered = { version, rows, records: rows.length - heads };
    this.#answers.delete(name);
    this.#answers.set(name, answered);
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= keptAnswers) break;
      this.#answers.delete(oldest);
    }
    return answered;
  }

  /** Rises with every change. */
  #versionOf(kept: Kept): number {
    return kept === "claims" ? this.#claimKeeper.list.version : this.#lists[kept].version;
  }

  #usesOf(): ReturnType<typeof usesOfSources> {
    const { articles } = this.#lists;
    if (this.#uses?.version !== articles.version) {
      this.#uses = { version: articles.version, of: usesOfSources(articles) };
    }
    return this.#uses.of;
  }

  #datesOf(): ReturnType<typeof datesOfArticles> {
    const { articles } = this.#lists;
    if (this.#dates?.version !== articles.version) {
      this.#dates = { version: articles.version, of: datesOfArticles(articles) };
    }
    return this.#dates.of;
  }

  #made(
    list: Exclude<ListFilter, { of: "articles-by" }>,
    tagged: ReadonlySet<string> | null,
  ): readonly ListRow[] {
    const { articles, sources, origins, speakers, relations, conflicts } = this.#lists;
    const keeper = this.#claimKeeper;
    switch (list.of) {
      case "articles":
        return articleRows(articles, list.filter);
      case "claims":
        return claimRows(
          keeper.list,
          list.filter,
          keeper.lensIds,
          tagged,
          this.#opposed(list.filter),
        );
      case "claims-like":
        return likeRows(keeper.list, list.filter);
      case "relations":
        return relationRows(relations, (id) => keeper.hasClaim(id));
      case "conflicts":
        return conflictRows(conflicts, list.filter, this.#ground());
      case "sources":
        return nameRows(sources, list.filter);
      case "origins":
        return nameRows(origins, list.filter);
      case "article-dates":
        return dateRows(this.#datesOf());
      case "articles-dated":
        return datedRows(this.#datesOf(), list.filter);
      case "unregistered-names":
        return unregisteredRows(articles, speakers);
      case "unstated-origins":
        return unstatedRows(keeper.list);
      default:
        return assertNever(list);
    }
  }

  #ground(): ConflictGround {
    const { relations } = this.#lists;
    const keeper = this.#claimKeeper;
    return {
      relationIds: { has: (id) => relations.get(id) !== undefined },
      claimIds: { has: (id) => keeper.hasClaim(id) },
      claimOfEvidence: { get: (id) => keeper.claimOf(id) },
    };
  }

  /** The claims that open conflicts touch, where a list asks for what is unfinished. */
  #opposed({ onlyUnfinished }: ClaimView): ReadonlySet<string> {
    if (!onlyUnfinished) return new Set();
    const ground = this.#ground();
    const open = this.#lists.conflicts
      .sorted("register")
      .filter((conflict) => isOpen(conflict) && isConflictVisible(conflict, ground));
    const ends = open.flatMap((conflict) => claimsOfConflict(conflict, ground.claimOfEvidence));
    return new Set(ends.filter((claimId) => claimId !== null));
  }

  /** Rows of a list that nothing is filtered from, in order of id; null for any other. */
  async #beginning({ list, from, limit, place }: ListRequest): Promise<ListAnswer | null> {
    const order = wholeIn(list);
    if (order === null || limit === 0) return null;
    const { of } = list;
    if (of !== "articles" && of !== "claims") return null;
    const rows = this.#database.rows(of).toCollection();
    const before = await (order === "newest" ? rows.reverse() : rows)
      .limit(from + limit)
      .primaryKeys();
    const ids = before.slice(from);
    const count = (await this.#database.counts.get(of))?.live ?? 0;
    return {
      rowCount: count,
      recordCount: count,
      from,
      rows: ids.map((key) => ({ key, group: null })),
      place: place === null ? -1 : await this.#placeOf(place, of, order),
    };
  }

  /** Where a record stands in a whole list that follows the ids. */
  async #placeOf(id: string, of: "articles" | "claims", order: "made" | "newest"): Promise<number> {
    const rows = this.#database.rows(of).where(":id");
    if ((await rows.equals(id).count()) === 0) return -1;
    return await (order === "newest" ? rows.above(id) : rows.below(id)).count();
  }
}

type Kept = "articles" | "claims" | "sources" | "origins" | "speakers" | "relations" | "conflicts";

/** What has to be kept before a list can be answered. */
function keptFor(list: ListFilter): readonly Kept[] {
  // An open conflict is one of the things that a claim may be unfinished for.
  const isOfUnfinished = list.of === "claims" && list.filter.onlyUnfinished;
  return isOfUnfinished ? keptForKind.conflicts : keptForKind[list.of];
}

const keptForKind: Readonly<Record<ListFilter["of"], readonly Kept[]>> = {
  articles: ["articles"],
  claims: ["claims"],
  "claims-like": ["claims"],
  relations: ["claims", "relations"],
  conflicts: ["claims", "relations", "conflicts"],
  sources: ["sources"],
  origins: ["origins"],
  "articles-by": ["articles"],
  "article-dates": ["articles"],
  "articles-dated": ["articles"],
  "unregistered-names": ["articles", "speakers"],
  "unstated-origins": ["claims"],
};

/** The order of a list that nothing is filtered from and that follows the ids; null for others. */
function wholeIn(list: ListFilter): "made" | "newest" | null {
  if (list.of === "articles") {
    const { words, triage } = list.filter;
    return words.trim() === "" && triage === null ? "newest" : null;
  }
  if (list.of !== "claims") return null;
  const { search, sort, group } = list.filter;
  const isWhole = search.trim() === "" && group === "none" && leavesOutNothing(list.filter);
  return isWhole && (sort === "made" || sort === "newest") ? sort : null;
}
