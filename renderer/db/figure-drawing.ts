import { startWorker } from "#renderer/trusted-types.ts";
import workerAddress from "#renderer/workers/figures-worker.ts?worker&url";
import type { DrawingOrder, DrawingReport } from "#shared/figures/drawing-messages.ts";

export type WantedDrawing = Omit<DrawingOrder, "drawingId">;

/** Has figures drawn in a worker of its own, since what they are drawn from may be 100,000 claims. */
export interface FigureDrawer {
  /** Takes the place of what was wanted before; told again whenever the notebook has changed. */
  want(wanted: WantedDrawing, onDrawn: (drawn: DrawingReport["drawn"]) => void): void;
  end(): void;
}

export function figureDrawer(): FigureDrawer {
  const worker = startWorker(workerAddress, "figures");
  let lastId = 0;
  let take: (drawn: DrawingReport["drawn"]) => void = () => {};
  // Nobody but the worker, which is built with this page, holds the other end.
  worker.addEventListener("message", ({ data }: MessageEvent<DrawingReport>) => {
    if (data.drawingId === lastId) take(data.drawn);
  });
  return {
    want: (wanted, onDrawn) => {
      lastId += 1;
      take = onDrawn;
      worker.postMessage({ ...wanted, drawingId: lastId } satisfies DrawingOrder);
    },
    end: () => worker.terminate(),
  };
}
