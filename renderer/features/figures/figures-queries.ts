import { useLiveQuery } from "dexie-react-hooks";
import { useEffect, useState } from "react";
import { type FigureDrawer, figureDrawer } from "#renderer/db/figure-drawing.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import type { FigureKind } from "#shared/domain/brief/brief.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { DrawingReport, ShownView } from "#shared/figures/drawing-messages.ts";
import type { Figure } from "#shared/figures/figure.ts";

/**
 * A figure of the notebook, live; undefined until it has been drawn once, null while there is no
 * view to draw it for. Another part of the same figure is the former part until it has come.
 */
export function useFigure(kind: FigureKind, view: ShownView | null): Figure | undefined {
  const { db, lists } = useNotebook();
  const [drawer, setDrawer] = useState<FigureDrawer | null>(null);
  const [read, setRead] = useState<{ kind: FigureKind; drawn: DrawingReport["drawn"] } | null>(
    null,
  );
  useEffect(() => {
    const started = figureDrawer(lists);
    setDrawer(started);
    return () => started.end();
  }, [lists]);
  useEffect(() => {
    if (drawer === null || view === null) return;
    // The words of the window are English.
    drawer.want({ database: db.name, kind, view, language: "en" }, (drawn) =>
      setRead({ kind, drawn }),
    );
  }, [drawer, db, kind, view]);
  if (read === null || read.kind !== kind) return undefined;
  // To the nearest error boundary, as a live query's would go.
  if ("error" in read.drawn) throw read.drawn.error;
  return read.drawn.figure;
}

/** The hypotheses, and which claims are held against them, live; undefined until they have been read. */
export function useHypotheses():
  | { readonly count: number; readonly claimIds: ReadonlySet<string> }
  | undefined {
  const { db } = useNotebook();
  return useLiveQuery(async () => {
    const links: readonly RowOf<"hypothesisClaims">[] = await db.hypothesisClaims.toArray();
    const claimIds = new Set<string>(links.map(({ claimId }) => claimId));
    return { count: await db.hypotheses.count(), claimIds };
  }, [db]);
}
