import { useState } from "react";
import { startWork, useAttempt } from "#renderer/app/feature.ts";
import { newId, onEvent, request } from "#renderer/bridge.ts";
import { type Failure, FailureError } from "#shared/failure.ts";

/** A brief on its way to a file or a printer. */
export interface Outgoing {
  readonly isBusy: boolean;
  /** How far it is; total 0 while that is not known. Null when nothing is under way. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** The last one ended because it was asked to. */
  readonly isStopped: boolean;
  readonly failure: Failure | null;
  readonly run: (title: string, write: (workId: string) => Promise<void>) => void;
  readonly stop: () => void;
}

/** Work that shows how far it is, in the dialog and in the status line, and stops when asked to. */
export function useOutgoing(): Outgoing {
  const { failure, isBusy, attempt } = useAttempt();
  const [progress, setProgress] = useState<Outgoing["progress"]>(null);
  const [workId, setWorkId] = useState<string | null>(null);
  const [isStopped, setStopped] = useState(false);
  const cancel = (id: string) => void request("brief:cancel", { workId: id });

  return {
    isBusy,
    progress,
    isStopped,
    failure,
    stop: () => {
      if (workId !== null) cancel(workId);
    },
    run: (title, write) =>
      attempt(async () => {
        const id = newId();
        const work = startWork(title, { cancel: () => cancel(id) });
        setWorkId(id);
        setStopped(false);
        setProgress({ done: 0, total: 0 });
        const stopListening = onEvent("brief:progress", ({ workId: of, done, total }) => {
          if (of !== id) return;
          work.progress(done, total);
          setProgress({ done, total });
        });
        try {
          await write(id);
        } catch (error) {
          const isCancelled = error instanceof FailureError && error.failure.kind === "cancelled";
          if (!isCancelled) throw error;
          setStopped(true);
        } finally {
          stopListening();
          work.end();
          setProgress(null);
          setWorkId(null);
        }
      }),
  };
}
