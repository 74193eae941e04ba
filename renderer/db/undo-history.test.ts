import { describe, expect, it } from "vitest";
import {
  type Change,
  type ChangeSet,
  changeSetSchema,
  type JsonValue,
} from "#shared/ledger/change.ts";
import { formatStamp } from "#shared/ledger/clock.ts";
import {
  applyChangeSets,
  edit,
  emptyState,
  type NotebookState,
} from "#shared/ledger/notebook-state.ts";
import { isLive, valueOf } from "#shared/ledger/stored-record.ts";
import { UndoHistory } from "./undo-history.ts";

/** A session on one claim: acts, takes back, does again, and shows what stands. */
class Session {
  readonly history = new UndoHistory();
  state: NotebookState = emptyState();
  #writes = 0;

  act(action: string, set: Record<string, JsonValue>): void {
    const current = this.state.get("claims")?.get("c1") ?? { id: "c1" };
    const before = this.state;
    const changeSet = this.#write(action, [edit("claims", current, set)]);
    this.history.acted({ changeSet, before });
  }

  /** As another person or the command line would: not part of this session's history. */
  actElsewhere(set: Record<string, JsonValue>): void {
    const current = this.state.get("claims")?.get("c1") ?? { id: "c1" };
    this.#write("claim:edit", [edit("claims", current, set)]);
  }

  go(direction: "undo" | "redo"): boolean {
    const step = this.history.next(direction);
    if (step === undefined) return false;
    const changes = this.history.changesBack(step, this.state);
    if (changes.length === 0) {
      this.history.passOver(direction);
      return this.go(direction);
    }
    const before = this.state;
    const changeSet = this.#write(step.changeSet.action, changes);
    this.history.tookBack(direction, { changeSet, before });
    return true;
  }

  shown(field: string): JsonValue | undefined {
    const record = this.state.get("claims")?.get("c1");
    return record !== undefined && isLive(record) ? valueOf(record, field) : undefined;
  }

  #write(action: string, changes: readonly Change[]): ChangeSet {
    this.#writes += 1;
    const changeSet = changeSetSchema.parse({
      id: `00000000-0000-4000-8000-${String(this.#writes).padStart(12, "0")}`,
      action,
      changes,
      stamp: formatStamp({ ms: this.#writes, counter: 0, actorId: "ana" }),
      actorId: "ana",
      at: "2026-01-01T00:00:00.000Z",
      tool: "railhead test",
    });
    this.state = applyChangeSets(this.state, [changeSet]);
    return changeSet;
  }
}

function edited(...values: readonly string[]): Session {
  const session = new Session();
  session.act("claim:create", { statement: "first" });
  for (const value of values) session.act("claim:edit", { statement: value });
  return session;
}

describe("undo and redo", () => {
  it("walk back and forth over edits of one field, to its making and again to the last", () => {
    const session = edited("second", "third");
    const walk = (direction: "undo" | "redo") => {
      const seen: unknown[] = [];
      while (session.go(direction)) seen.push(session.shown("statement"));
      return seen;
    };

    for (let round = 0; round < 3; round += 1) {
      expect(walk("undo")).toEqual(["second", "first", undefined]);
      expect(walk("redo")).toEqual(["first", "second", "third"]);
    }
  });

  it("name the action that would be taken back or done again", () => {
    const session = edited("second");
    expect(session.history.state.get()).toEqual({ undo: "claim:edit", redo: null });

    session.go("undo");
    expect(session.history.state.get()).toEqual({ undo: "claim:create", redo: "claim:edit" });
  });

  it("can not do again what was undone before a new action", () => {
    const session = edited("second");
    session.go("undo");
    session.act("claim:edit", { statement: "other" });

    expect(session.go("redo")).toBe(false);
    expect(session.shown("statement")).toBe("other");
  });

  it("leave what someone else wrote since, and take back what lies before it", () => {
    const session = edited();
    session.act("claim:note", { note: "mine" });
    session.act("claim:edit", { statement: "second" });
    session.actElsewhere({ statement: "theirs" });

    expect(session.go("undo")).toBe(true);
    expect(session.shown("statement")).toBe("theirs");
    expect(session.shown("note")).toBeNull();
  });

  it("have an end", () => {
    expect(new Session().go("undo")).toBe(false);
    expect(new Session().go("redo")).toBe(false);
  });
});
