import { useLiveQuery } from "dexie-react-hooks";
import { useNotebook } from "#renderer/db/notebook.ts";
import type { NotebookDatabase } from "#renderer/db/notebook-database.ts";
import type { FigureKind } from "#shared/domain/brief/brief.ts";
import { type FigureRecords, figureTables } from "#shared/figures/records.ts";

type Table = (typeof figureTables)[number];

const passages = [
  "claims",
  "evidence",
  "speakers",
  "annotations",
  "articles",
  "sources",
  "origins",
  "relations",
] as const satisfies readonly Table[];

/** What each figure is drawn from: the other tables stay unread, which matters with 100,000 claims. */
const tablesOf: Readonly<Record<FigureKind, ReadonlySet<Table>>> = {
  timeline: new Set(["claims", "evidence", "annotations", "articles"]),
  "claims-by-lens": new Set(["claims", "lenses", "impacts"]),
  "claims-by-source": new Set(passages),
  "direction-severity": new Set(["claims", "lenses", "impacts"]),
  origins: new Set(passages),
  relations: new Set(["claims", "relations"]),
  hypotheses: new Set([...passages, "hypotheses", "hypothesisClaims"]),
  map: new Set(["claims", "evidence"]),
};

/** The rows a figure needs, with the kind they were read for; undefined while they are read. */
export interface ReadRecords {
  readonly kind: FigureKind;
  readonly records: FigureRecords;
}

export function useFigureRecords(kind: FigureKind): ReadRecords | undefined {
  const { db } = useNotebook();
  const read = useLiveQuery(() => readRecords(db, kind), [db, kind]);
  // The former figure's rows stay until the next one's are there.
  return read?.kind === kind ? read : undefined;
}

export async function readRecords(db: NotebookDatabase, kind: FigureKind): Promise<ReadRecords> {
  const entries = await Promise.all(
    figureTables.map(async (table) => [
      table,
      tablesOf[kind].has(table) ? await db.table(table).toArray() : [],
    ]),
  );
  // One entry for each table of the list that the type is made from.
  return { kind, records: Object.fromEntries(entries) as FigureRecords };
}
