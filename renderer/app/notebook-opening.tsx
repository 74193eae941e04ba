import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { request } from "#renderer/bridge.ts";
import type { Notebook } from "#renderer/db/notebook.ts";
import { type Opening, openNotebook } from "#renderer/db/open-notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Notice } from "#renderer/ui/notice.tsx";
import { ProgressBar } from "#renderer/ui/progress-bar.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { NotebookId } from "#shared/domain/ids.ts";
import { type Failure, FailureError } from "#shared/failure.ts";
import type { KeptWork } from "#shared/ipc/kept-work.ts";
import { FailureNotice } from "./failure-notice.tsx";
import styles from "./frame.module.css";
import { NotebookWindow } from "./notebook-window.tsx";

export type NotebookOpeningProps = {
  readonly notebookId: NotebookId;
  readonly onLeave: () => void;
  readonly onOpen: (notebookId: NotebookId) => void;
};

type State =
  | { readonly kind: "opening"; readonly opening: Opening | null }
  | { readonly kind: "open"; readonly notebook: Notebook; readonly kept: KeptWork }
  | { readonly kind: "failed"; readonly failure: Failure }
  | { readonly kind: "broken"; readonly error: unknown };

/** A copy that is lost so often is made on a disk that does not hold it. */
const mostLosses = 3;
const lossesWithinMs = 60_000;

/**
 * Opens a notebook, says how that goes, and then shows it. When the window's copy is lost while
 * it is shown, it is opened again, which makes the copy anew, and the analyst is told.
 */
export function NotebookOpening({ notebookId, onLeave, onOpen }: NotebookOpeningProps) {
  const [state, setState] = useState<State>({ kind: "opening", opening: null });
  /** Null once no other is made. */
  const [attempt, setAttempt] = useState<number | null>(1);
  const losses = useRef<readonly number[]>([]);

  useEffect(() => {
    if (attempt === null) return undefined;
    let isWanted = true;
    let opened: Notebook | null = null;
    const lost = () => {
      if (!isWanted) return;
      isWanted = false;
      const now = performance.now();
      losses.current = [...losses.current.filter((at) => now - at < lossesWithinMs), now];
      const isHopeless = losses.current.length >= mostLosses;
      // At once: until then views show what is left of the copy, which is nothing.
      flushSync(() => {
        setState(
          isHopeless
            ? { kind: "failed", failure: { kind: "copy-lost" } }
            : { kind: "opening", opening: null },
        );
        setAttempt(isHopeless ? null : attempt + 1);
      });
    };
    const open = async () => {
      const kept = await request("work:read", { notebookId });
      const notebook = await openNotebook(
        notebookId,
        kept.unsaved,
        (opening) => {
          if (isWanted) setState({ kind: "opening", opening });
        },
        lost,
      );
      return { notebook, kept };
    };
    open().then(
      ({ notebook, kept }) => {
        opened = notebook;
        if (isWanted) setState({ kind: "open", notebook, kept });
        else void notebook.close();
      },
      (error: unknown) => {
        if (!isWanted) return;
        const isFailure = error instanceof FailureError;
        setState(
          isFailure ? { kind: "failed", failure: error.failure } : { kind: "broken", error },
        );
      },
    );
    return () => {
      isWanted = false;
      void opened?.close();
    };
  }, [notebookId, attempt]);

  switch (state.kind) {
    case "opening":
      return <OpeningScreen opening={state.opening} />;
    case "open":
      return (
        <NotebookWindow
          notebook={state.notebook}
          kept={state.kept}
          onLeave={onLeave}
          onOpen={onOpen}
        />
      );
    case "failed":
      return <FailedScreen failure={state.failure} onLeave={onLeave} />;
    case "broken":
      throw state.error;
  }
}

function OpeningScreen({ opening }: { readonly opening: Opening | null }) {
  const t = useTranslate();
  if (opening === null) return null;
  return (
    <main className={styles.opening}>
      <div className={styles.openingBody}>
        <ProgressBar
          label={t(`app.opening.${opening.phase}`)}
          done={opening.total === 0 ? null : opening.done}
          total={opening.total}
        />
        {opening.isSlow && (
          <Notice
            tone="warning"
            title={t("app.opening.slow")}
            actions={<Button onPress={opening.rebuild}>{t("app.opening.rebuild")}</Button>}
          >
            {t("app.opening.slowAdvice")}
          </Notice>
        )}
      </div>
    </main>
  );
}

type FailedScreenProps = { readonly failure: Failure; readonly onLeave: () => void };

function FailedScreen({ failure, onLeave }: FailedScreenProps) {
  const t = useTranslate();
  return (
    <main className={styles.opening}>
      <div className={styles.openingBody}>
        <FailureNotice
          failure={failure}
          actions={<Button onPress={onLeave}>{t("app.command.notebook:catalogue")}</Button>}
        />
      </div>
    </main>
  );
}
