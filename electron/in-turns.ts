import { turnOfOthers } from "./ledger/turn-of-others.ts";

/** A turn takes no longer than this, so that the window is answered meanwhile. */
const turnMs = 8;

/** Does long work in turns, between which this process does what else it is asked for. */
export async function inTurns<Outcome>(work: Iterator<unknown, Outcome>): Promise<Outcome> {
  for (;;) {
    const until = performance.now() + turnMs;
    do {
      const next = work.next();
      if (next.done === true) return next.value;
    } while (performance.now() < until);
    await turnOfOthers();
  }
}
