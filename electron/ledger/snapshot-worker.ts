import { parentPort, workerData } from "node:worker_threads";
import { nodeDisk } from "./disk.ts";
import { makeSnapshot, type SnapshotJob } from "./make-snapshot.ts";
import { SnapshotDamage } from "./snapshot.ts";
import type { SnapshotOutcome } from "./snapshot-thread.ts";

// A job comes from `snapshotInThread` alone.
const job = workerData as SnapshotJob;
const answer = (outcome: SnapshotOutcome) => parentPort?.postMessage(outcome);

makeSnapshot(nodeDisk, job).then(
  () => answer({ kind: "done" }),
  (error: unknown) => {
    // Errors lose their class on the way between threads.
    if (error instanceof SnapshotDamage) answer({ kind: "damaged", file: error.file });
    else throw error;
  },
);
