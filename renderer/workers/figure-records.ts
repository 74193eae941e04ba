import type { Table } from "dexie";
import type { FigureKind } from "#shared/domain/brief/brief.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { TableName } from "#shared/domain/tables.ts";
import type { DrawingOrder, ShownView } from "#shared/figures/drawing-messages.ts";
import { type ArticlesWanted, type FigureRecords, figureTables } from "#shared/figures/records.ts";
import { claimRowsOf } from "./claim-records.ts";
import type { AskList } from "./figure-lists.ts";
import type { CountRow, TombstoneRow } from "./projection-database.ts";

type TableOfFigures = (typeof figureTables)[number];

export type FigureDatabase = <T extends TableOfFigures>(table: T) => Table<RowOf<T>, string>;

/** Some of the records, by table: what is not in it was not read. */
export type SomeRecords = Partial<FigureRecords>;

const passages = [
  "claims",
  "evidence",
  "speakers",
  "annotations",
  "articles",
  "sources",
  "origins",
  "relations",
] as const satisfies readonly TableOfFigures[];

/**
 * What a figure is drawn from, in parts that are read anew each by itself: with 100,000 claims
 * the tables a figure does not need stay unread, and so do those in which nothing has changed.
 */
const partsOf: Readonly<Record<FigureKind, readonly RecordPart[]>> = {
  timeline: [
    claimIdsAlone(),
    ...tables("evidence"),
    { whole: "passages that are away", read: passagesAway },
    { whole: "dates of articles", isOfLists: true, read: datesOfArticles },
  ],
  "claims-by-lens": [claimIdsAlone(), ...tables("lenses", "impacts")],
  "claims-by-source": [{ whole: null, read: passagesOfPart }],
  "direction-severity": tables("claims", "lenses", "impacts"),
  origins: tables(...passages),
  relations: [{ whole: null, read: relatedClaims }],
  hypotheses: [{ whole: null, read: claimsHeldAgainstHypotheses }],
  map: tables("claims", "evidence"),
};

/** What is read by itself, and anew when it has changed. */
export interface RecordPart {
  /** The name of what every figure that needs it can be drawn from; null for what only this view needs. */
  readonly whole: string | null;
  readonly read: (
    database: FigureDatabase,
    view: ShownView,
    ask: AskList,
  ) => Promise<SomeRecords | null>;
  /** Read from the kept lists, and anew when they have changed. */
  readonly isOfLists?: boolean;
}

/** Orders of one name need the same of a part. */
export function partName(
  { whole }: RecordPart,
  { kind, database, view }: Pick<DrawingOrder, "kind" | "database" | "view">,
): string {
  if (whole !== null) return JSON.stringify([database, whole]);
  const { from, most, claimIds } = view;
  const shown = kind === "claims-by-source" ? [from, most, claimIds && [...claimIds]] : [];
  return JSON.stringify([database, kind, ...shown]);
}

export function partsFor(
  kind: FigureKind,
  { claimIds }: Pick<ShownView, "claimIds">,
): readonly RecordPart[] {
  // Which articles speak of some claims is told by their passages.
  return kind === "timeline" && claimIds !== null
    ? tables("claims", "evidence", "articles", "annotations")
    : partsOf[kind];
}

/** Every table a figure may ask for; those that were not read are empty. */
export function figureRecords(parts: readonly SomeRecords[]): FigureRecords {
  const none = Object.fromEntries(figureTables.map((table) => [table, []]));
  // One entry for each table of the list that the type is made from.
  return Object.assign(none, ...parts) as FigureRecords;
}

function tables(...names: readonly TableOfFigures[]): readonly RecordPart[] {
  return names.map((name) => ({
    whole: name,
    read: async (database) => ({ [name]: await database(name).toArray() }),
  }));
}

/** For what tells the words of few claims: whoever draws it reads those that it asks for. */
function claimIdsAlone(): RecordPart {
  return {
    whole: "ids of claims",
    read: async (database) => ({ claimIds: await database("claims").toCollection().primaryKeys() }),
  };
}

