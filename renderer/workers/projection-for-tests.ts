import type { Dexie } from "dexie";
import type { ProjectionDatabase } from "./projection-database.ts";

/** For tests: a notebook in memory as its worker sees it, with rows of every table alike. */
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
