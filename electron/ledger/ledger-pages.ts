import type { LedgerEntry } from "#shared/ledger/change.ts";
import type { Ledger } from "./ledger.ts";

/** Entries read at once: memory stays small however long the history is. */
const pageSize = 500;

/**
 * Everything the ledger has when this begins, in order, page by page. What is written meanwhile is
 * left out.
 */
export async function* ledgerPages(
  ledger: Pick<Ledger, "read" | "lastSequence">,
): AsyncGenerator<readonly LedgerEntry[]> {
  const until = ledger.lastSequence;
  for (let after = 0; after < until; ) {
    const page = await ledger.read(after, Math.min(pageSize, until - after));
    yield page;
    after = page.at(-1)?.sequence ?? until;
  }
}
