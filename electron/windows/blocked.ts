import type { BlockedKind, BlockedRequest } from "#shared/ipc/blocked.ts";

/** The latest are kept; all are counted. A page may try thousands of times. */
const mostKept = 200;
const longestAddress = 2000;

const counts = new Map<BlockedKind, number>();
const latest: BlockedRequest[] = [];
let number = 0;

/** Notes what this session refused, for the page that says so. Nothing of it is ever written down. */
export function noteBlocked(kind: BlockedKind, address: string): void {
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
  number += 1;
  const at = new Date().toISOString();
  latest.unshift({ number, kind, address: address.slice(0, longestAddress), at });
  latest.length = Math.min(latest.length, mostKept);
}

/** What was refused since the program started, newest first. */
export function blockedSoFar() {
  return {
    counts: [...counts].map(([kind, count]) => ({ kind, count })),
    latest: [...latest],
  };
}
