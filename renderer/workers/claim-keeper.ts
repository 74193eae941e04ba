import { assembleClaims, type ClaimRows } from "#shared/domain/claim/assembled-claim.ts";
import { sortings } from "#shared/domain/claim/claim-view.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { LedgerEntry } from "#shared/ledger/change.ts";
import { deletedField } from "#shared/ledger/change.ts";
import { type ClaimList, claimFacet, claimList } from "#shared/listing/claim-facet.ts";
import { purges } from "./apply-entries.ts";
import { type ClaimTables, claimRowsOf } from "./claim-records.ts";
import type { KeptClaimRows } from "./kept-claim-rows.ts";
import type { KeptClaims } from "./kept-claims.ts";

/** Rows read at a time; between two reads this thread does what else waits. */
const rowsAtOnce = 4000;
const claimsAtOnce = 500;
/** About as many as a screen shows. */
const rowsShown = 20;
/** As many while nobody waits for them: what is on screen is read in between. */
const rowsAside = 400;
/** From here on reading all anew is no slower than finding what hangs on each. */
const mostFound = 2000;
/** What was kept is brought up to so many entries; one that is further behind is made anew. */
const mostBehind = 2000;
/** One that is so far behind is kept anew once it has been brought up. */
const muchBehind = 200;
const entriesAtOnce = 500;

type Grouped = keyof Pick<
  ClaimRows,
  "evidence" | "speakers" | "impacts" | "impactDimensions" | "conflicts"
>;

/** How reading goes beside other work. */
export interface Pace {
  /** True while somebody waits for what is being read. */
  readonly isAwaited: () => boolean;
  readonly pause: () => Promise<void>;
}

/** Where what lists are made of is kept from one opening to the next. */
export interface Keeping {
  readonly kept: KeptClaims;
  /** Fewer claims than these are read anew at each opening. */
  readonly least: number;
  /** The sequence up to which the list is told what was written. */
  readonly sequence: () => number;
  readonly entriesAfter: (sequence: number, limit: number) => Promise<readonly LedgerEntry[]>;
}

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly isLast: boolean;
}

/** Keeps what lists of claims are made of: read once, then brought up to each change. */
export class ClaimKeeper {
  /** The tables that are read whole. */
  static readonly readWhole = [
    "claims",
    "evidence",
    "impacts",
    "speakers",
    "impactDimensions",
    "conflicts",
  ] as const satisfies readonly (keyof ClaimRows)[];

  readonly list: ClaimList = claimList();
  lensIds: ReadonlySet<string> = new Set();
  readonly #tables: ClaimTables;
  readonly #kept: KeptClaimRows;
  readonly #pace: Pace;
  readonly #keeping: Keeping | null;
  /** Ends when what is read aside has been read. */
  #aside: Promise<unknown> = Promise.resolve();
  /** Of each passage its claim, so that one that is gone still leads to it. */
  readonly #claimOfEvidence = new Map<string, string>();
  /** Articles that passages are of and that were not there: what is merged may come after what hangs on it. */
  readonly #missingArticles = new Set<string>();

  /**
   * @param kept where the rows that are shown first are kept
   * @param keeping null for a list that is read anew at each opening
   */
  constructor(
    tables: ClaimTables,
    kept: KeptClaimRows,
    pace: Pace,
    keeping: Keeping | null = null,
  ) {
    this.#tables = tables;
    this.#kept = kept;
    this.#pace = pace;
    this.#keeping = keeping;
  }

  hasClaim(claimId: string): boolean {
    return this.list.get(claimId) !== undefined;
  }

  /** The claim of a piece of evidence that is there. */
  claimOf(evidenceId: string): string | undefined {
    const claimId = this.#claimOfEvidence.get(evidenceId) ?? "";
    return this.list.get(claimId)?.evidenceIds.includes(evidenceId) ? claimId : undefined;
  }

  /** @param onRead told how many more records have been read */
  async load(onRead: (count: number) => void = () => {}): Promise<void> {
    const sequence = this.#keeping?.sequence() ?? 0;
    const behind = await this.#takeKept(sequence).catch(() => null);
    if (behind === null) await this.#readAll(onRead);
    // Sorted before anyone asks: comparing a hundred thousand statements is a wait one feels.
    for (const sorting of sortings) {
      await this.#pace.pause();
      this.list.sorted(sorting);
    }
    // Nobody waits for these, and where they fail the rows are only read later.
    this.#readBeginnings().catch(() => {});
    if (behind === null || behind > muchBehind) this.#keep(sequence).catch(() => {});
  }

