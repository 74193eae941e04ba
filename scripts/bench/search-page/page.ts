import type { Order } from "./orders.ts";
import workerAddress from "./search-worker.ts?worker&url";

let worker: Worker | null = null;
let lastId = 0;

/** Has a new worker, with nothing loaded; the former one is gone with all it held. */
function restart(): void {
  worker?.terminate();
  worker = new Worker(workerAddress, { type: "module", name: "search-bench" });
}

function ask(order: Order): Promise<unknown> {
  if (worker === null) restart();
  lastId += 1;
  const id = lastId;
  return new Promise((resolve, reject) => {
    const take = ({ data }: MessageEvent<{ id: number; value?: unknown; error?: string }>) => {
      if (data.id !== id) return;
      worker?.removeEventListener("message", take);
      if (data.error === undefined) resolve(data.value);
      else reject(new Error(data.error));
    };
    worker?.addEventListener("message", take);
    worker?.postMessage({ id, order });
  });
}

Object.assign(globalThis, { bench: { restart, ask } });
