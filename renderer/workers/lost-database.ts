import type { Dexie } from "dexie";

/**
 * Tells when Chromium closes an open database by itself: the disk is full, or it read something
 * damaged and dropped all of them. Dexie would then open an empty one in its place, and views would
 * show a notebook with nothing in it.
 */
export function whenLost(database: Dexie, tell: () => void): void {
  database.on("ready", () => database.backendDB().addEventListener("close", tell), true);
}

/** True for what a database answers that is gone, or can not be read any more. */
export function isGone(error: unknown): boolean {
  const names = [
    "AbortError",
    "DatabaseClosedError",
    "InvalidStateError",
    "QuotaExceededError",
    "UnknownError",
  ];
  return error instanceof Error && names.includes(error.name);
}
