import type { Change, ChangeSet } from "#shared/ledger/change.ts";
import type { Stamp } from "#shared/ledger/clock.ts";
import { type NotebookState, undoOf } from "#shared/ledger/notebook-state.ts";
import { type Observable, Observed } from "./observable.ts";

/** The actions (`noun:verb`) that undo and redo would take back or do again now; null when there is none. */
export interface UndoState {
  readonly undo: string | null;
  readonly redo: string | null;
}

/** A change set of this session, with the records it touched as they were before it. */
export interface Step {
  readonly changeSet: ChangeSet;
  readonly before: NotebookState;
}

/** Steps kept; each holds the records it touched. */
const longestHistory = 200;

/** What this session did and can take back. The change sets it makes are ordinary ones, kept in the ledger. */
export class UndoHistory {
  readonly #state = new Observed<UndoState>({ undo: null, redo: null });
  readonly #origins = new Map<string, Stamp>();
  #undo: readonly Step[] = [];
  #redo: readonly Step[] = [];

  get state(): Observable<UndoState> {
    return this.#state;
  }

  next(direction: "undo" | "redo"): Step | undefined {
    return (direction === "undo" ? this.#undo : this.#redo).at(-1);
  }

  /** What takes this step back as things stand now; empty when later edits left nothing to take back. */
  changesBack(step: Step, now: NotebookState): readonly Change[] {
    return undoOf(step.changeSet, step.before, now, this.#originOf);
  }

  /** A new action: what was undone before it can not be done again. */
  acted(step: Step): void {
    this.#set([...this.#undo, step].slice(-longestHistory), []);
  }

  /** The step at the end of this direction has been taken back by `back`. */
  tookBack(direction: "undo" | "redo", back: Step): void {
    const step = this.next(direction);
    if (step !== undefined) this.#remember(step, back);
    if (direction === "undo") this.#set(this.#undo.slice(0, -1), [...this.#redo, back]);
    else this.#set([...this.#undo, back], this.#redo.slice(0, -1));
  }

  /** Nothing of the next step is left to take back: it is passed over. */
  passOver(direction: "undo" | "redo"): void {
    if (direction === "undo") this.#set(this.#undo.slice(0, -1), this.#redo);
    else this.#set(this.#undo, this.#redo.slice(0, -1));
  }

  #set(undo: readonly Step[], redo: readonly Step[]): void {
    this.#undo = undo;
    this.#redo = redo;
    this.#state.set({
      undo: undo.at(-1)?.changeSet.action ?? null,
      redo: redo.at(-1)?.changeSet.action ?? null,
    });
  }

  /** Each value that `back` wrote is the one that stood before `step`, and keeps that one's stamp as its origin. */
  #remember(step: Step, back: Step): void {
    for (const { table, id, set } of back.changeSet.changes) {
      for (const field of Object.keys(set)) {
        const head = step.before.get(table)?.get(id)?.fields[field]?.heads[0];
        if (head === undefined) continue;
        const origin = this.#originOf(table, id, field, head.stamp);
        this.#origins.set(keyOf(table, id, field, back.changeSet.stamp), origin);
      }
    }
  }

  readonly #originOf = (table: string, id: string, field: string, stamp: Stamp): Stamp =>
    this.#origins.get(keyOf(table, id, field, stamp)) ?? stamp;
}

function keyOf(...parts: readonly string[]): string {
  return parts.join("\n");
}
