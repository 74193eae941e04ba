/**
 * One look: how much of the processor the same work took.
 *
 * @typedef {{ readonly atMs: number, readonly workedMs: number }} Look
 */

/** So far around a task what other programs did to this machine is taken to be the same. */
const aroundMs = 1500;

/** The share of the looks that may be quicker than what counts as this machine's own speed. */
const quickest = 0.05;

/** More is never forgiven: so much slower is a core that is shared by two. */
const mostSlowness = 2;

/**
 * How many times as long the same work took around a time; 1 for as long as ever.
 *
 * @param {readonly Look[]} looks of the whole run
 * @param {number} atMs
 * @param {number} tookMs
 */
export function slownessOf(looks, atMs, tookMs) {
  const near = looks.filter(
    (look) => look.atMs >= atMs - aroundMs && look.atMs <= atMs + tookMs + aroundMs,
  );
  const own = lookAt(looks, quickest);
  const then = lookAt(near, 0.5);
  if (own === null || then === null) return 1;
  return Math.min(mostSlowness, Math.max(1, then / own));
}

/**
 * @param {readonly Look[]} looks
 * @param {number} share
 */
function lookAt(looks, share) {
  const sorted = looks.map(({ workedMs }) => workedMs).sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? null;
}
