import type { Change, ChangeSet, LedgerEntry } from "#shared/ledger/change.ts";
import type { Stamp } from "#shared/ledger/clock.ts";
import type { NotebookState } from "#shared/ledger/notebook-state.ts";
import { endsUndo, isUndoable } from "#shared/ledger/session.ts";
import { undoOf } from "#shared/ledger/undo.ts";
import { type Observable, Observed } from "./observable.ts";

/** The actions (`noun:verb`) that undo and redo would take back or do again now; null when there is none. */
export interface UndoState {
  readonly undo: string | null;
  readonly redo: string | null;
}

/** One action, with the records it touched as they were before it. */
export interface Step {
  /** One, or those of a batch in the order they were written. */
  readonly entries: readonly LedgerEntry[];
  /** Null where the ledger has to be asked, as for what an earlier session did. */
  readonly before: NotebookState | null;
}

/** Steps kept; each holds the records it touched. */
const longestHistory = 200;

/**
 * What can be taken back and done again: this session's actions, and those of the last
 * one, found again in the ledger. The change sets it makes are ordinary ones.
 */
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
  changesBack(step: Step, before: NotebookState, now: NotebookState): readonly Change[] {
    return undoOf(changeSetsOf(step), before, now, this.#originOf);
  }

  /** A new action, or more of one: what was undone before it can not be done again. */
  acted(step: Step): void {
    const last = this.#undo.at(-1);
    const batch = batchOf(step);
    if (last === undefined || batch === undefined || batchOf(last) !== batch) {
      this.#set([...this.#undo, step].slice(-longestHistory), []);
      return;
    }
    const longer = { entries: [...last.entries, ...step.entries], before: null };
    this.#set([...this.#undo.slice(0, -1), longer], []);
  }

  /** The last step is a batch that had begun before these entries were looked for. */
  lengthen(earlier: readonly LedgerEntry[]): void {
    const last = this.#undo.at(-1);
    if (last === undefined) return;
    const whole = { entries: [...earlier, ...last.entries], before: null };
    this.#set([...this.#undo.slice(0, -1), whole], this.#redo);
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

  /**
   * Goes through what one person wrote, in order, as if it had been done in this session.
   * Values are not needed: what stood before is read from the ledger when a step is taken back.
   */
  resume(entries: readonly LedgerEntry[]): void {
    for (const entry of entries) {
      const { changeSet } = entry;
      const step: Step = { entries: [entry], before: null };
      if (changeSet.undoes !== undefined) this.#resumeBack("undo", changeSet.undoes, step);
      else if (changeSet.redoes !== undefined) this.#resumeBack("redo", changeSet.redoes, step);
      else if (isUndoable(changeSet)) this.acted(step);
      else if (endsUndo(changeSet)) this.#set([], []);
    }
  }

  /** What lies above the step that was taken back had been passed over; one from before the session is not here. */
  #resumeBack(direction: "undo" | "redo", id: string, back: Step): void {
    const steps = direction === "undo" ? this.#undo : this.#redo;
    const isIt = (step: Step | undefined) => step?.entries.at(-1)?.changeSet.id === id;
    if (!steps.some(isIt)) return;
    while (!isIt(this.next(direction))) this.passOver(direction);
    this.tookBack(direction, back);
  }

  #set(undo: readonly Step[], redo: readonly Step[]): void {
    this.#undo = undo;
    this.#redo = redo;
    this.#state.set({
      undo: actionOf(undo),
      redo: actionOf(redo),
    });
  }

  /** Each value that `back` wrote is the one that `step` replaced, and keeps that one's stamp as its origin. */
  #remember(step: Step, back: Step): void {
    const replaced = new Map<string, Stamp>();
    for (const { changes } of changeSetsOf(step).toReversed()) {
      for (const { table, id, replaces = {} } of changes) {
        for (const [field, [shown]] of Object.entries(replaces)) {
          if (shown !== undefined) replaced.set(keyOf(table, id, field), shown);
        }
      }
    }
    for (const { changes, stamp } of changeSetsOf(back)) {
      for (const { table, id, set } of changes) {
        for (const field of Object.keys(set)) {
          const shown = replaced.get(keyOf(table, id, field));
          if (shown === undefined) continue;
          const origin = this.#originOf(table, id, field, shown);
          this.#origins.set(keyOf(table, id, field, stamp), origin);
        }
      }
    }
  }

  readonly #originOf = (table: string, id: string, field: string, stamp: Stamp): Stamp =>
    this.#origins.get(keyOf(table, id, field, stamp)) ?? stamp;
}

const changeSetsOf = (step: Step): readonly ChangeSet[] =>
  step.entries.map(({ changeSet }) => changeSet);

const batchOf = (step: Step) => step.entries[0]?.changeSet.batch;

const actionOf = (steps: readonly Step[]) => steps.at(-1)?.entries[0]?.changeSet.action ?? null;

function keyOf(...parts: readonly string[]): string {
  return parts.join("\n");
}
