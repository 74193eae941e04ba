import type { BlobHash } from "#shared/domain/ids.ts";
import { FailureError } from "#shared/failure.ts";
import type { MergeReport } from "#shared/ipc/archive.ts";
import { linkOf } from "#shared/ledger/chain.ts";
import type { ChangeSet } from "#shared/ledger/change.ts";
import { applyChangeSets } from "#shared/ledger/notebook-state.ts";
import { sha256 } from "../ledger/sha256.ts";
import type { NotebookStore } from "../notebooks/notebook-store.ts";
import { mergeReportOf } from "./merge-report.ts";
import { blobsNamedBy } from "./named-blobs.ts";
import type { Archive } from "./read-archive.ts";
import { unwatched, type Watch } from "./watch.ts";

const pageSize = 1000;

/** A notebook held against an archive of it. */
export interface Comparison {
  /** Change sets that the archive has and the notebook lacks. */
  readonly news: number;
  /** Change sets that the notebook has and the archive lacks. */
  readonly ownOnly: number;
  /** What taking in the news does. */
  readonly report: MergeReport;
  /** Blobs that only purged records name: they do not come back with an archive from before the purge. */
  readonly purgedBlobs: ReadonlySet<BlobHash>;
}

/**
 * Compares without writing anything. Under one id both sides must have the same change
 * set, or they would stay unequal for good.
 *
 * @throws FailureError `archive-contradicts`
 */
export async function compareWith(
  store: NotebookStore,
  archive: Archive,
  fileName: string,
  { reached }: Watch = unwatched,
): Promise<Comparison> {
  const unseen = new Map<string, string>();
  for await (const page of archive.changeSets()) {
    for (const changeSet of page) unseen.set(changeSet.id, linkOf(changeSet, sha256));
  }
  const purgedHere = new Set<string>();
  let ownOnly = 0;
  let after = 0;
  while (after < store.lastSequence) {
    const page = await store.ledger.read(after, pageSize);
    for (const { changeSet } of page) {
      const theirs = unseen.get(changeSet.id);
      unseen.delete(changeSet.id);
      if (changeSet.changes.some(({ purged }) => purged !== undefined)) {
        purgedHere.add(changeSet.id);
      }
      if (theirs === undefined) ownOnly += 1;
      else if (theirs !== linkOf(changeSet, sha256)) {
        const part = `change set ${changeSet.id}`;
        throw new FailureError({ kind: "archive-contradicts", fileName, part });
      }
    }
    after = page.at(-1)?.sequence ?? store.lastSequence;
    reached("comparing", after, store.lastSequence);
  }
  const news: ChangeSet[] = [];
  for await (const page of archive.changeSets()) {
    for (const changeSet of page) if (unseen.has(changeSet.id)) news.push(changeSet);
  }
  const purgedBlobs = await namedOnlyBy(archive, purgedHere);
  const before = await store.state();
  const report = mergeReportOf(before, applyChangeSets(before, news));
  return { news: news.length, ownOnly, report, purgedBlobs };
}

/** The blobs of an archive that no change set but these names. */
async function namedOnlyBy(
  archive: Archive,
  ids: ReadonlySet<string>,
): Promise<ReadonlySet<BlobHash>> {
  const found = new Set<BlobHash>();
  if (ids.size === 0) return found;
  const others = new Set<BlobHash>();
  for await (const page of archive.changeSets()) {
    for (const changeSet of page) {
      const named = ids.has(changeSet.id) ? found : others;
      for (const hash of blobsNamedBy(changeSet)) named.add(hash);
    }
  }
  for (const hash of others) found.delete(hash);
  return found;
}
