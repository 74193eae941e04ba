import type { Table } from "dexie";
import type { FigureKind } from "#shared/domain/brief/brief.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { DrawingOrder, ShownView } from "#shared/figures/drawing-messages.ts";
import type { FigureRecords } from "#shared/figures/records.ts";
import { figureTables } from "#shared/figures/records.ts";
import { claimRowsOf } from "./claim-records.ts";

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
const partsOf: Readonly<Record<FigureKind, readonly RecordReader[]>> = {
  timeline: tables("claims", "evidence", "annotations", "articles"),
  "claims-by-lens": tables("claims", "lenses", "impacts"),
  "claims-by-source": [passagesOfPart],
  "direction-severity": tables("claims", "lenses", "impacts"),
  origins: tables(...passages),
  relations: [relatedClaims],
  hypotheses: [claimsHeldAgainstHypotheses],
  map: tables("claims", "evidence"),
};

export type RecordReader = (database: FigureDatabase, view: ShownView) => Promise<SomeRecords>;

/** Orders of one name are drawn from the same records. */
export function recordsNamed({ kind, database, view }: Omit<DrawingOrder, "drawingId">): string {
  const { from, most, claimIds } = view;
  const part = kind === "claims-by-source" ? [from, most, claimIds && [...claimIds]] : [];
  return JSON.stringify([database, kind, ...part]);
}

export function readersFor(kind: FigureKind): readonly RecordReader[] {
  return partsOf[kind];
}

/** Every table a figure may ask for; those that were not read are empty. */
export function figureRecords(parts: readonly SomeRecords[]): FigureRecords {
  const none = Object.fromEntries(figureTables.map((table) => [table, []]));
  // One entry for each table of the list that the type is made from.
  return Object.assign(none, ...parts) as FigureRecords;
}

function tables(...names: readonly TableOfFigures[]): readonly RecordReader[] {
  return names.map((name) => async (database) => ({ [name]: await database(name).toArray() }));
}

/** Who says what is assembled from eight tables: only for the claims that are shown. */
async function passagesOfPart(
  database: FigureDatabase,
  { from, most, claimIds }: ShownView,
): Promise<SomeRecords> {
  const all = await database("claims").toCollection().primaryKeys();
  const ids = claimIds === null ? all : all.filter((id) => claimIds.has(id));
  const shown = await claimRowsOf(database, ids.slice(from, from + most));
  return { ...shown, claimCount: ids.length };
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
