import { useEffect, useRef } from "react";
import type { Attempt } from "#renderer/app/feature.ts";
import type { Candidate } from "#shared/suggesting/candidates.ts";

/** The suggestion that a decision would be about: the first from a place of the text on, else the last. */
export function activeAt(place: number, open: readonly Candidate[]): Candidate | null {
  return open.find(({ start }) => start >= place) ?? open.at(-1) ?? null;
}

/** What is done with one suggestion; "stays" where it is still open afterwards and nothing may follow by itself. */
export type Decision = (candidate: Candidate) => Promise<unknown>;

type Deciding = Pick<Attempt, "attempt"> & {
  readonly open: readonly Candidate[];
  readonly place: number;
};

/**
 * Decisions one after the other: one that is asked for while the last is being saved waits, and is
 * then about the suggestion after it. What waits behind a failure is dropped: the analyst looks first.
 */
export function useDecisions({ open, place, attempt }: Deciding): (decision: Decision) => void {
  const latest = useRef({ open, place });
  useEffect(() => {
    latest.current = { open, place };
  });
  const waiting = useRef<Decision[]>([]);
  const isDeciding = useRef(false);

  const decideAll = async () => {
    const decided = new Set<number>();
    let from = latest.current.place;
    try {
      for (let next = waiting.current.shift(); next !== undefined; next = waiting.current.shift()) {
        // The list is read anew a moment after each decision: what is decided may still stand in it.
        const left = latest.current.open.filter(({ start }) => !decided.has(start));
        const candidate = activeAt(from, left);
        if (candidate === null || (await next(candidate)) === "stays") return;
        decided.add(candidate.start);
        from = candidate.end;
      }
    } finally {
      waiting.current = [];
      isDeciding.current = false;
    }
  };
  return (decision) => {
    waiting.current.push(decision);
    if (isDeciding.current) return;
    isDeciding.current = true;
    attempt(decideAll);
  };
}
