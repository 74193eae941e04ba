import type { ChangeSet, LedgerEntry } from "#shared/ledger/change.ts";
import { isNextSession, withoutValues } from "#shared/ledger/session.ts";
import type { Ledger } from "../ledger/ledger.ts";

const pageSize = 500;
/**
 * Entries looked through at most: the opening waits for them, and 5,000 after an import cost it
 * seconds. Undo keeps 200 steps.
 */
const longestSearch = 500;
/** Many sessions are shorter than the first page; each further one is twice as long, up to the most. */
const searchedFirst = 10;
const searchedAtOnce = 100;

/** What one person did last, in order and without values. */
export interface LastSession {
  readonly entries: readonly LedgerEntry[];
  /** The batch that the first of them goes on with, of which more stands before; null for none. */
  readonly cutBatch: string | null;
}

/** The entries of one person's last session, as far as they are looked for. */
export async function lastSession(
  ledger: Pick<Ledger, "read" | "lastSequence">,
  actorId: string,
): Promise<LastSession> {
  const found: LedgerEntry[] = [];
  const end = ledger.lastSequence;
  const start = Math.max(0, end - longestSearch);
  let later: ChangeSet | null = null;
  let size = searchedFirst;
  for (let before = end, after = end; before > start; before = after) {
    after = Math.max(start, before - size);
    size = Math.min(searchedAtOnce, 2 * size);
    const page = await ledger.read(after, before - after);
    for (const { sequence, changeSet } of page.slice().reverse()) {
      if (sequence > before || changeSet.actorId !== actorId) continue;
      if (later !== null && isNextSession(changeSet, later)) {
        return { entries: found.reverse(), cutBatch: null };
      }
      found.push({ sequence, changeSet: withoutValues(changeSet) });
      later = changeSet;
    }
  }
  const cutBatch = start === 0 ? null : (found.at(-1)?.changeSet.batch ?? null);
  return { entries: found.reverse(), cutBatch };
}

/**
 * What stands of a batch before an entry, in order and without values: an import of many files
 * reaches farther back than an opening looks.
 */
export async function batchBefore(
  ledger: Pick<Ledger, "read">,
  batch: string,
  sequence: number,
): Promise<readonly LedgerEntry[]> {
  const found: LedgerEntry[] = [];
  for (let before = sequence - 1; before > 0; before -= pageSize) {
    const after = Math.max(0, before - pageSize);
    const page = (await ledger.read(after, before - after)).filter(
      (entry) => entry.sequence <= before && entry.changeSet.batch === batch,
    );
    // A batch is written in one go: other people's work stands between its entries, not pages of it.
    if (page.length === 0) break;
    const bare = page.map((entry) => ({
      sequence: entry.sequence,
      changeSet: withoutValues(entry.changeSet),
    }));
    found.unshift(...bare);
  }
  return found;
}
