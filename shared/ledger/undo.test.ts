import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Change, type ChangeSet, changeSetSchema, type JsonValue } from "./change.ts";
import { formatStamp, partsOfStamp } from "./clock.ts";
import { applyChangeSets, edit, emptyState, type NotebookState } from "./notebook-state.ts";
import { isLive, valueOf } from "./stored-record.ts";
import { undoOf } from "./undo.ts";

let count = 0;

/** A change set later than every one before it. */
function written(changes: readonly Change[], actorId = "ana"): ChangeSet {
  count += 1;
  return changeSetSchema.parse({
    id: `00000000-0000-4000-8000-${String(count).padStart(12, "0")}`,
    action: "claim:edit",
    changes,
    stamp: formatStamp({ ms: count, counter: 0, actorId }),
    actorId,
    at: "2026-01-01T00:00:00.000Z",
    tool: "railhead test",
  });
}

const folded = (state: NotebookState, ...sets: readonly ChangeSet[]) =>
  applyChangeSets(state, sets);
const make = (set: Record<string, JsonValue>): Change => ({ table: "claims", id: "c1", set });

function change(state: NotebookState, set: Record<string, JsonValue>): Change {
  return edit("claims", state.get("claims")?.get("c1") ?? { id: "c1" }, set);
}

function shown(state: NotebookState, field: string): JsonValue | undefined {
  const record = state.get("claims")?.get("c1");
  return record === undefined ? undefined : valueOf(record, field);
}

describe("undo", () => {
  it("brings a field back to what the action replaced", () => {
    const before = folded(emptyState(), written([make({ title: "old", note: "kept" })]));
    const action = written([change(before, { title: "new" })]);
    const now = folded(before, action);
    const undone = folded(now, written(undoOf([action], before, now)));

    expect(shown(now, "title")).toBe("new");
    expect(shown(undone, "title")).toBe("old");
    expect(shown(undone, "note")).toBe("kept");
  });

  it("leaves a field alone that was edited since", () => {
    const before = folded(emptyState(), written([make({ title: "old", note: "old" })]));
    const action = written([change(before, { title: "new", note: "new" })]);
    const edited = folded(before, action);
    const now = folded(edited, written([change(edited, { title: "newer" })]));
    const undone = folded(now, written(undoOf([action], before, now)));

    expect(shown(undone, "title")).toBe("newer");
    expect(shown(undone, "note")).toBe("old");
  });

  it("has nothing to do when every field was edited since", () => {
    const before = folded(emptyState(), written([make({ title: "old" })]));
    const action = written([change(before, { title: "new" })]);
    const edited = folded(before, action);
    const now = folded(edited, written([change(edited, { title: "newer" })]));

    expect(undoOf([action], before, now)).toEqual([]);
  });

  it("deletes what the action made, and brings back what it deleted", () => {
    const making = written([make({ title: "A" })]);
    const made = folded(emptyState(), making);
    const unmade = folded(made, written(undoOf([making], emptyState(), made)));
    const deleting = written([change(made, { $deleted: true })]);
    const deleted = folded(made, deleting);
    const back = folded(deleted, written(undoOf([deleting], made, deleted)));
    const live = (state: NotebookState) => {
      const record = state.get("claims")?.get("c1");
      return record !== undefined && isLive(record);
    };

    expect(live(unmade)).toBe(false);
    expect(live(deleted)).toBe(false);
    expect(live(back)).toBe(true);
    expect(shown(back, "title")).toBe("A");
  });

  it("brings back every verdict that stood side by side, each by the actor whose it was", () => {
    const values = fc.array(fc.constantFrom("improves", "worsens", "neutral"), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(values, (verdicts) => {
        const made = folded(emptyState(), written([make({ title: "A" })]));
        const people = ["ben", "cho", "dee", "eva", "fay"];
        const beside = folded(
          made,
          ...verdicts.map((direction, index) => written([make({ direction })], people[index])),
        );
        const action = written([change(beside, { direction: "unclear" })]);
        const decided = folded(beside, action);
        const back = written(undoOf([action], beside, decided));
        const undone = folded(decided, back);
        const redone = folded(undone, written(undoOf([back], decided, undone)));
        const heads = (state: NotebookState) =>
          state.get("claims")?.get("c1")?.fields["direction"]?.heads ?? [];

        expect(heads(decided)).toHaveLength(1);
        expect(heads(undone).map(({ value }) => value)).toEqual(
          heads(beside).map(({ value }) => value),
        );
        expect(
          heads(undone)
            .slice(1)
            .map(({ stamp }) => partsOfStamp(stamp).actorId),
        ).toEqual(
          heads(beside)
            .slice(1)
            .map(({ stamp }) => partsOfStamp(stamp).actorId),
        );
        expect(heads(redone).map(({ value }) => value)).toEqual(["unclear"]);
      }),
    );
  });

  it("takes back an action of several change sets at once", () => {
    const before = folded(emptyState(), written([make({ title: "old", note: "old" })]));
    const first = written([change(before, { title: "new" })]);
    const between = folded(before, first);
    const second = written([
      change(between, { note: "new", title: "newer" }),
      { table: "claims", id: "c2", set: { title: "B" } },
    ]);
    const now = folded(between, second);
    const undone = folded(now, written(undoOf([first, second], before, now)));

    expect([shown(undone, "title"), shown(undone, "note")]).toEqual(["old", "old"]);
    const other = undone.get("claims")?.get("c2");
    expect(other === undefined || isLive(other)).toBe(false);
  });

  it("touches no field but those that still bear the action's stamp", () => {
    const fields = ["a", "b", "c", "d"] as const;
    const set = fc.dictionary(fc.constantFrom(...fields), fc.integer(), { minKeys: 1, maxKeys: 4 });
    fc.assert(
      fc.property(set, set, (first, second) => {
        const before = folded(emptyState(), written([make({ a: 0, b: 0, c: 0, d: 0 })]));
        const action = written([change(before, first)]);
        const acted = folded(before, action);
        const now = folded(acted, written([change(acted, second)]));
        const changes = undoOf([action], before, now);
        const undone = changes.length === 0 ? now : folded(now, written(changes));

        for (const field of fields) {
          const isOurs = field in first && !(field in second);
          expect(shown(undone, field)).toBe(isOurs ? 0 : shown(now, field));
        }
      }),
    );
  });
});
