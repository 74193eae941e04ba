import { useCallback, useEffect, useRef, useState } from "react";
import {
  FailureNotice,
  startWork,
  useAttempt,
  useCommand,
  useUndoToast,
  useWorkspace,
} from "#renderer/app/feature.ts";
import { newId, onEvent, request } from "#renderer/bridge.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { painted } from "#renderer/ui/after-paint.ts";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { ImportResult, ImportSource } from "#shared/ipc/import-batch.ts";
import { hasArchive, importSourcesIn, isImportable, isTextField } from "./dropped.ts";
import { ImportResults, type ToldResult } from "./import-results.tsx";
import styles from "./library.module.css";

/** Importing, whatever the view: by command, by dropping, by pasting. */
export function ImportBackground() {
  const t = useTranslate();
  const { isReadOnly } = useWorkspace();
  const importing = useImport();
  const { run, choose } = importing;

  useCommand("import:files", isReadOnly ? null : () => choose("files"));
  useCommand("import:folder", isReadOnly ? null : () => choose("folder"));
  useCommand("import:paste", isReadOnly ? null : () => run([{ kind: "clipboard" }]));
  const isOver = useDrop(isReadOnly ? null : run);
  usePaste(isReadOnly ? null : run);
  useGivenFiles(isReadOnly ? null : run);

  return (
    <>
      {isOver && (
        <div className={styles.drop} role="status">
          <p className={styles.dropTitle}>{t("library.import.dropTitle")}</p>
          <p>{t("library.import.dropText")}</p>
        </div>
      )}
      <ImportResults
        results={importing.results}
        onClose={importing.forgetResults}
        onPassword={(path, password) => run([{ kind: "path", path, password }])}
      />
      <Dialog
        title={t("library.import.resultTitle")}
        size="small"
        isOpen={importing.failure !== null}
        onClose={importing.forgetFailure}
      >
        {importing.failure !== null && <FailureNotice failure={importing.failure} />}
      </Dialog>
    </>
  );
}

/**
 * Of what came in the one that stands first in the library, where the newest is on top: the one
 * imported first stands last of them, and the list would open at its end.
 */
function firstInList(done: readonly ImportResult[]): ImportResult["articleId"] {
  const isImported = ({ status, articleId }: ImportResult) =>
    status === "imported" && articleId !== null;
  const imported = done.findLast(isImported);
  return (imported ?? done.find(({ articleId }) => articleId !== null))?.articleId ?? null;
}

type Run = (sources: readonly ImportSource[]) => void;

function useImport() {
  const t = useTranslate();
  const notebook = useNotebook();
  const { view, openView } = useWorkspace();
  const shownView = useRef(view);
  useEffect(() => {
    shownView.current = view;
  }, [view]);
  const undoToast = useUndoToast();
  const { failure, attempt, forget } = useAttempt();
  const [results, setResults] = useState<readonly ToldResult[] | null>(null);

  const bringIn = useCallback(
    async (sources: readonly ImportSource[]) => {
      const batchId = newId();
      const viewAtStart = shownView.current;
      const work = startWork(t("library.import.working"), {
        cancel: () => void request("article:cancel-import", { batchId }),
        pause: (isPaused) => void request("article:pause-import", { batchId, isPaused }),
      });
      const stop = onEvent("import:progress", (progress) => {
        if (progress.batchId === batchId) work.progress(progress.done, progress.total);
      });
      try {
        const done = await request("article:import", {
          notebookId: notebook.id,
          batchId,
          sources: [...sources],
        });
        const chosen = firstInList(done);
        // Who has gone on to read meanwhile is not called away.
        const isStillThere = shownView.current === viewAtStart;
        if (chosen !== null && isStillThere) openView("library", { articleId: chosen });
        // One file that came in well needs no dialog; everything else is told file by file.
        if (done.length === 1 && done[0]?.status === "imported" && done[0].reason === null) {
          undoToast(t("library.import.done", { count: 1 }));
        } else {
          // The article first, then the list over it: both at once hold the window up.
          await painted();
          setResults(done.map((result) => ({ ...result, id: newId() })));
        }
      } finally {
        stop();
        work.end();
      }
    },
    [notebook, openView, t, undoToast],
  );

  const run = useCallback<Run>((sources) => attempt(() => bringIn(sources)), [attempt, bringIn]);
  const choose = (kind: "files" | "folder") =>
    attempt(async () => {
      const paths = await request("article:choose-files", { kind });
      if (paths.length > 0) await bringIn(paths.map((path) => ({ kind: "path" as const, path })));
    });

  return {
    run,
    choose,
    failure,
    forgetFailure: forget,
    results,
    forgetResults: () => setResults(null),
  };
}

/** Files, folders and text may be dropped anywhere. True while something that can be imported hovers over the window. */
function useDrop(run: Run | null): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    if (run === null) return undefined;
    const over = (event: DragEvent) => {
      if (event.dataTransfer === null || !isImportable(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      setIsOver(true);
    };
    const leave = (event: DragEvent) => {
      // Leaving one element for another inside the window has somewhere to go to.
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      setIsOver(false);
      if (event.dataTransfer === null || !isImportable(event.dataTransfer)) return;
      event.preventDefault();
      void importSourcesIn(event.dataTransfer).then((sources) => {
        if (sources.length > 0) run(sources);
      });
    };
    document.addEventListener("dragover", over);
    document.addEventListener("dragleave", leave);
    document.addEventListener("drop", drop);
    return () => {
      document.removeEventListener("dragover", over);
      document.removeEventListener("dragleave", leave);
      document.removeEventListener("drop", drop);
    };
  }, [run]);
  return isOver;
}

/** Files the program was started with, or that a second start handed over. */
function useGivenFiles(run: Run | null): void {
  useEffect(() => {
    if (run === null) return undefined;
    const take = () => {
      // Nothing to tell when it fails: the main process has ended, and the window with it.
      request("window:take-files", { purpose: "articles" }).then(
        (paths) => {
          if (paths.length > 0) run(paths.map((path) => ({ kind: "path", path })));
        },
        () => {},
      );
    };
    take();
    return onEvent("window:files", take);
  }, [run]);
}

/** Ctrl/Cmd+V in the library, outside of text fields, imports what is on the clipboard. */
function usePaste(run: Run | null): void {
  const { view } = useWorkspace();
  const isHere = view === "library";
  useEffect(() => {
    if (run === null || !isHere) return undefined;
    const paste = (event: ClipboardEvent) => {
      if (event.clipboardData === null || isTextField(event.target)) return;
      // An archive was pasted, and the archive feature has it.
      if (event.defaultPrevented || hasArchive(event.clipboardData)) return;
      event.preventDefault();
      void importSourcesIn(event.clipboardData).then((sources) => {
        run(sources.length > 0 ? sources : [{ kind: "paste", text: "", html: null }]);
      });
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [run, isHere]);
}
