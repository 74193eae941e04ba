import { type Failure, FailureError } from "#shared/failure.ts";
import type { ChangeSetDraft, LedgerEntry } from "#shared/ledger/change.ts";
import { type Observable, Observed } from "./observable.ts";

export type SaveState =
  /** `at`: when this window's last work reached the disk, UTC; null when there was none yet. */
  | { readonly kind: "saved"; readonly at: string | null }
  | { readonly kind: "saving" }
  /** The work is kept in memory and tried again; `count` change sets wait. */
  | { readonly kind: "not-saved"; readonly failure: Failure; readonly count: number };

const firstRetryMs = 1000;
const longestRetryMs = 30_000;

/** Sends change sets to the ledger one after the other, and does not let go of one before it is on disk. */
export class Saver {
  readonly #append: (draft: ChangeSetDraft) => Promise<LedgerEntry>;
  readonly #state = new Observed<SaveState>({ kind: "saved", at: null });
  readonly #unsaved: ChangeSetDraft[] = [];
  #last: Promise<unknown> = Promise.resolve();
  #retry: () => void = () => {};

  constructor(append: (draft: ChangeSetDraft) => Promise<LedgerEntry>) {
    this.#append = append;
  }

  get state(): Observable<SaveState> {
    return this.#state;
  }

  /** Change sets that are not on disk yet, in order: what "save a copy elsewhere" saves. */
  get unsaved(): readonly ChangeSetDraft[] {
    return [...this.#unsaved];
  }

  /** Counts a change set as unsaved before its turn to be sent has come. */
  hold(draft: ChangeSetDraft): void {
    if (this.#unsaved.includes(draft)) return;
    this.#unsaved.push(draft);
    const state = this.#state.get();
    if (state.kind === "not-saved") this.#state.set({ ...state, count: this.#unsaved.length });
  }

  /** One that was held is not to be saved after all. */
  release(draft: ChangeSetDraft): void {
    const at = this.#unsaved.indexOf(draft);
    if (at === -1) return;
    this.#unsaved.splice(at, 1);
    const state = this.#state.get();
    this.#state.set(state.kind === "not-saved" ? { ...state, count: this.#unsaved.length } : state);
  }

  /** Resolves when nothing is under way: all is on disk, or the disk refuses it. */
  settled(): Promise<void> {
    const isSettled = () => {
      const { kind } = this.#state.get();
      return kind === "not-saved" || (kind === "saved" && this.#unsaved.length === 0);
    };
    if (isSettled()) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = this.#state.subscribe(() => {
        if (!isSettled()) return;
        stop();
        resolve();
      });
    });
  }

  /**
   * Resolves when the ledger has fsynced the change set. While the disk refuses it,
   * the promise stays open and the change set is sent again under the same id, which
   * the ledger takes once. Throws when the change set itself is refused.
   */
  save(draft: ChangeSetDraft): Promise<LedgerEntry> {
    this.hold(draft);
    const saved = this.#last.then(() => this.#appendUntilSaved(draft));
    this.#last = saved.catch(() => {});
    return saved;
  }

  /** Tries again now instead of when the waiting time is over. */
  retryNow(): void {
    this.#retry();
  }

  async #appendUntilSaved(draft: ChangeSetDraft): Promise<LedgerEntry> {
    let waitMs = firstRetryMs;
    if (this.#state.get().kind !== "not-saved") this.#state.set({ kind: "saving" });
    for (;;) {
      try {
        const entry = await this.#append(draft);
        this.#forget(draft, { kind: "saved", at: entry.changeSet.at });
        return entry;
      } catch (error) {
        if (!(error instanceof FailureError) || !mayPass(error.failure)) {
          this.#forget(draft, { kind: "saved", at: null });
          throw error;
        }
        const { failure } = error;
        this.#state.set({ kind: "not-saved", failure, count: this.#unsaved.length });
        await this.#pause(waitMs);
        waitMs = Math.min(waitMs * 2, longestRetryMs);
      }
    }
  }

  #forget(draft: ChangeSetDraft, whenLast: SaveState): void {
    this.#unsaved.splice(this.#unsaved.indexOf(draft), 1);
    this.#state.set(this.#unsaved.length === 0 ? whenLast : { kind: "saving" });
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#retry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** True for what the disk may get over; anything else would fail the same way again. */
function mayPass({ kind }: Failure): boolean {
  return kind === "not-saved" || kind === "disk-full" || kind === "folder-read-only";
}
