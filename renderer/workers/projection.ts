import { Dexie } from "dexie";
import { generationOf, isProjectionOf, projectionName } from "#shared/domain/projection.ts";
import { type TableName, tableNames } from "#shared/domain/tables.ts";
import type { LedgerStand, OpeningPhase } from "#shared/ipc/projection-messages.ts";
import type { LedgerEntry } from "#shared/ledger/change.ts";
import {
  applyEntries,
  type FoundText,
  knownTexts,
  type ReadTexts,
  textsOfEntries,
} from "./apply-entries.ts";
import {
  type CountRow,
  type MetaRow,
  type ProjectionDatabase,
  projectionDatabase,
} from "./projection-database.ts";

/** Entries a page; small enough to pass through the window's thread unnoticed. */
const pageSize = 500;
/** The first page is smaller: until it has come nothing can be written. */
const firstPageSize = 100;

/** Where the projection gets what it is made of, and whom it tells how far it is. */
export interface Source {
  readonly entriesAfter: (sequence: number, limit: number) => Promise<readonly LedgerEntry[]>;
  readonly readTexts: ReadTexts;
  readonly report: (phase: OpeningPhase, done: number, total: number) => void;
}

/** Entries in order, with the texts they name. */
interface Page {
  readonly entries: readonly LedgerEntry[];
  readonly texts: readonly FoundText[];
}

/** How the projection found on disk compares with the ledger. */
type Finding =
  | {
      readonly kind: "same" | "behind";
      readonly database: ProjectionDatabase;
      readonly meta: MetaRow;
    }
  /** `isDamaged`: it was whole once, so the analyst is told. Another store or an unfinished one is neither. */
  | { readonly kind: "unusable"; readonly isDamaged: boolean };

/** One notebook's projection, standing at some sequence of its ledger. */
export class Projection {
  /** True when the former projection was damaged or gone, and this one was built in its place. */
  readonly isMended: boolean;
  readonly #database: ProjectionDatabase;
  readonly #source: Source;
  #meta: MetaRow;
  #tell: (entries: readonly LedgerEntry[]) => Promise<void> = async () => {};

  private constructor(
    database: ProjectionDatabase,
    meta: MetaRow,
    source: Source,
    isMended: boolean,
  ) {
    this.isMended = isMended;
    this.#database = database;
    this.#meta = meta;
    this.#source = source;
  }

  /**
   * Opens the projection, caught up with the ledger. One that is missing, damaged,
   * of another store or in any way different is built anew under the next
   * generation's name; an empty one is never believed.
   *
   * @param rebuildAsked resolves when the analyst would rather not wait for the old one
   * @param remembered the name of the projection that was last seen whole; null when none is known
   */
  static async open(
    notebookId: string,
    ledger: LedgerStand,
    source: Source,
    rebuildAsked: Promise<void>,
    remembered: string | null,
  ): Promise<Projection> {
    source.report("checking", 0, ledger.lastSequence);
    const names = (await Dexie.getDatabaseNames()).filter((name) =>
      isProjectionOf(notebookId, name),
    );
    const generations = names
      .map((name) => generationOf(notebookId, name))
      .filter((generation) => generation !== null);
    const known = remembered === null ? null : generationOf(notebookId, remembered);
    const newest = Math.max(0, known ?? 0, ...generations);

    const name = projectionName(notebookId, newest);
    // A remembered one of another version of the program is not missed.
    const isMissed = known !== null;
    const inspecting: Promise<Finding> = names.includes(name)
      ? inspect(name, ledger, remembered === name)
      : Promise.resolve({ kind: "unusable", isDamaged: isMissed });
    const found = await Promise.race([
      inspecting,
      rebuildAsked.then((): Finding => {
        inspecting.then(letGo, () => {});
        return { kind: "unusable", isDamaged: false };
      }),
    ]);
    const kept = await caughtUp(found, ledger, source);
    if (kept !== null) {
      kept.#dropOthers(names);
      return kept;
    }
    const isMended = found.kind !== "unusable" || found.isDamaged;
    const built = await build(projectionName(notebookId, newest + 1), ledger, source, isMended);
    built.#dropOthers(names);
    return built;
  }

