import { useLiveQuery } from "dexie-react-hooks";
import type { RowOf } from "#shared/domain/record.ts";
import {
  type JudgedTable,
  type Verdict,
  type VerdictField,
  verdictsOn,
} from "#shared/domain/verdict/verdict.ts";
import { partsOfStamp } from "#shared/ledger/clock.ts";
import { useNotebook } from "./notebook.ts";

/** A verdict with who gave it and when (Unix milliseconds). */
export interface SignedVerdict<T extends JudgedTable> extends Verdict<T> {
  /** The person's name; null when this notebook does not know it. */
  readonly who: string | null;
  readonly atMs: number;
}

/**
 * All verdicts on a matter that nobody knowingly replaced, the one shown first. A single
 * one means that everybody agrees; undefined while the names are being read.
 */
export function useVerdicts<T extends JudgedTable>(
  table: T,
  row: RowOf<T>,
  field: VerdictField<T>,
): readonly SignedVerdict<T>[] | undefined {
  const { db } = useNotebook();
  const verdicts = verdictsOn(table, row, field).map((verdict) => ({
    ...verdict,
    ...partsOfStamp(verdict.stamp ?? row.$.made),
  }));
  const actorIds = verdicts.map(({ actorId }) => actorId);
  const actors = useLiveQuery(() => db.actors.bulkGet(actorIds), [db, actorIds.join(" ")]);
  if (actors === undefined) return undefined;
  return verdicts.map(({ actorId: _, ms, ...verdict }, index) => ({
    ...verdict,
    who: actors[index]?.personName ?? null,
    atMs: ms,
  }));
}
