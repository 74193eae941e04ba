import { z } from "zod";

/**
 * A hybrid-logical-clock stamp: `<ms, 12 hex>-<counter, 4 hex>-<actor id>`.
 *
 * Plain string comparison orders stamps by time, then counter, then actor, so two
 * actors never write the same stamp.
 */
export const stampSchema = z
  .string()
  .regex(/^[0-9a-f]{12}-[0-9a-f]{4}-.{1,64}$/)
  .brand<"Stamp">();
export type Stamp = z.infer<typeof stampSchema>;

/** The parts of a stamp; `ms` is Unix time in milliseconds. */
export interface StampParts {
  readonly ms: number;
  readonly counter: number;
  readonly actorId: string;
}

/** The highest time and counter seen so far; persisted by whoever hands out stamps. */
export interface Clock {
  readonly ms: number;
  readonly counter: number;
}

export const startOfTime: Clock = { ms: 0, counter: 0 };

const maxCounter = 0xffff;

export function formatStamp({ ms, counter, actorId }: StampParts): Stamp {
  const time = Math.trunc(ms).toString(16).padStart(12, "0");
  return stampSchema.parse(`${time}-${counter.toString(16).padStart(4, "0")}-${actorId}`);
}

export function partsOfStamp(stamp: Stamp): StampParts {
  return {
    ms: Number.parseInt(stamp.slice(0, 12), 16),
    counter: Number.parseInt(stamp.slice(13, 17), 16),
    actorId: stamp.slice(18).replace(/^!\d+!/, ""),
  };
}

/**
 * The stamp of a value that an undo brings back beside the one it sets: of the same
 * moment, by the actor whose value it was, and before the undo's own. No two are the
 * same, and no actor's id begins with `!`.
 */
export function stampBeside(stamp: Stamp, index: number, actorId: string): Stamp {
  return stampSchema.parse(`${stamp.slice(0, 18)}!${index}!${actorId}`);
}

/**
 * The clock after one local event at `nowMs`. Never runs backwards: when the
 * machine's clock does, the counter goes on from the highest stamp seen.
 */
export function tick(clock: Clock, nowMs: number): Clock {
  if (nowMs > clock.ms) return { ms: Math.trunc(nowMs), counter: 0 };
  if (clock.counter < maxCounter) return { ms: clock.ms, counter: clock.counter + 1 };
  return { ms: clock.ms + 1, counter: 0 };
}

/** The clock after seeing a stamp made elsewhere; what comes next is later than it. */
export function witness(clock: Clock, stamp: Stamp): Clock {
  const { ms, counter } = partsOfStamp(stamp);
  if (ms > clock.ms) return { ms, counter };
  if (ms === clock.ms && counter > clock.counter) return { ms, counter };
  return clock;
}

/** How far another clock may run ahead of this device's and still be followed. */
const followedMs = 24 * 60 * 60 * 1000;

/**
 * The highest stamp of all, and the highest one that is no further ahead than is
 * followed: one wrong clock among colleagues must not push everyone's into its future.
 */
export interface Clocks {
  readonly near: Clock;
  readonly far: Clock;
}

export const noStamps: Clocks = { near: startOfTime, far: startOfTime };

export function witnessBoth({ near, far }: Clocks, stamp: Stamp, nowMs: number): Clocks {
  const isFollowed = partsOfStamp(stamp).ms <= nowMs + followedMs;
  return { near: isFollowed ? witness(near, stamp) : near, far: witness(far, stamp) };
}

/**
 * The clock for a local event that is to be later than the stamps it has `seen`. What
 * replaces a value from the far future is stamped behind all that is there, and the
 * next event is stamped by the present again.
 */
export function tickAfter({ near, far }: Clocks, seen: Iterable<Stamp>, nowMs: number): Clock {
  const limit = nowMs + followedMs;
  let base = far.ms <= limit ? far : near;
  for (const stamp of seen) base = witness(base, stamp);
  const isBehindFar = base.ms < far.ms || (base.ms === far.ms && base.counter < far.counter);
  return tick(base.ms > limit && isBehindFar ? far : base, nowMs);
}
