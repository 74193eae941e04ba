/** A turn takes no longer than this, so that keys are answered meanwhile. */
const turnMs = 8;
/** The clock is looked at once in so many steps. */
const stepsOfLook = 16;

/**
 * Does long work in turns that never hold the window up; work that fits into the first
 * turn is done before this returns.
 *
 * @param work yields wherever it may be interrupted, in steps far shorter than a turn
 * @param done told the outcome once
 * @returns how to give the work up
 */
export function inTurns<Outcome>(
  work: Iterator<unknown, Outcome>,
  done: (outcome: Outcome) => void,
): () => void {
  const turn = new MessageChannel();
  let isGivenUp = false;
  const take = () => {
    if (isGivenUp) return;
    const until = performance.now() + turnMs;
    for (let step = 1; ; step += 1) {
      const next = work.next();
      if (next.done === true) {
        turn.port1.close();
        done(next.value);
        return;
      }
      if (step % stepsOfLook === 0 && performance.now() >= until) break;
    }
    // A timer would wait 4 ms each time.
    turn.port2.postMessage(null);
  };
  turn.port1.onmessage = take;
  take();
  return () => {
    isGivenUp = true;
    turn.port1.close();
  };
}
