import { type BrowserWindow, dialog } from "electron";
import type { Translate } from "#shared/messages/catalogue.ts";
import { logUnexpected } from "../log.ts";

/** A page that dies sooner than this after a revival would only die again. */
const shortestLifeMs = 30_000;
const askEveryMs = 3000;
/** Questions without an answer before the analyst is told: nine seconds of nothing moving. */
const mostUnanswered = 3;

export interface WatchOptions {
  readonly t: Translate;
  /** Asks the page whether it is there; it answers by `answered()`. */
  readonly ask: () => void;
  /** The page will be loaded again: it is to come back where it was. */
  readonly onRevival: () => void;
}

export interface Watch {
  readonly answered: () => void;
}

/**
 * Shows the page again when its process died, and offers to when it hangs. All that was saved is in
 * the ledger, and what was being typed is kept by this process.
 */
export function watchOver(window: BrowserWindow, { t, ask, onRevival }: WatchOptions): Watch {
  const { webContents: contents } = window;
  let revivedAtMs = Number.NEGATIVE_INFINITY;
  let unanswered = 0;
  let offer: AbortController | null = null;
  /** True from the moment on that a hanging page was given up. */
  let isGivenUp = false;

  const revive = () => {
    revivedAtMs = Date.now();
    unanswered = 0;
    isGivenUp = false;
    onRevival();
    contents.reload();
  };

  contents.on("render-process-gone", (_event, { reason }) => {
    logUnexpected(new Error(`The window's process ended: ${reason}`));
    offer?.abort();
    if (reason === "clean-exit") return;
    const isCrashingAgain = !isGivenUp && Date.now() - revivedAtMs < shortestLifeMs;
    if (!isCrashingAgain) revive();
    else void offerAfterCrashes(window, t, revive).catch(logUnexpected);
  });

  const timer = setInterval(() => {
    const isBusyElsewhere = contents.isLoading() || contents.isDevToolsOpened();
    if (contents.isCrashed() || isBusyElsewhere || offer !== null) return;
    if (unanswered < mostUnanswered) {
      unanswered += 1;
      ask();
      return;
    }
    offer = new AbortController();
    logUnexpected(new Error("The window does not answer"));
    offerReload(window, t, offer.signal)
      .then((isReload) => {
        offer = null;
        unanswered = 0;
        if (!isReload || window.isDestroyed()) return;
        isGivenUp = true;
        contents.forcefullyCrashRenderer();
      })
      .catch(logUnexpected);
  }, askEveryMs);
  window.once("closed", () => {
    clearInterval(timer);
    offer?.abort();
  });

  return {
    answered: () => {
      unanswered = 0;
      // It came back by itself: the question has no object any more.
      offer?.abort();
    },
  };
}

async function offerReload(
  window: BrowserWindow,
  t: Translate,
  signal: AbortSignal,
): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: "warning",
    message: t("windows.hang.title"),
    detail: t("windows.hang.detail"),
    buttons: [t("windows.hang.reload"), t("windows.hang.wait")],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
    signal,
  });
  return response === 0 && !signal.aborted;
}

async function offerAfterCrashes(
  window: BrowserWindow,
  t: Translate,
  revive: () => void,
): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: "error",
    message: t("windows.crash.title"),
    detail: t("windows.crash.detail"),
    buttons: [t("windows.crash.reload"), t("windows.crash.quit")],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (window.isDestroyed()) return;
  if (response === 0) revive();
  else window.destroy();
}
