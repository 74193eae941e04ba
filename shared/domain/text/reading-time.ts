import { importLimits } from "./import-job.ts";

/**
 * How long one file has been read. What counts is the work: on a busy machine a short text may wait
 * longer for its turn than a hostile one takes to show what it is.
 */
export class ReadingTime {
  readonly #limitMs: number;
  readonly #startedAt: number;
  #gotOnAt: number;
  #seenAt: number;
  #workedMs = 0;

  constructor(bytes: number, nowMs: number) {
    const megabytes = Math.max(0, bytes / 1_000_000 - 1);
    this.#limitMs = importLimits.timeMs + Math.round(megabytes * importLimits.timeMsPerMegabyte);
    this.#startedAt = nowMs;
    this.#gotOnAt = nowMs;
    this.#seenAt = nowMs;
  }

  /** A long document gets on page by page: it is no hang. */
  gotOn(nowMs: number): void {
    this.#gotOnAt = nowMs;
    this.#workedMs = 0;
  }

  /** `share` of one processor is what the reading has had since it was last seen; above 1 where several worked for it. */
  see(nowMs: number, share: number): void {
    this.#workedMs += (nowMs - this.#seenAt) * Math.min(1, share);
    this.#seenAt = nowMs;
  }

  /** After how long it is given up; null while it may go on. */
  givenUpAfterMs(nowMs: number): number | null {
    const isOver =
      this.#workedMs > this.#limitMs ||
      nowMs - this.#gotOnAt > this.#limitMs * importLimits.patience ||
      nowMs - this.#startedAt > importLimits.mostTimeMs;
    return isOver ? Math.round(nowMs - this.#startedAt) : null;
  }
}
