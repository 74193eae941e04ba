import { useCallback, useRef, useState } from "react";
import { type RunningWork, startWork } from "#renderer/app/feature.ts";
import { newId, onEvent, request } from "#renderer/bridge.ts";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { NotebookId } from "#shared/domain/ids.ts";
import { type Failure, FailureError } from "#shared/failure.ts";
import type { ArchiveContents, Restored, SavedArchive } from "#shared/ipc/archive.ts";
import type { EventOf } from "#shared/ipc/contract.ts";

export type Progress = Pick<EventOf<"archive:progress">, "phase" | "done" | "total">;

/** What an archive was opened for. */
export type Purpose = "verify" | "restore";

/** What the analyst sees of the work on an archive. */
export type ArchiveStep =
  | { readonly kind: "nothing" }
  | {
      readonly kind: "working";
      readonly work: "saving" | "reading" | "restoring";
      /** Null until it has begun: the system's dialog may be open. */
      readonly progress: Progress | null;
      /** False once what was written already would stay. */
      readonly canCancel: boolean;
    }
  | { readonly kind: "saved"; readonly saved: SavedArchive }
  | { readonly kind: "contents"; readonly contents: ArchiveContents; readonly purpose: Purpose }
  | { readonly kind: "restored"; readonly restored: Restored }
  | { readonly kind: "failed"; readonly failure: Failure; readonly work: "saving" | "using" };

export type Archives = {
  readonly step: ArchiveStep;
  readonly save: (notebookId: NotebookId) => void;
  /** Asks for a file, and reads it. */
  readonly choose: (purpose: Purpose) => void;
  readonly read: (path: string, purpose: Purpose) => void;
  /** As a copy of that title; with null, as a new notebook or merged into the one there is. */
  readonly restore: (contents: ArchiveContents, copyTitle: string | null) => void;
  readonly cancel: () => void;
  readonly close: () => void;
};

const nothing: ArchiveStep = { kind: "nothing" };

/** Saving, checking and restoring archives, one at a time. */
export function useArchives(): Archives {
  const t = useTranslate();
  const [step, setStep] = useState<ArchiveStep>(nothing);
  const [bug, setBug] = useState<{ readonly error: unknown } | null>(null);
  const workId = useRef<string | null>(null);
  if (bug !== null) throw bug.error;

  const run = useCallback(
    (
      work: Extract<ArchiveStep, { kind: "working" }>["work"],
      canCancel: (progress: Progress) => boolean,
      ask: (id: string) => Promise<ArchiveStep>,
      afterCancel: ArchiveStep = nothing,
    ) => {
      // One at a time: the dialog is in the way of any other.
      if (workId.current !== null) return;
      const id = newId();
      workId.current = id;
      // From its first news on: before that the system's own dialog may be open.
      let running: RunningWork | null = null;
      const stop = onEvent("archive:progress", ({ workId: of, ...progress }) => {
        if (of !== id) return;
        running ??= startWork(t(`archive.work.${work}`));
        running.progress(progress.done, progress.total);
        setStep({ kind: "working", work, progress, canCancel: canCancel(progress) });
      });
      ask(id)
        .then(setStep, (error: unknown) => {
          if (!(error instanceof FailureError)) return setBug({ error });
          const { failure } = error;
          if (failure.kind === "cancelled") return setStep(afterCancel);
          return setStep({ kind: "failed", failure, work: work === "saving" ? work : "using" });
        })
        .finally(() => {
          workId.current = null;
          stop();
          running?.end();
        });
    },
    [t],
  );

  const read = useCallback(
    (path: string, purpose: Purpose) =>
      run(
        "reading",
        () => true,
        (id) => contentsOf(path, purpose, id, setStep),
      ),
    [run],
  );

  const choose = useCallback(
    (purpose: Purpose) =>
      run(
        "reading",
        () => true,
        async (id) => {
          const path = await request("archive:choose", {});
          return path === null ? nothing : contentsOf(path, purpose, id, setStep);
        },
      ),
    [run],
  );

  return {
    step,
    read,
    save: (notebookId) =>
      run(
        "saving",
        () => true,
        async (id) => {
          const saved = await request("archive:save", { notebookId, workId: id });
          return saved === null ? nothing : { kind: "saved", saved };
        },
      ),
    choose,
    restore: (contents, copyTitle) =>
      run(
        "restoring",
        // A notebook that is not there yet is given up whole; one that is merged into is not.
        ({ phase }) => phase !== "restoring" || copyTitle !== null || contents.here === null,
        async (id) => {
          setStep({ kind: "working", work: "restoring", progress: null, canCancel: true });
          const { path } = contents;
          const restored = await request("archive:restore", { path, workId: id, copyTitle });
          return { kind: "restored", restored };
        },
        { kind: "contents", contents, purpose: "restore" },
      ),
    cancel: () => {
      if (workId.current !== null) void request("archive:cancel", { workId: workId.current });
    },
    close: () => setStep(nothing),
  };
}

async function contentsOf(
  path: string,
  purpose: Purpose,
  workId: string,
  show: (step: ArchiveStep) => void,
): Promise<ArchiveStep> {
  show({ kind: "working", work: "reading", progress: null, canCancel: true });
  const contents = await request("archive:read", { path, workId });
  return { kind: "contents", contents, purpose };
}
