import os from "node:os";

/** Rounds on one data folder before the next begins with an empty one. */
const roundsAChain = 15;

/**
 * Parts many rounds among data folders.
 *
 * @param {number} count
 */
export function chainsOf(count) {
  return Array.from({ length: Math.ceil(count / roundsAChain) }, (_, index) => ({
    name: `folder ${index + 1}`,
    rounds: Math.min(roundsAChain, count - index * roundsAChain),
  }));
}

/** As many lanes beside each other as this machine has processors, but not more than do good. */
export function laneCount() {
  return Math.max(1, Math.min(4, os.availableParallelism()));
}

/**
 * Works a list off in several lanes beside each other.
 *
 * @template Task
 * @param {readonly Task[]} tasks
 * @param {(task: Task) => Promise<void>} work
 * @param {number} [lanes]
 */
export async function inLanes(tasks, work, lanes = laneCount()) {
  const waiting = [...tasks];
  const lane = async () => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) await work(task);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