  get sequence(): number {
    return this.#meta.sequence;
  }

  /** For the index beside it, which reads what it has. */
  get database(): ProjectionDatabase {
    return this.#database;
  }

  /** Tells all entries that are applied from now on, however they came. */
  follow(tell: (entries: readonly LedgerEntry[]) => Promise<void>): void {
    this.#tell = tell;
  }

  get databaseName(): string {
    return this.#database.dexie.name;
  }

  /** Applies those entries that follow on; what is known already is passed over, and a gap filled from the ledger. */
  async apply(entries: readonly LedgerEntry[]): Promise<void> {
    const fresh = entries.filter(({ sequence }) => sequence > this.sequence);
    const [first] = fresh;
    if (first === undefined) return;
    if (first.sequence > this.sequence + 1) await this.reach(first.sequence - 1);
    const following = fresh.filter(({ sequence }) => sequence > this.sequence);
    await this.#write({ entries: following, texts: await this.#textsOf(following) });
  }

  /**
   * Reads the ledger until this sequence is applied: the next page is on its way while one is written.
   *
   * @param isReady resolves when rows may be written; the first page is read meanwhile
   */
  async reach(
    sequence: number,
    report: (done: number) => void = () => {},
    isReady: Promise<unknown> = Promise.resolve(),
  ): Promise<void> {
    let next = this.#pageAfter(this.sequence, sequence, firstPageSize);
    // As below: told when its turn comes.
    next?.catch(() => {});
    await isReady;
    while (next !== null) {
      const page = await next;
      const last = page.entries.at(-1);
      if (last === undefined) throw new Error(`The ledger ends before ${sequence}`);
      next = this.#pageAfter(last.sequence, sequence);
      // Told when its turn comes, or never, if this page is the last that can be written.
      next?.catch(() => {});
      await this.#write(page);
      report(this.sequence);
    }
  }

  async complete(): Promise<void> {
    this.#meta = { ...this.#meta, isComplete: true };
    await this.#database.meta.put(this.#meta);
  }

  close(): void {
    this.#database.dexie.close();
  }

