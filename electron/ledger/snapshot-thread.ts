import { Worker } from "node:worker_threads";
import type { SnapshotJob } from "./make-snapshot.ts";
import { SnapshotDamage } from "./snapshot.ts";

/** What the thread answers with; anything unexpected it throws. */
export type SnapshotOutcome =
  | { readonly kind: "done" }
  | { readonly kind: "damaged"; readonly file: string };

/**
 * Makes snapshots in a thread of their own, so that the main process goes on answering.
 *
 * @param script the built snapshot-worker.ts
 */
export function snapshotInThread(script: string): (job: SnapshotJob) => Promise<void> {
  return (job) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(script, { workerData: job });
      worker.once("message", (outcome: SnapshotOutcome) => {
        if (outcome.kind === "done") resolve();
        else reject(new SnapshotDamage(outcome.file));
      });
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`The snapshot's thread ended with ${code}`)));
    });
}
