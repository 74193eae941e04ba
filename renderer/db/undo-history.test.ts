import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Change,
  changeSetSchema,
  deletedField,
  type JsonValue,
  type LedgerEntry,
} from "#shared/ledger/change.ts";
import { formatStamp } from "#shared/ledger/clock.ts";
import {
  applyChangeSets,
  edit,
  emptyState,
  type NotebookState,
} from "#shared/ledger/notebook-state.ts";
import { endsUndo, isUndoable, withoutValues } from "#shared/ledger/session.ts";
import { isLive, valueOf } from "#shared/ledger/stored-record.ts";
import history from "#shared/messages/en/history.json" with { type: "json" };
import { UndoHistory } from "./undo-history.ts";

/** A session on one claim: acts, takes back, does again, and shows what stands. */
class Session {
  history = new UndoHistory();
  /** All that was written, as the ledger keeps it. */
  readonly written: LedgerEntry[] = [];
  state: NotebookState = emptyState();

  act(action: string, set: Record<string, JsonValue>): void {
    const current = this.state.get("claims")?.get("c1") ?? { id: "c1" };
    this.actOn(action, [edit("claims", current, set)]);
  }

  actOn(action: string, changes: readonly Change[]): void {
    const before = this.state;
    const entry = this.#write({ action, changes });
    if (isUndoable({ action })) this.history.acted({ entries: [entry], before });
  }

  /** Makes records that the main process writes one by one, and that are one action all the same. */
  bringIn(batch: string, ids: readonly string[]): void {
    for (const id of ids) {
      const changes = [{ table: "articles", id, set: { title: id } }];
      const entry = this.#write({ action: "article:import", changes, batch });
      this.history.resume([entry]);
    }
  }

  /** The program ends and starts: what is left is what the ledger has. */
  restart(): void {
    this.history = new UndoHistory();
    this.history.resume(
      this.written
        .filter(({ changeSet }) => changeSet.actorId === "ana")
        .map(({ sequence, changeSet }) => ({ sequence, changeSet: withoutValues(changeSet) })),
    );
  }

  /** As another person or the command line would: not part of this session's history. */
  actElsewhere(set: Record<string, JsonValue>): void {
    const current = this.state.get("claims")?.get("c1") ?? { id: "c1" };
    this.#write({ action: "claim:edit", changes: [edit("claims", current, set)] }, "ben");
  }

  go(direction: "undo" | "redo"): boolean {
    const step = this.history.next(direction);
    if (step === undefined) return false;
    const before = step.before ?? this.#before(step.entries[0]?.sequence ?? 0);
    const changes = this.history.changesBack(step, before, this.state);
    if (changes.length === 0) {
      this.history.passOver(direction);
      return this.go(direction);
    }
    const last = step.entries.at(-1)?.changeSet;
    const link = direction === "undo" ? { undoes: last?.id } : { redoes: last?.id };
    const was = this.state;
    const entry = this.#write({ action: last?.action, changes, ...link });
    this.history.tookBack(direction, { entries: [entry], before: was });
    return true;
  }

  shown(field: string): JsonValue | undefined {
    const record = this.state.get("claims")?.get("c1");
    return record !== undefined && isLive(record) ? valueOf(record, field) : undefined;
  }

  titles(): readonly string[] {
    const articles = [...(this.state.get("articles")?.values() ?? [])];
    return articles.filter(isLive).map(({ id }) => id);
  }

  #before(sequence: number): NotebookState {
    const earlier = this.written.slice(0, sequence - 1).map(({ changeSet }) => changeSet);
    return applyChangeSets(emptyState(), earlier);
  }

  #write(draft: Record<string, unknown>, actorId = "ana"): LedgerEntry {
    const sequence = this.written.length + 1;
    const changeSet = changeSetSchema.parse({
      ...draft,
      id: `00000000-0000-4000-8000-${String(sequence).padStart(12, "0")}`,
      stamp: formatStamp({ ms: sequence, counter: 0, actorId }),
      actorId,
      at: "2026-01-01T00:00:00.000Z",
      tool: "railhead test",
    });
    this.state = applyChangeSets(this.state, [changeSet]);
    this.written.push({ sequence, changeSet });
    return { sequence, changeSet };
  }
}

interface Act {
  readonly kind: "act" | "elsewhere" | "undo" | "redo" | "delete";
  readonly value: number;
}

