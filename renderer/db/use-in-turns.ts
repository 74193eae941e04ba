import { useEffect, useState } from "react";
import type { InTurns } from "#shared/suggesting/in-turns.ts";

/** A turn takes no longer than this, so that keys are answered meanwhile. */
export const turnMs = 12;

/** When the window has nothing else to do, or soon anyhow. */
export const idle = () =>
  new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: 100 }));

/**
 * The result of long work, done a little at a time; the former result stands until then.
 *
 * @param begin begins the work anew whenever it changes; null for none
 */
export function useInTurns<Result>(begin: (() => InTurns<Result>) | null): Result | undefined {
  const [result, setResult] = useState<Result>();
  useEffect(() => {
    if (begin === null) return undefined;
    const work = begin();
    let isWanted = true;
    const run = async () => {
      while (isWanted) {
        const until = performance.now() + turnMs;
        while (performance.now() < until) {
          const step = work.next();
          if (step.done !== true) continue;
          setResult(() => step.value);
          return;
        }
        await idle();
      }
    };
    void run();
    return () => {
      isWanted = false;
    };
  }, [begin]);
  return result;
}
