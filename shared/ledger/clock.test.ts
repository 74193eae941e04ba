import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatStamp, partsOfStamp, startOfTime, tick, witness } from "./clock.ts";

const ms = fc.nat({ max: 2 ** 47 });
const parts = fc.record({
  ms,
  counter: fc.nat({ max: 0xffff }),
  actorId: fc.uuid(),
});

describe("stamps", () => {
  it("name their parts again", () => {
    fc.assert(
      fc.property(parts, (stamp) => {
        expect(partsOfStamp(formatStamp(stamp))).toEqual(stamp);
      }),
    );
  });

  it("sort as text by time, then counter, then actor", () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        fc.pre(formatStamp(a) !== formatStamp(b));
        const byParts = a.ms - b.ms || a.counter - b.counter || (a.actorId < b.actorId ? -1 : 1);
        const isBefore = formatStamp(a) < formatStamp(b);
        expect(isBefore).toBe(byParts < 0);
      }),
    );
  });
});

describe("the clock", () => {
  it("only moves forward, whatever the machine's clock does", () => {
    fc.assert(
      fc.property(fc.array(ms, { minLength: 2 }), (readings) => {
        let clock = startOfTime;
        for (const nowMs of readings) {
          const next = tick(clock, nowMs);
          expect(
            formatStamp({ ...next, actorId: "a" }) > formatStamp({ ...clock, actorId: "a" }),
          ).toBe(true);
          expect(next.counter).toBeLessThanOrEqual(0xffff);
          clock = next;
        }
      }),
    );
  });

  it("goes on from the highest stamp it has seen", () => {
    fc.assert(
      fc.property(parts, parts, ms, (own, theirs, nowMs) => {
        const seen = witness({ ms: own.ms, counter: own.counter }, formatStamp(theirs));
        const next = formatStamp({ ...tick(seen, nowMs), actorId: "a" });

        // The actor is compared last, so it is made equal to compare the clocks alone.
        expect(next > formatStamp({ ...own, actorId: "a" })).toBe(true);
        expect(next > formatStamp({ ...theirs, actorId: "a" })).toBe(true);
      }),
    );
  });

  it("carries a full counter over into the next millisecond", () => {
    expect(tick({ ms: 7, counter: 0xffff }, 5)).toEqual({ ms: 8, counter: 0 });
  });
});
