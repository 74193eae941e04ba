/** Resolves after whatever else waits to run has run, so that long work blocks nobody for long. */
export function turnOfOthers(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
