import { useSyncExternalStore } from "react";

/** Work that goes on while the analyst does something else; the status line shows it. */
export type Work = {
  readonly id: number;
  /** What is done, as it is shown: "Importing". */
  readonly title: string;
  readonly done: number;
  /** 0 while the amount is not known. */
  readonly total: number;
  readonly startedAtMs: number;
  readonly cancel: (() => void) | null;
  /** Null for work that can not be paused. */
  readonly pause: ((isPaused: boolean) => void) | null;
  readonly isPaused: boolean;
};

/** What the analyst may do to work under way. */
export type WorkControls = {
  readonly cancel?: () => void;
  readonly pause?: (isPaused: boolean) => void;
};

export type RunningWork = {
  readonly progress: (done: number, total: number) => void;
  readonly end: () => void;
};

let works: readonly Work[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly Work[]): void {
  works = next;
  for (const listener of listeners) listener();
}

/** Announces work that takes longer than a moment. Call `end` however it ends. */
export function startWork(title: string, { cancel, pause }: WorkControls = {}): RunningWork {
  lastId += 1;
  const id = lastId;
  const update = (set: Partial<Work>) =>
    change(works.map((work) => (work.id === id ? { ...work, ...set } : work)));
  let pausedAtMs: number | null = null;
  const started = { id, title, done: 0, total: 0, startedAtMs: performance.now() };
  const controls = {
    cancel: cancel ?? null,
    pause:
      pause === undefined
        ? null
        : (isPaused: boolean) => {
            const nowMs = performance.now();
            // Time in which nothing was done says nothing of the pace.
            if (pausedAtMs !== null) started.startedAtMs += nowMs - pausedAtMs;
            pausedAtMs = isPaused ? nowMs : null;
            update({ isPaused, startedAtMs: started.startedAtMs });
            pause(isPaused);
          },
  };
  change([...works, { ...started, ...controls, isPaused: false }]);
  return {
    progress: (done, total) => update({ done, total }),
    end: () => change(works.filter((work) => work.id !== id)),
  };
}

export function useWorks(): readonly Work[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => works,
  );
}

/** Seconds left at the pace so far; null while there is too little to tell by. */
export function secondsLeft(work: Work, nowMs: number): number | null {
  const elapsedMs = nowMs - work.startedAtMs;
  // Below a second or two the first files' pace says little of the rest.
  if (work.isPaused || work.done === 0 || work.total <= work.done || elapsedMs < 2000) return null;
  return Math.max(1, Math.round(((elapsedMs / work.done) * (work.total - work.done)) / 1000));
}
