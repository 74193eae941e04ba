import { expect, it } from "vitest";
import { importLimits } from "./import-job.ts";
import { ReadingTime } from "./reading-time.ts";

const { timeMs, timeMsPerMegabyte, patience, mostTimeMs } = importLimits;

/** Looks every half second, as the program does, and answers with when it gave up. */
function givenUpAt(share: number, { bytes = 1000, getsOnEveryMs = 0 } = {}): number | null {
  const time = new ReadingTime(bytes, 0);
  for (let nowMs = 500; nowMs < 2 * mostTimeMs; nowMs += 500) {
    if (getsOnEveryMs > 0 && nowMs % getsOnEveryMs === 0) time.gotOn(nowMs);
    time.see(nowMs, share);
    if (time.givenUpAfterMs(nowMs) !== null) return nowMs;
  }
  return null;
}

it("gives a file up that has worked for its time, however many processors it had", () => {
  expect(givenUpAt(1)).toBe(timeMs + 500);
  expect(givenUpAt(4)).toBe(timeMs + 500);
});

it("waits longer where a busy machine lets it work only now and then", () => {
  expect(givenUpAt(0.25)).toBe(4 * timeMs + 500);
});

it("waits no longer than its patience for one that does not work at all", () => {
  expect(givenUpAt(0)).toBe(patience * timeMs + 500);
});

it("gives a large file more", () => {
  const bytes = 11_000_000;

  expect(givenUpAt(1, { bytes })).toBe(timeMs + 10 * timeMsPerMegabyte + 500);
});

it("lets one that gets on go on, up to the most that any may take", () => {
  expect(givenUpAt(1, { getsOnEveryMs: 5000 })).toBe(mostTimeMs + 500);
});
