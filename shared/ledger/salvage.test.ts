import fc from "fast-check";
import { expect, it } from "vitest";
import { type ChangeSet, changeSetSchema } from "./change.ts";
import { formatStamp, type Stamp } from "./clock.ts";
import { applyChangeSets, emptyState } from "./notebook-state.ts";
import { salvageOf } from "./salvage.ts";

/** Edits of a few fields by two people, each knowing of what stood there or not. */
const history = fc
  .array(
    fc.record({
      actor: fc.constantFrom("ana", "ben"),
      id: fc.constantFrom("c1", "c2"),
      field: fc.constantFrom("title", "note"),
      value: fc.string(),
      isInformed: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((edits) => {
    let state = emptyState();
    return edits.map(({ actor, id, field, value, isInformed }, index) => {
      const seen = state.get("claims")?.get(id)?.fields[field]?.heads ?? [];
      const changeSet = changeSetFor(
        formatStamp({ ms: index + 1, counter: 0, actorId: actor }),
        [
          {
            table: "claims",
            id,
            set: { [field]: value },
            ...(isInformed ? { replaces: { [field]: seen.map(({ stamp }) => stamp) } } : {}),
          },
        ],
        index,
      );
      state = applyChangeSets(state, [changeSet]);
      return changeSet;
    });
  });

function changeSetFor(stamp: Stamp, changes: readonly unknown[], index: number): ChangeSet {
  return changeSetSchema.parse({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    action: "claim:edit",
    changes,
    stamp,
    actorId: "ana",
    at: "2026-01-01T00:00:00.000Z",
    tool: "railhead test",
  });
}

it("leads from any part of a history to the state that all of it made", () => {
  fc.assert(
    fc.property(history, fc.infiniteStream(fc.boolean()), (written, losses) => {
      const whole = applyChangeSets(emptyState(), written);
      const kept = written.filter(() => !losses.next().value);
      const readable = applyChangeSets(emptyState(), kept);
      const salvaged = salvageOf(whole, readable).map(({ stamp, changes }, index) =>
        changeSetFor(stamp, changes, 1000 + index),
      );

      expect(applyChangeSets(readable, salvaged)).toEqual(whole);
      expect(salvaged.length).toBeLessThanOrEqual(written.length - kept.length);
      expect(salvageOf(whole, applyChangeSets(readable, salvaged))).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});
