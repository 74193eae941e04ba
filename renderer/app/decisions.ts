import { useEffect, useRef } from "react";
import type { Attempt } from "./attempt.ts";

/** What is done with one subject; "stays" where it is still open afterwards and nothing may follow by itself. */
export type Decision<Subject> = (subject: Subject) => Promise<unknown>;

type Deciding<Subject> = Pick<Attempt, "attempt"> & {
  /** What a decision is about after these, which may still stand in the list; null for nothing. */
  readonly nextAfter: (decided: readonly Subject[]) => Subject | null;
};

/**
 * Decisions one after the other: one that is asked for while the last is being saved waits, and is
 * then about the subject after it. What waits behind a failure is dropped: the analyst looks first.
 */
export function useDecisions<Subject>({
  nextAfter,
  attempt,
}: Deciding<Subject>): (decision: Decision<Subject>) => void {
  const latest = useRef(nextAfter);
  useEffect(() => {
    latest.current = nextAfter;
  });
  const waiting = useRef<Decision<Subject>[]>([]);
  const isDeciding = useRef(false);

  const decideAll = async () => {
    const decided: Subject[] = [];
    try {
      for (let next = waiting.current.shift(); next !== undefined; next = waiting.current.shift()) {
        const subject = latest.current(decided);
        if (subject === null || (await next(subject)) === "stays") return;
        decided.push(subject);
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