  async hasCountsOf(ledger: LedgerStand): Promise<boolean> {
    return countsAgree(this.#database, ledger, true);
  }

  /**
   * Counts a table that the opening took on trust. False: rows are missing, and the next
   * opening builds the projection anew.
   */
  async hasAllRowsOf(table: TableName): Promise<boolean> {
    const counts = await this.#database.counts.get(table);
    const hasAll = await isCountOf(this.#database, table, counts);
    if (!hasAll) {
      this.#meta = { ...this.#meta, isComplete: false };
      await this.#database.meta.put(this.#meta);
    }
    return hasAll;
  }

  #pageAfter(after: number, until: number, most = pageSize): Promise<Page> | null {
    if (after >= until) return null;
    const read = async (): Promise<Page> => {
      const entries = await this.#source.entriesAfter(after, Math.min(most, until - after));
      return { entries, texts: await this.#textsOf(entries) };
    };
    return read();
  }

  #textsOf(entries: readonly LedgerEntry[]): Promise<readonly FoundText[]> {
    // One that is being built has none of them, and asking it would wait for what is being written.
    const known = this.#meta.isComplete
      ? (hashes: readonly string[]) => knownTexts(this.#database, hashes)
      : async () => new Set<string>();
    return textsOfEntries(entries, this.#source.readTexts, known);
  }

  async #write({ entries, texts }: Page): Promise<void> {
    if (entries.length === 0) return;
    this.#meta = await applyEntries(this.#database, this.#meta, entries, texts);
    await this.#tell(entries);
  }

  #dropOthers(names: readonly string[]): void {
    for (const name of names) {
      if (name === this.databaseName) continue;
      // Not waited for: a broken database may never answer, and its name is not used again.
      Dexie.delete(name).catch(() => {
        // It stays behind and is tried again at the next opening.
      });
    }
  }

  static over(
    database: ProjectionDatabase,
    meta: MetaRow,
    source: Source,
    isMended = false,
  ): Projection {
    return new Projection(database, meta, source, isMended);
  }
}

/** A finding that comes after all when nobody waits for it any more. */
function letGo(finding: Finding): void {
  if (finding.kind !== "unusable") finding.database.dexie.close();
}

async function inspect(name: string, ledger: LedgerStand, wasWhole: boolean): Promise<Finding> {
  const database = projectionDatabase(name);
  let isDamaged = true;
  try {
    const meta = await database.meta.get("projection");
    if (meta?.isComplete !== true) isDamaged = wasWhole;
    else if (meta.storeId !== ledger.storeId || meta.schemaVersion !== ledger.schemaVersion) {
      isDamaged = false;
    } else if (meta.sequence <= ledger.lastSequence) {
      const kind = meta.sequence === ledger.lastSequence ? "same" : "behind";
      if (await countsAgree(database, ledger, kind === "same")) return { kind, database, meta };
    }
  } catch {
    // Whatever is wrong with it, the ledger has everything it ever held.
  }
  database.dexie.close();
  return { kind: "unusable", isDamaged };
}

async function caughtUp(
  found: Finding,
  ledger: LedgerStand,
  source: Source,
): Promise<Projection | null> {
  if (found.kind === "unusable") return null;
  const projection = Projection.over(found.database, found.meta, source);
  if (found.kind === "same") return projection;
  try {
    await projection.reach(ledger.lastSequence, (done) =>
      source.report("catching-up", done, ledger.lastSequence),
    );
    if (await projection.hasCountsOf(ledger)) return projection;
  } catch {
    // As in `inspect`: a new one is built from the ledger, which then tells its own failures.
  }
  projection.close();
  return null;
}

async function build(
  name: string,
  ledger: LedgerStand,
  source: Source,
  isMended: boolean,
): Promise<Projection> {
  source.report("rebuilding", 0, ledger.lastSequence);
  const database = projectionDatabase(name);
  const { storeId, schemaVersion } = ledger;
  const meta: MetaRow = {
    id: "projection",
    storeId,
    schemaVersion,
    sequence: 0,
    isComplete: false,
  };
  // A damaged IndexedDB may give a new database the number of an old one, whose rows then show in it.
  const isEmpty = database.dexie.transaction("rw", database.dexie.tables, async () => {
    for (const table of database.dexie.tables) await table.clear();
    await database.meta.put(meta);
  });
  const projection = Projection.over(database, meta, source, isMended);
  await projection.reach(
    ledger.lastSequence,
    (done) => source.report("rebuilding", done, ledger.lastSequence),
    Promise.resolve(isEmpty),
  );
  await projection.complete();
  return projection;
}

/** Counting a million rows takes 0.6 s, which no opening waits for: larger notebooks are counted behind it. */
const mostCountedAtOpening = 20_000;

/**
 * True when every table holds as many rows as its own count row says and, for a
 * projection at the ledger's sequence, as many records as the ledger counts.
 */
async function countsAgree(
  database: ProjectionDatabase,
  ledger: LedgerStand,
  isAtSequence: boolean,
): Promise<boolean> {
  const counts = new Map((await database.counts.toArray()).map((count) => [count.table, count]));
  const agreed = await Promise.all(
    tableNames.map(async (table) => {
      const count = counts.get(table);
      const { live, deleted } = count ?? noCount;
      if (isAtSequence && (ledger.recordCounts[table] ?? 0) !== live + deleted) return false;
      if (live + deleted <= mostCountedAtOpening) return isCountOf(database, table, count);
      // What a database loses it loses as a whole, or from some point of its log on.
      return live === 0 || (await database.rows(table).orderBy(":id").last()) !== undefined;
    }),
  );
  return !agreed.includes(false);
}

const noCount = { live: 0, deleted: 0 };

async function isCountOf(
  database: ProjectionDatabase,
  table: TableName,
  { live, deleted }: Pick<CountRow, "live" | "deleted"> = noCount,
): Promise<boolean> {
  const [rows, tombstones] = await Promise.all([
    database.rows(table).count(),
    database.tombstones.where({ table }).count(),
  ]);
  return rows === live && tombstones === deleted;
}
