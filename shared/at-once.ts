/** Does work that may be done step by step, in one go. */
export function atOnce<Outcome>(work: Iterator<unknown, Outcome>): Outcome {
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
  }
}
