import path from "node:path";
import type { BlobHash } from "#shared/domain/ids.ts";
import { FailureError } from "#shared/failure.ts";
import { type ChainBreak, ChainCheck } from "#shared/ledger/chain.ts";
import type { Disk } from "../ledger/disk.ts";
import { recover } from "../ledger/recovery.ts";
import { sha256 } from "../ledger/sha256.ts";
import type { NotebookStore } from "../notebooks/notebook-store.ts";
import { blobsNamedBy } from "./named-blobs.ts";
import { stateDigest } from "./state-digest.ts";

export interface NotebookCheck {
  readonly changeSets: number;
  readonly blobs: number;
  /** Segments that are not as they were written. */
  readonly damagedSegments: number;
  /** Blobs that records name, or that the store lists, and that have no sound copy. */
  readonly damagedBlobs: readonly BlobHash[];
  readonly digest: string;
  /** Places where the custody chain of an actor does not hold. */
  readonly chainBreaks: readonly ChainBreak[];
  /** The hash of every actor's last change set, by which a later check can be held against this one. */
  readonly chainTips: Readonly<Record<string, string>>;
}

/** Reads every record and every blob of a notebook again, from the disk, against its checksum. Writes nothing. */
export async function verifyNotebook(disk: Disk, store: NotebookStore): Promise<NotebookCheck> {
  const damagedSegments = await damagedSegmentsOf(disk, store);
  const named = new Set<BlobHash>();
  const chains = new ChainCheck(sha256);
  let changeSets = 0;
  let after = 0;
  while (after < store.lastSequence) {
    const page = await store.ledger.read(after, 1000);
    for (const { sequence, changeSet } of page) {
      chains.take(sequence, changeSet);
      for (const hash of blobsNamedBy(changeSet)) named.add(hash);
    }
    changeSets += page.length;
    after = page.at(-1)?.sequence ?? store.lastSequence;
  }
  const hashes = new Set<BlobHash>([...(await store.blobHashes()), ...named]);
  const damagedBlobs: BlobHash[] = [];
  for (const hash of hashes) {
    if ((await store.readSoundBlob(hash)) === null) damagedBlobs.push(hash);
  }
  const digest = stateDigest(await store.state());
  return {
    changeSets,
    blobs: hashes.size,
    damagedSegments,
    damagedBlobs,
    digest,
    chainBreaks: chains.breaks(),
    chainTips: chains.tips,
  };
}

/**
 * Checks the frames of all segments. What is being written at the moment looks torn, so
 * only what looks damaged twice is.
 *
 * @throws FailureError `store-damaged` when entries can not even be found any more
 */
async function damagedSegmentsOf(disk: Disk, store: NotebookStore): Promise<number> {
  const folder = path.join(store.folder, "ledger");
  let found = await recover(disk, folder, null, { ignoresSnapshots: true });
  if (found.repairs.length > 0) {
    await store.rest();
    found = await recover(disk, folder, null, { ignoresSnapshots: true });
  }
  const isEmpty = found.segments.every(({ places }) => places?.length === 0);
  if (isEmpty && store.lastSequence > 0) {
    throw new FailureError({ kind: "store-damaged", detail: folder });
  }
  return found.repairs.length;
}
