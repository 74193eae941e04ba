import type { TableName } from "../tables.ts";
import type { PurgeableTable } from "./retention.ts";

/** A deleted record as the trash shows it. */
export interface TrashedThing {
  readonly table: PurgeableTable;
  readonly id: string;
  readonly name: string | null;
  /** UTC. */
  readonly deletedAt: string;
  readonly who: string | null;
  /** How many live records are hidden while it is away, by table. */
  readonly hidden: Readonly<Partial<Record<TableName, number>>>;
}
