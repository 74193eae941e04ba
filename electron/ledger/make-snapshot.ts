import path from "node:path";
import { schemaVersion as recordsVersion } from "#shared/domain/notebook/notebook.ts";
import { newestIdMsOf } from "./change-set-time.ts";
import type { Disk } from "./disk.ts";
import { EntryIndex } from "./entry-index.ts";
import { FoldedState } from "./folded-state.ts";
import { readEntries } from "./read-entries.ts";
import { readCovered, recover } from "./recovery.ts";
import { SnapshotDamage, snapshotNumber, writeSnapshot } from "./snapshot.ts";

/** Snapshots that are kept: should the newest be damaged, the one before it still is there. */
const generations = 2;

/** What a snapshot is to hold: the ledger as it stood when this segment was closed after this sequence. */
export interface SnapshotJob {
  readonly folder: string;
  readonly segment: number;
  readonly sequence: number;
  readonly nowMs: number;
}

/**
 * Folds a ledger's files to a snapshot, from the snapshot before it and the segments
 * since. It works on files alone, so that it can run beside the program that writes them.
 *
 * @throws SnapshotDamage when the snapshot before it is damaged
 */
export async function makeSnapshot(disk: Disk, job: SnapshotJob): Promise<void> {
  const { folder, segment, sequence, nowMs } = job;
  const found = await recover(disk, folder, null, {
    upTo: { segment, sequence },
    nowMs,
  });
  if (found.repairs.some(({ lost }) => lost.length > 0)) {
    throw new Error(`The segments up to ${segment} are not whole: ${folder}`);
  }
  const { snapshot, schemaVersion, lastSequence, clocks, lastOfActor } = found;
  const index = new EntryIndex(
    found.segments,
    async (covered) => (await readCovered(disk, covered, null)).segment,
  );
  const folded = new FoldedState({
    snapshot: () => snapshot,
    snapshotFailed: async ({ file }) => {
      throw new SnapshotDamage(file);
    },
    read: async (after, limit) => readEntries(disk, await index.after(after, limit)),
    lastSequence: () => index.lastReadable,
  });
  const newestIdMs = Math.max(snapshot?.content.newestIdMs ?? 0, newestIdMsOf(index.changeSetIds));
  const content = {
    segment,
    schemaVersion,
    recordsVersion,
    lastSequence,
    clocks,
    covers: [...index.covers],
    lastOfActor: Object.fromEntries(lastOfActor),
    newestIdMs,
  };
  await writeSnapshot(disk, folder, content, await folded.standing());
  await dropOlder(disk, folder);
}

async function dropOlder(disk: Disk, folder: string): Promise<void> {
  const files = (await disk.list(folder)).filter((name) => snapshotNumber(name) !== null);
  for (const name of files.slice(0, -generations)) await disk.remove(path.join(folder, name));
}
