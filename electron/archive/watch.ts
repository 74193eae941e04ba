import { FailureError } from "#shared/failure.ts";
import type { ArchivePhase } from "#shared/ipc/archive.ts";

/** Somebody who waits for long work. */
export interface Watch {
  /**
   * Tells how far it is, in whatever the phase counts.
   *
   * @throws FailureError `cancelled` when the work is no longer wanted
   */
  readonly reached: (phase: ArchivePhase, done: number, total: number) => void;
}

/** For work that nobody watches, such as a command's. */
export const unwatched: Watch = { reached: () => {} };

/** Tells progress on, and ends the work at its next step once the signal has been given. */
export function watchUntil(
  signal: AbortSignal,
  onProgress: (phase: ArchivePhase, done: number, total: number) => void,
): Watch {
  return {
    reached: (phase, done, total) => {
      if (signal.aborted) throw new FailureError({ kind: "cancelled" });
      onProgress(phase, done, total);
    },
  };
}
