import { Dexie, type Table } from "dexie";
import { projectionStores } from "#shared/domain/projection.ts";
import type { TableName } from "#shared/domain/tables.ts";
import type { Row } from "#shared/ledger/row.ts";
import { largeValues } from "./large-values.ts";

export interface MetaRow {
  readonly id: "projection";
  readonly storeId: string;
  readonly sequence: number;
  readonly schemaVersion: number;
  /** False while it is being built: half a projection is never shown. */
  readonly isComplete: boolean;
}

export interface CountRow {
  readonly table: TableName;
  readonly live: number;
  readonly deleted: number;
}

export interface TombstoneRow {
  readonly table: TableName;
  readonly id: string;
  readonly row: Row;
}

/** The head of what is kept of claims, or one of its parts. */
export type KeptClaimsRow =
  | {
      readonly id: "head";
      /** The program that made it: another one may make other things of the same claims. */
      readonly madeBy: string;
      /** The sequence of the ledger that it has. */
      readonly sequence: number;
      /** Its parts are those whose ids begin with it. */
      readonly batch: string;
      readonly parts: number;
      readonly claims: number;
    }
  | { readonly id: string; readonly text: string };

/** The projection as its only writer sees it. */
export interface ProjectionDatabase {
  readonly dexie: Dexie;
  readonly meta: Table<MetaRow, string>;
  readonly counts: Table<CountRow, TableName>;
  /** What lists are made of, so that an opening need not read all claims; may be missing or behind. */
  readonly keptClaims: Table<KeptClaimsRow, string>;
  readonly texts: Table<{ readonly hash: string; readonly text: string }, string>;
  readonly tombstones: Table<TombstoneRow, [TableName, string]>;
  readonly rows: (table: TableName) => Table<Row, string>;
}

export function projectionDatabase(name: string): ProjectionDatabase {
  // The ledger has fsynced what comes here, so Dexie need not wait for the disk.
  const dexie = new Dexie(name, { chromeTransactionDurability: "relaxed", cache: "disabled" });
  dexie.version(1).stores({ ...projectionStores });
  dexie.use(largeValues);
  return projectionOf(dexie);
}

/** The tables of a projection whose database is open or opens when it is first asked. */
export function projectionOf(dexie: Dexie): ProjectionDatabase {
  return {
    dexie,
    meta: dexie.table("meta"),
    counts: dexie.table("counts"),
    keptClaims: dexie.table("keptClaims"),
    texts: dexie.table("texts"),
    tombstones: dexie.table("tombstones"),
    rows: (table) => dexie.table(table),
  };
}
