import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from "react";
import { onEvent, request } from "#renderer/bridge.ts";
import { showToast, ToastRegion } from "#renderer/ui/toast.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { NotebookId } from "#shared/domain/ids.ts";
import type { Output } from "#shared/ipc/contract.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import styles from "./frame.module.css";
import { useLongWork } from "./long-work.ts";
import { NotebookCatalogue } from "./notebook-catalogue.tsx";
import { PreferencesProvider } from "./preferences.tsx";
import {
  ProgramCommandsContext,
  showKeysInMenus,
  useProgramCommands,
  useProgramMenu,
} from "./program-commands.ts";
import { answerMainProcess } from "./window-answers.ts";

// The list of notebooks is there at once; what opens one comes while it is being looked at.
const openingRoom = () => import("./notebook-opening.tsx");
const NotebookOpening = lazy(async () => ({ default: (await openingRoom()).NotebookOpening }));
const AboutDialog = lazy(async () => ({
  default: (await import("./about-dialog.tsx")).AboutDialog,
}));
const FirstRunDialog = lazy(async () => ({
  default: (await import("./first-run-dialog.tsx")).FirstRunDialog,
}));

/** The whole window: who works here, which notebook is open, or the list of notebooks. */
export function App() {
  const t = useTranslate();
  const [description, setDescription] = useState<Output<"app:describe"> | null>(null);
  const [notebookId, setNotebookId] = useState<NotebookId | null>(null);
  const [bug, setBug] = useState<{ readonly error: unknown } | null>(null);
  if (bug !== null) throw bug.error;

  useEffect(() => {
    request("app:describe", {}).then(setDescription, (error: unknown) => setBug({ error }));
  }, []);
  const opensSample = description?.opensSample === true && description.actor !== null;
  useEffect(() => {
    if (!opensSample) return;
    request("notebook:sample", {}).then(
      ({ id }) => setNotebookId(id),
      (error: unknown) => setBug({ error }),
    );
  }, [opensSample]);
  const returnsTo = description?.returnsTo ?? null;
  useEffect(() => {
    if (returnsTo === null) return;
    setNotebookId(returnsTo);
    showToast({ text: t("app.kept.returned") });
  }, [returnsTo, t]);
  useEffect(answerMainProcess, []);
  useEffect(() => {
    const handle = requestIdleCallback(() => void openingRoom());
    return () => cancelIdleCallback(handle);
  }, []);
  useEffect(showKeysInMenus, []);
  const leave = useCallback(() => setNotebookId(null), []);
  const isNotebookOpen = notebookId !== null;
  useEffect(() => {
    // An open notebook sees to what is not saved before it gives way to another.
    if (isNotebookOpen) return undefined;
    return onEvent("menu:notebook", (chosen) => setNotebookId(chosen.notebookId));
  }, [isNotebookOpen]);

  // Before the answer there is nothing true to show; it takes a few milliseconds.
  if (description === null) return null;
  return (
    <PreferencesProvider>
      <Program description={description} notebookId={notebookId}>
        <ErrorBoundary resetKey={notebookId ?? "catalogue"}>
          {notebookId === null ? (
            <NotebookCatalogue onOpen={setNotebookId} />
          ) : (
            <Suspense fallback={null}>
              <NotebookOpening
                key={notebookId}
                notebookId={notebookId}
                onLeave={leave}
                onOpen={setNotebookId}
              />
            </Suspense>
          )}
        </ErrorBoundary>
        {description.actor === null && (
          <Suspense fallback={null}>
            <FirstRunDialog onNamed={(actor) => setDescription({ ...description, actor })} />
          </Suspense>
        )}
      </Program>
      <ToastRegion />
    </PreferencesProvider>
  );
}

type ProgramProps = {
  readonly description: Output<"app:describe">;
  readonly notebookId: NotebookId | null;
  readonly children: ReactNode;
};

/** What is there whether a notebook is open or not. */
function Program({ description, notebookId, children }: ProgramProps) {
  const [isAboutShown, setIsAboutShown] = useState(false);
  const showAbout = useCallback(() => setIsAboutShown(true), []);
  const commands = useProgramCommands(notebookId, showAbout);
  useProgramMenu(commands, notebookId !== null);
  useLongWork();
  return (
    <ProgramCommandsContext value={commands}>
      <div className={styles.window}>{children}</div>
      {isAboutShown && (
        <Suspense fallback={null}>
          <AboutDialog
            description={description}
            commands={commands}
            onClose={() => setIsAboutShown(false)}
          />
        </Suspense>
      )}
    </ProgramCommandsContext>
  );
}
