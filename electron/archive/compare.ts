import { createHash } from "node:crypto";
import { FailureError } from "#shared/failure.ts";
import type { MergeReport } from "#shared/ipc/archive.ts";
import type { ChangeSet } from "#shared/ledger/change.ts";
import { applyChangeSets } from "#shared/ledger/notebook-state.ts";
import type { NotebookStore } from "../notebooks/notebook-store.ts";
import { mergeReportOf } from "./merge-report.ts";
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
    for (const changeSet of page) unseen.set(changeSet.id, digestOf(changeSet));
  }
  let ownOnly = 0;
  let after = 0;
  while (after < store.lastSequence) {
    const page = await store.ledger.read(after, pageSize);
    for (const { changeSet } of page) {
      const theirs = unseen.get(changeSet.id);
      unseen.delete(changeSet.id);
      if (theirs === undefined) ownOnly += 1;
      else if (theirs !== digestOf(changeSet)) {
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
  const before = await store.state();
  const report = mergeReportOf(before, applyChangeSets(before, news));
  return { news: news.length, ownOnly, report };
}

function digestOf(changeSet: ChangeSet): string {
  return createHash("sha256").update(JSON.stringify(changeSet)).digest("base64");
}
