import { useLiveQuery } from "dexie-react-hooks";
import { useNotebook } from "#renderer/db/notebook.ts";
import type { NotebookDatabase } from "#renderer/db/notebook-database.ts";
import { byPosition } from "#shared/domain/position.ts";
import type { RowOf } from "#shared/domain/record.ts";

/** In the notebook's order; undefined until they are read. */
export function useLenses(): readonly RowOf<"lenses">[] | undefined {
  const { db } = useNotebook();
  return useLiveQuery(async () => (await db.lenses.toArray()).sort(byPosition), [db]);
}

/** A lens's own questions and how many claims were decided with it. */
export interface LensUse {
  readonly dimensions: readonly RowOf<"lensDimensions">[];
  readonly relevant: number;
  readonly notRelevant: number;
  readonly undecided: number;
}

export async function lensUse(db: NotebookDatabase, lensId: string): Promise<LensUse> {
  const [dimensions, impacts, claimIds] = await Promise.all([
    db.lensDimensions.where("lensId").equals(lensId).toArray(),
    db.impacts.where("lensId").equals(lensId).toArray(),
    db.claims.toCollection().primaryKeys(),
  ]);
  const live = new Set<string>(claimIds);
  const decided = impacts.filter((impact) => live.has(impact.claimId));
  const relevant = decided.filter((impact) => impact.decision === "relevant").length;
  return {
    dimensions: dimensions.sort(byPosition),
    relevant,
    notRelevant: decided.length - relevant,
    undecided: live.size - decided.length,
  };
}