/** The words of these claims; none for one that is away. */
export async function statementsRead(
  database: FigureDatabase,
  claimIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const claims = await database("claims").bulkGet([...claimIds]);
  return new Map(claimIds.map((id, index) => [id, claims[index]?.statement ?? ""]));
}

/** An article's words are on the timeline only where it is drawn: all others are no more than a number. */
async function datesOfArticles(
  _database: FigureDatabase,
  _view: ShownView,
  ask: AskList,
): Promise<SomeRecords | null> {
  const rows = await ask({ of: "article-dates", filter: {} }, 0, Number.MAX_SAFE_INTEGER);
  if (rows === null) return null;
  const groups = rows.flatMap(({ key, group }) => {
    if (group === null) return [];
    const { name: date, size } = group;
    return [
      { lane: key.startsWith("report") ? ("report" as const) : ("import" as const), date, size },
    ];
  });
  return {
    datesOfArticles: {
      groups: groups.filter(({ date }) => date !== ""),
      undated: groups.find(({ date }) => date === "")?.size ?? 0,
    },
  };
}

/** Which articles bear a date, from one place to another. */
export async function articleIdsOn(
  { lane, date, from, to }: ArticlesWanted,
  ask: AskList,
): Promise<readonly string[]> {
  const list = { of: "articles-dated", filter: { as: lane, date } } as const;
  return (await ask(list, from, to - from))?.map(({ key }) => key) ?? [];
}

/** A passage's words are not on the timeline: all that counts is which are hidden, and those are few. */
async function passagesAway(database: FigureDatabase): Promise<SomeRecords> {
  const annotations = database("annotations");
  const tombstones = annotations.db.table<TombstoneRow, [TableName, string]>("tombstones");
  const idsOf = async (table: TableName) => {
    const deleted = await tombstones.where("table").equals(table).primaryKeys();
    return deleted.map(([, id]) => id);
  };
  const [alone, articles] = await Promise.all([idsOf("annotations"), idsOf("articles")]);
  const along = await Promise.all(
    articles.map((id) => annotations.where("articleId").equals(id).primaryKeys()),
  );
  return { awayPassages: new Set<string>([...alone, ...along.flat()]) };
}

/** Who says what is assembled from eight tables: only for the claims that are shown. */
async function passagesOfPart(
  database: FigureDatabase,
  { from, most, claimIds }: ShownView,
): Promise<SomeRecords> {
  const claims = database("claims");
  if (claimIds !== null) {
    const ids = (await claims.toCollection().primaryKeys()).filter((id) => claimIds.has(id));
    const shown = await claimRowsOf(database, ids.slice(from, from + most));
    return { ...shown, claimCount: ids.length };
  }
  // The names of all claims are no more than a number here, and the projection keeps that.
  const [ids, counted] = await Promise.all([
    claims.limit(from + most).primaryKeys(),
    claims.db.table<CountRow, string>("counts").get("claims"),
  ]);
  const shown = await claimRowsOf(database, ids.slice(from));
  return { ...shown, claimCount: counted?.live ?? (await claims.count()) };
}

/** Claims that stand in no relation are in no drawing of relations. */
async function relatedClaims(database: FigureDatabase): Promise<SomeRecords> {
  const relations = await database("relations").toArray();
  const ends = relations.flatMap(({ fromClaimId, toClaimId }) => [fromClaimId, toClaimId]);
  const claims = await database("claims").bulkGet([...new Set(ends)]);
  return { relations, claims: claims.filter((claim) => claim !== undefined) };
}

/** Only the claims in the matrix, with what their weight rests on. */
async function claimsHeldAgainstHypotheses(database: FigureDatabase): Promise<SomeRecords> {
  const [hypotheses, hypothesisClaims] = await Promise.all([
    database("hypotheses").toArray(),
    database("hypothesisClaims").toArray(),
  ]);
  const claimIds = [...new Set(hypothesisClaims.map(({ claimId }) => claimId))].sort();
  return { hypotheses, hypothesisClaims, ...(await claimRowsOf(database, claimIds)) };
}