  /**
   * Takes what was kept at the last opening, and what was written since.
   *
   * @returns how many entries that were; null when all has to be read
   */
  async #takeKept(sequence: number): Promise<number | null> {
    const keeping = this.#keeping;
    const kept = (await keeping?.kept.read()) ?? null;
    if (keeping === null || kept === null) return null;
    const behind = sequence - kept.sequence;
    if (behind < 0 || behind > mostBehind) return null;
    this.#clear();
    for (const { id, evidenceIds } of kept.facets) {
      for (const evidenceId of evidenceIds) this.#claimOfEvidence.set(evidenceId, id);
    }
    for (const [evidenceId, claimId] of kept.hidden) this.#claimOfEvidence.set(evidenceId, claimId);
    for (const articleId of kept.missingArticles) this.#missingArticles.add(articleId);
    this.list.change(kept.facets);
    await this.#readLenses();
    for (let after = kept.sequence; after < sequence; ) {
      const limit = Math.min(entriesAtOnce, sequence - after);
      const entries = await keeping.entriesAfter(after, limit);
      const last = entries.at(-1);
      if (last === undefined || !(await this.#takeSome(entries))) return null;
      after = last.sequence;
    }
    return behind;
  }

  /** Keeps the list for the next opening. What was written meanwhile is taken again then, which changes nothing. */
  async #keep(sequence: number): Promise<void> {
    const facets = [...this.list.sorted("made")];
    if (this.#keeping === null || facets.length < this.#keeping.least) return;
    const named = new Set(facets.flatMap(({ evidenceIds }) => evidenceIds));
    const hidden = [...this.#claimOfEvidence].filter(([evidenceId]) => !named.has(evidenceId));
    const missingArticles = [...this.#missingArticles];
    await this.#keeping.kept.write({ sequence, facets, hidden, missingArticles }, () =>
      this.#pace.pause(),
    );
  }

  #clear(): void {
    this.list.clear();
    this.#claimOfEvidence.clear();
    this.#missingArticles.clear();
  }

  async #readAll(onRead: (count: number) => void = () => {}): Promise<void> {
    this.#clear();
    await this.#readLenses();
    const lenses = await this.#tables("lenses").toArray();
    const lensDimensions = await this.#tables("lensDimensions").toArray();
    // Reading is mostly waiting for the database, so the tables are read beside each other.
    const [evidence, impacts, speakers, answers, conflicts] = await Promise.all([
      this.#grouped("evidence", onRead, ({ claimId }) => claimId),
      this.#grouped("impacts", onRead, ({ claimId }) => claimId),
      this.#grouped("speakers", onRead, ({ evidenceId }) => evidenceId),
      this.#grouped("impactDimensions", onRead, ({ impactId }) => impactId),
      this.#grouped("conflicts", onRead, ({ leftId }) => leftId),
    ]);

    for await (const claims of this.#pages("claims", claimsAtOnce)) {
      const passages = claims.flatMap(({ id }) => evidence.get(id) ?? []);
      const decisions = claims.flatMap(({ id }) => impacts.get(id) ?? []);
      const annotations = await this.#together(
        "annotations",
        unique(passages.map(({ annotationId }) => annotationId)),
      );
      const articles = present(
        await this.#tables("articles").bulkGet(
          unique(annotations.map(({ articleId }) => articleId)),
        ),
      );
      this.#list({
        claims,
        evidence: passages,
        speakers: passages.flatMap(({ id }) => speakers.get(id) ?? []),
        annotations,
        articles,
        origins: [],
        sources: [],
        relations: [],
        conflicts: passages.flatMap(({ id }) => conflicts.get(id) ?? []),
        lenses,
        lensDimensions,
        impacts: decisions,
        impactDimensions: decisions.flatMap(({ id }) => answers.get(id) ?? []),
      });
      onRead(claims.length);
    }
  }

  /** The first rows of each order lie far apart, and whoever sorts wants them at once. */
  async #readBeginnings(): Promise<void> {
    for (const sorting of sortings) {
      await this.#pace.pause();
      const first = this.list.sorted(sorting).slice(0, rowsShown);
      await this.#kept.rowsOf(first.map(({ id }) => id));
    }
  }

  /** Brings the list up to these entries, which the projection has. */
  async take(entries: readonly LedgerEntry[]): Promise<void> {
    if (entries.some(purges)) await this.#keeping?.kept.forget();
    if (!(await this.#takeSome(entries))) await this.#readAll();
  }

  /** False when they bear upon too many claims. */
  async #takeSome(entries: readonly LedgerEntry[]): Promise<boolean> {
    const claimIds = await this.#touched(entries);
    if (claimIds === null || claimIds.size > mostFound) return false;
    if (claimIds.size === 0) return true;
    const wanted = [...claimIds];
    const rows = await claimRowsOf(this.#tables, wanted);
    const there = new Set<string>(rows.claims.map(({ id }) => id));
    this.#list(
      rows,
      wanted.filter((id) => !there.has(id)),
    );
    return true;
  }

  /** The claims that entries bear upon; null for all of them. */
  async #touched(entries: readonly LedgerEntry[]): Promise<ReadonlySet<string> | null> {
    const claimIds = new Set<string>();
    const ids = idsByTable(entries, (articleId) => this.#missingArticles.delete(articleId));
    const of = (table: string) => [...(ids.get(table) ?? [])];
    const isMany = [...ids.values()].some((some) => some.size > mostFound);
    if (isMany && of("annotations").length <= mostFound) return null;

    for (const id of of("claims")) claimIds.add(id);
    const evidenceIds = new Set(of("evidence"));
    for (const { evidenceId } of await this.#rows("speakers", of("speakers"))) {
      evidenceIds.add(evidenceId);
    }
    for (const { leftId, rightId } of await this.#rows("conflicts", of("conflicts"))) {
      evidenceIds.add(leftId).add(rightId);
    }
    const annotationIds = of("annotations");
    if (of("articles:away").length > 0) {
      const marked = this.#tables("annotations").where("articleId").anyOf(of("articles:away"));
      annotationIds.push(...(await marked.primaryKeys()));
    }
    if (annotationIds.length > 0) {
      const resting = this.#tables("evidence").where("annotationId").anyOf(annotationIds);
      for (const id of await resting.primaryKeys()) evidenceIds.add(id);
    }
    for (const id of evidenceIds) {
      const former = this.#claimOfEvidence.get(id);
      if (former !== undefined) claimIds.add(former);
    }
    for (const { claimId } of await this.#rows("evidence", [...evidenceIds])) claimIds.add(claimId);

    const lensIds = new Set(of("lenses"));
    for (const { lensId } of await this.#rows("lensDimensions", of("lensDimensions"))) {
      lensIds.add(lensId);
    }
    if (lensIds.size > 0) {
      await this.#readLenses();
      this.list.version += 1;
    }
    const impacts = await this.#rows("impacts", [
      ...of("impacts"),
      ...(await this.#rows("impactDimensions", of("impactDimensions"))).map(
        ({ impactId }) => impactId,
      ),
    ]);
    const throughLens = await this.#tables("impacts")
      .where("lensId")
      .anyOf([...lensIds])
      .toArray();
    for (const { claimId } of [...impacts, ...throughLens]) claimIds.add(claimId);
    return claimIds;
  }

  /** Rows by their ids; of deleted ones what they were. */
  async #rows<T extends keyof ClaimRows>(
    table: T,
    ids: readonly string[],
  ): Promise<readonly RowOf<T>[]> {
    if (ids.length === 0) return [];
    const rows = this.#tables(table);
    const found = await rows.bulkGet([...ids]);
    const missing = ids.filter((_, index) => found[index] === undefined);
    const dead =
      missing.length === 0
        ? []
        : await rows.db.table("tombstones").bulkGet(missing.map((id) => [table, id]));
    return [...present(found), ...present(dead).map(({ row }) => row)];
  }

  /**
   * Rows by their ids. What was made in one go lies together and is read in one go, in a fraction
   * of the time; only what lies far from the others is fetched by itself.
   */
  async #together<T extends keyof ClaimRows>(
    table: T,
    ids: readonly string[],
  ): Promise<readonly RowOf<T>[]> {
    const sorted = ids.toSorted();
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (first === undefined || last === undefined) return [];
    const most = 2 * sorted.length;
    const range = this.#tables(table).where(":id").between(first, last, true, true);
    const among = await range.limit(most).toArray();
    const wanted = new Set(sorted);
    // Its own id leaves the list of what is wanted, so that what remains lies elsewhere.
    const found = among.filter(({ id }) => wanted.delete(id));
    if (wanted.size === 0 || among.length < most) return found;
    return [...found, ...present(await this.#tables(table).bulkGet([...wanted]))];
  }

  async #readLenses(): Promise<void> {
    this.lensIds = new Set(await this.#tables("lenses").toCollection().primaryKeys());
  }

  #list(rows: ClaimRows, gone: readonly string[] = []): void {
    for (const { id, claimId } of rows.evidence) this.#claimOfEvidence.set(id, claimId);
    const there = new Set<string>(rows.articles.map(({ id }) => id));
    for (const { articleId } of rows.annotations) {
      if (!there.has(articleId)) this.#missingArticles.add(articleId);
    }
    this.list.change(assembleClaims(rows).map(claimFacet), gone);
  }

  async #grouped<T extends Grouped>(
    table: T,
    onRead: (count: number) => void,
    keyOf: (row: RowOf<T>) => string,
  ): Promise<ReadonlyMap<string, readonly RowOf<T>[]>> {
    const groups = new Map<string, RowOf<T>[]>();
    for await (const rows of this.#pages(table, rowsAtOnce)) {
      onRead(rows.length);
      for (const row of rows) {
        const group = groups.get(keyOf(row));
        if (group === undefined) groups.set(keyOf(row), [row]);
        else group.push(row);
      }
    }
    return groups;
  }

  async *#pages<T extends keyof ClaimRows>(
    table: T,
    size: number,
  ): AsyncIterable<readonly RowOf<T>[]> {
    let after = "";
    let ahead: Promise<Page<RowOf<T>>> | null = null;
    for (;;) {
      const { rows, isLast } = await (ahead ?? this.#page(table, after, size));
      after = rows.at(-1)?.id ?? after;
      ahead = null;
      if (!isLast && this.#pace.isAwaited()) {
        // The next page comes while this one is worked on; what goes wrong is told when it is waited for.
        ahead = this.#page(table, after, size);
        ahead.catch(() => {});
      }
      yield rows;
      if (isLast) return;
      await this.#pace.pause();
    }
  }

  /** Tables are read beside each other for who waits; else one after the other, a little at a time. */
  #page<T extends keyof ClaimRows>(table: T, after: string, size: number): Promise<Page<RowOf<T>>> {
    const read = async (limit: number) => {
      const rows = await this.#tables(table).where(":id").above(after).limit(limit).toArray();
      return { rows, isLast: rows.length < limit };
    };
    if (this.#pace.isAwaited()) return read(size);
    const page = this.#aside.then(async () => {
      await this.#pace.pause();
      return read(this.#pace.isAwaited() ? size : Math.min(size, rowsAside));
    });
    this.#aside = page.catch(() => {});
    return page;
  }
}

/** An article bears upon claims only by going away, coming back or being missed: then it stands under `articles:away`. */
function idsByTable(
  entries: readonly LedgerEntry[],
  isMissed: (articleId: string) => boolean,
): ReadonlyMap<string, ReadonlySet<string>> {
  const ids = new Map<string, Set<string>>();
  for (const { changeSet } of entries) {
    for (const { table, id, set } of changeSet.changes) {
      const bears = table === "articles" && (deletedField in set || isMissed(id));
      const name = bears ? "articles:away" : table;
      const some = ids.get(name);
      if (some === undefined) ids.set(name, new Set([id]));
      else some.add(id);
    }
  }
  return ids;
}

const unique = <Id extends string>(ids: readonly Id[]): Id[] => [...new Set(ids)];

function present<Value>(values: readonly (Value | undefined)[]): readonly Value[] {
  return values.filter((value) => value !== undefined);
}
