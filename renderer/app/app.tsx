import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from "react";
import { onEvent, request } from "#renderer/bridge.ts";
import { showToast, ToastRegion } from "#renderer/ui/toast.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { NotebookId } from "#shared/domain/ids.ts";
import type { Output } from "#shared/ipc/contract.ts";
import type { NotebookSummary } from "#shared/ipc/listed-notebooks.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import type { FirstScreen } from "./first-screen.ts";
import styles from "./frame.module.css";
import { useLongWork } from "./long-work.ts";
import { NotebookCatalogue } from "./notebook-catalogue.tsx";
import { NotebookOpening } from "./notebook-opening.tsx";
import { PreferencesProvider } from "./preferences.tsx";
import {
  ProgramCommandsContext,
  showKeysInMenus,
  useProgramCommands,
  useProgramMenu,
} from "./program-commands.ts";
import { answerMainProcess } from "./window-answers.ts";

const AboutDialog = lazy(async () => ({
  default: (await import("./about-dialog.tsx")).AboutDialog,
}));
const FirstRunDialog = lazy(async () => ({
  default: (await import("./first-run-dialog.tsx")).FirstRunDialog,
}));

/** The whole window: who works here, which notebook is open, or the list of notebooks. */
export function App({ first }: { readonly first: FirstScreen }) {
  if (first.kind === "failed") throw first.error;
  return <Window first={first} />;
}

function Window({ first }: { readonly first: Extract<FirstScreen, { kind: "answered" }> }) {
  const t = useTranslate();
  const [description, setDescription] = useState(first.description);
  const [notebookId, setNotebookId] = useState(first.chosen);
  /** What the first screen was told of, until a notebook was open. */
  const [known, setKnown] = useState<readonly NotebookSummary[] | null>(first.notebooks);
  const [bug, setBug] = useState<{ readonly error: unknown } | null>(null);
  if (bug !== null) throw bug.error;

  useEffect(() => first.onChosen(setNotebookId), [first]);
  const opensSample = description.opensSample && description.actor !== null;
  useEffect(() => {
    if (!opensSample) return;
    request("notebook:sample", {}).then(
      ({ id }) => setNotebookId(id),
      (error: unknown) => setBug({ error }),
    );
  }, [opensSample]);
  const { returnsTo } = description;
  useEffect(() => {
    if (returnsTo === null) return;
    setNotebookId(returnsTo);
    showToast({ text: t("app.kept.returned") });
  }, [returnsTo, t]);
  useEffect(answerMainProcess, []);
  useEffect(showKeysInMenus, []);
  const leave = useCallback(() => setNotebookId(null), []);
  const isNotebookOpen = notebookId !== null;
  useEffect(() => {
    // An open notebook sees to what is not saved before it gives way to another.
    if (isNotebookOpen) {
      setKnown(null);
      return undefined;
    }
    return onEvent("menu:notebook", (chosen) => setNotebookId(chosen.notebookId));
  }, [isNotebookOpen]);

  return (
    <PreferencesProvider>
      <Program description={description} notebookId={notebookId}>
        <ErrorBoundary resetKey={notebookId ?? "catalogue"}>
          {notebookId === null ? (
            <NotebookCatalogue known={known} onOpen={setNotebookId} />
          ) : (
            <NotebookOpening
              key={notebookId}
              notebookId={notebookId}
              onLeave={leave}
              onOpen={setNotebookId}
            />
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
