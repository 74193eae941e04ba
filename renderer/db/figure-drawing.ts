import { startWorker } from "#renderer/trusted-types.ts";
import workerAddress from "#renderer/workers/figures-worker.ts?worker&url";
import type {
  DrawingOrder,
  DrawingReport,
  FigureOrder,
  FigureReport,
} from "#shared/figures/drawing-messages.ts";
import type { NotebookLists } from "./list-client.ts";

export type WantedDrawing = Omit<DrawingOrder, "drawingId">;

/** Has figures drawn in a worker of its own, since what they are drawn from may be 100,000 claims. */
export interface FigureDrawer {
  /** Takes the place of what was wanted before; told again whenever the notebook has changed. */
  want(wanted: WantedDrawing, onDrawn: (drawn: DrawingReport["drawn"]) => void): void;
  end(): void;
}

/** @param lists what the worker asks of the notebook's lists is asked of these */
export function figureDrawer(lists: NotebookLists): FigureDrawer {
  const worker = startWorker(workerAddress, "figures");
  const order = (message: FigureOrder) => worker.postMessage(message);
  let lastId = 0;
  let take: (drawn: DrawingReport["drawn"]) => void = () => {};
  // Nobody but the worker, which is built with this page, holds the other end.
  worker.addEventListener("message", ({ data }: MessageEvent<FigureReport>) => {
    if (data.kind === "drawn") {
      if (data.report.drawingId === lastId) take(data.report.drawn);
      return;
    }
    const { askId, request } = data;
    void lists.ask(request).then((answer) => order({ kind: "listed", askId, answer }));
  });
  const stop = lists.sequence.subscribe(() => order({ kind: "lists-changed" }));
  return {
    want: (wanted, onDrawn) => {
      lastId += 1;
      take = onDrawn;
      order({ kind: "draw", drawing: { ...wanted, drawingId: lastId } });
    },
    end: () => {
      stop();
      worker.terminate();
    },
  };
}
