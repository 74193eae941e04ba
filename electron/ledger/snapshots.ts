import path from "node:path";
import type { Disk } from "./disk.ts";
import type { SnapshotJob } from "./make-snapshot.ts";
import { newestSound, type Repair, snapshotRepair } from "./recovery.ts";
import { Snapshot, SnapshotDamage, snapshotName, snapshotNumber } from "./snapshot.ts";

/**
 * A snapshot is due when the entries behind the last one have grown to this, or to a
 * quarter of it: so a start reads little, and a notebook that grows is not written anew
 * all the time.
 */
const dueAfterBytes = 2 * 1024 * 1024;
const dueAfterShare = 1 / 4;
/** Once the writing has paused a smaller share is enough: what lies behind is read at every start. */
const dueAtPauseAfterShare = 1 / 64;

export interface SnapshotsOptions {
  readonly disk: Disk;
  readonly folder: string;
  readonly make: (job: SnapshotJob) => Promise<void>;
  /** Null where nothing may be repaired. */
  readonly repairTime: () => Date | null;
  readonly onRepair: (repair: Repair) => void;
}

/** The snapshots of one ledger: which one is read, when the next is due, what becomes of a damaged one. */
export class Snapshots {
  readonly #options: SnapshotsOptions;
  readonly #failed = new Set<string>();
  #latest: Snapshot | null;
  #bytesBehind: number;

  constructor(options: SnapshotsOptions, latest: Snapshot | null, bytesBehind: number) {
    this.#options = options;
    this.#latest = latest;
    this.#bytesBehind = bytesBehind;
  }

  /** Null where all there is has to be read from the entries. */
  get latest(): Snapshot | null {
    return this.#latest;
  }

  get isDue(): boolean {
    return this.#isBehindBy(dueAfterShare);
  }

  /** True when nobody writes just now and the next start would have much to read. */
  get isDueAtPause(): boolean {
    return this.#isBehindBy(dueAtPauseAfterShare);
  }

  #isBehindBy(share: number): boolean {
    return this.#bytesBehind >= Math.max(dueAfterBytes, (this.#latest?.bytes ?? 0) * share);
  }

  /** So much was written behind the latest. */
  grewBy(bytes: number): void {
    this.#bytesBehind += bytes;
  }

  /** The next one is being made, or need not be: what comes from now on is behind it. */
  countAnew(): void {
    this.#bytesBehind = 0;
  }

  /** Makes one of the segments up to this, and reads it from then on. */
  async make(job: Omit<SnapshotJob, "folder">): Promise<void> {
    const { disk, folder, make } = this.#options;
    try {
      await make({ ...job, folder });
    } catch (error) {
      if (!(error instanceof SnapshotDamage) || this.#latest === null) throw error;
      // Made anew from the one before it, or from the segments alone.
      await this.replace(this.#latest);
      await make({ ...job, folder });
    }
    this.#latest = await Snapshot.open(disk, path.join(folder, snapshotName(job.segment)));
  }

  /** Puts a damaged snapshot aside and goes on from the one before it, or from the entries alone. */
  async replace(damaged: Snapshot): Promise<void> {
    if (this.#latest !== damaged) return;
    this.#latest = null;
    const { disk, repairTime, onRepair } = this.#options;
    const discard = async (file: string) => {
      this.#failed.add(file);
      onRepair(await snapshotRepair(disk, file, repairTime()));
    };
    await discard(damaged.file);
    const others = (await this.#files()).filter((file) => !this.#failed.has(file));
    this.#latest = await newestSound(disk, others, discard);
  }

  /** Takes all of them off the disk: they hold what is being purged. */
  async removeAll(): Promise<void> {
    this.#latest = null;
    for (const file of await this.#files()) await this.#options.disk.remove(file);
  }

  async #files(): Promise<readonly string[]> {
    const { disk, folder } = this.#options;
    return (await disk.list(folder))
      .filter((name) => snapshotNumber(name) !== null)
      .map((name) => path.join(folder, name));
  }
}