/** What is deleted is not there to be edited or deleted again. */
function take(session: Session, { kind, value }: Act, index: number): void {
  if (kind === "undo" || kind === "redo") session.go(kind);
  else if (session.shown("statement") === undefined) return;
  else if (kind === "act") session.act("claim:edit", { [`field${value}`]: index });
  else if (kind === "delete") session.act("claim:delete", { $deleted: true });
  else session.actElsewhere({ field0: value });
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

  it("take back an import of several files as the one action it was", () => {
    const session = edited();
    const batch = "00000000-0000-4000-8000-00000000abcd";
    session.bringIn(batch, ["a", "b", "c"]);
    session.restart();

    expect(session.go("undo")).toBe(true);
    expect(session.titles()).toEqual([]);
    expect(session.shown("statement")).toBe("first");
    session.restart();
    expect(session.go("redo")).toBe(true);
    expect(session.titles()).toEqual(["a", "b", "c"]);
  });

  it("take back the whole of an import of which an opening found the end only", () => {
    const session = edited();
    session.bringIn("00000000-0000-4000-8000-00000000abcd", ["a", "b", "c"]);
    const [end, ...earlier] = session.written.toReversed();
    session.history = new UndoHistory();
    session.history.resume(end === undefined ? [] : [end]);
    session.history.lengthen(earlier.slice(0, 2).toReversed());

    expect(session.go("undo")).toBe(true);
    expect(session.titles()).toEqual([]);
  });

  it("do the same after a restart, at any point, as without one", () => {
    const step: fc.Arbitrary<Act> = fc.record({
      kind: fc.constantFrom("act", "act", "elsewhere", "undo", "redo", "delete"),
      value: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), fc.nat({ max: 25 }), (steps, restartAt) => {
        const through = (isRestarted: boolean) => {
          const session = edited();
          steps.forEach((one, index) => {
            if (isRestarted && index >= restartAt) session.restart();
            take(session, one, index);
          });
          return session;
        };
        const whole = through(false);
        const restarted = through(true);

        expect(restarted.state).toEqual(whole.state);
        while (whole.go("undo")) expect(restarted.go("undo")).toBe(true);
        expect(restarted.go("undo")).toBe(false);
        expect(restarted.state).toEqual(whole.state);
      }),
    );
  });

  /** What has left the notebook, was checked, recovered or purged, or says who writes: no undo makes it not have been. */
  const lasting =
    /:purge$|^notebook:create$|^actor:(?:join|rename)$|^brief:(?:export|print)$|^custody:|^archive:|^sample:|^ledger:/u;
  const actions = Object.keys(history.action);

  it.each(actions.filter((action) => !lasting.test(action)))(
    "take %s back across a restart, and do it again",
    (action) => {
      const session = edited();
      const claim = () => session.state.get("claims")?.get("c1") ?? { id: "c1" };
      const shown = () => ({
        statement: session.shown("statement"),
        note: session.shown("note") ?? null,
        titles: session.titles(),
      });
      // One action may edit, make and delete, all at once.
      const doneBy: readonly (() => readonly Change[])[] = [
        () => [edit("claims", claim(), { statement: "second", note: "mine" })],
        () => [{ table: "articles", id: "a", set: { title: "a" } }],
        () => [
          edit("claims", claim(), { note: null }),
          { table: "articles", id: "b", set: { title: "b" } },
        ],
        () => [edit("claims", claim(), { [deletedField]: true })],
      ];
      for (const changes of doneBy) {
        const before = shown();
        session.actOn(action, changes());
        const after = shown();
        expect(after).not.toEqual(before);

        session.restart();
        expect(session.history.state.get()).toEqual({ undo: action, redo: null });
        expect(session.go("undo")).toBe(true);
        expect(shown()).toEqual(before);

        session.restart();
        expect(session.go("redo")).toBe(true);
        expect(shown()).toEqual(after);
      }
    },
  );

  const passedOver = actions.filter((action) => lasting.test(action) && !endsUndo({ action }));
  it.each(passedOver)("pass over %s", (action) => {
    const session = edited();
    session.actOn(action, [{ table: "custodyActs", id: "x", set: { kind: "x" } }]);
    session.restart();

    expect(session.history.state.get().undo).toBe("claim:create");
  });

  it("leave the texts of the sample notebook, on which its analysis rests", () => {
    const session = new Session();
    session.bringIn("00000000-0000-4000-8000-00000000000b", ["a1", "a2"]);
    session.act("sample:analyse", { statement: "one" });
    session.restart();
    expect(session.history.next("undo")).toBeUndefined();

    session.act("claim:edit", { statement: "two" });
    session.restart();
    expect(session.history.state.get().undo).toBe("claim:edit");
    session.history.passOver("undo");
    expect(session.history.next("undo")).toBeUndefined();
  });

  it("have an end", () => {
    expect(new Session().go("undo")).toBe(false);
    expect(new Session().go("redo")).toBe(false);
  });
});
