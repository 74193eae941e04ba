import { app, type BrowserWindow, dialog } from "electron";
import { FailureError } from "#shared/failure.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import { failureText } from "#shared/messages/failure-text.ts";
import { logUnexpected } from "../log.ts";

/** How long a page may take to hand over what is being typed; one that hangs is not waited for. */
const patienceMs = 3000;

export interface ClosingOptions {
  readonly t: Translate;
  /** Asks the page to save what is being typed; it answers by `settled()`. */
  readonly ask: () => void;
  /** Change sets of the open notebook that are on no disk. */
  readonly unsavedCount: () => number;
  /** Settles once the system's print dialog is closed, where one is open. */
  readonly printsOver: () => Promise<void>;
  /** Null when no folder was chosen. */
  readonly saveCopy: () => Promise<SavedFile | null>;
}

interface SavedFile {
  readonly path: string;
  readonly isWhole: boolean;
}

/** Closes a window only once what could be saved is saved, and asks where something could not. */
export function closeWithCare(window: BrowserWindow, options: ClosingOptions) {
  let isAllowed = false;
  let isAsking = false;
  let isQuitting = false;
  let onSettled: () => void = () => {};

  const settle = () =>
    new Promise<void>((resolve) => {
      const limit = setTimeout(resolve, patienceMs);
      onSettled = () => {
        clearTimeout(limit);
        resolve();
      };
      options.ask();
    });

  const close = async () => {
    const { webContents: contents } = window;
    if (!contents.isCrashed() && !contents.isLoading()) await settle();
    await options.printsOver();
    const count = options.unsavedCount();
    if (window.isDestroyed() || (count > 0 && !(await mayClose(window, count, options)))) return;
    isAllowed = true;
    if (isQuitting) app.quit();
    else window.close();
  };

  const noteQuit = () => {
    isQuitting = true;
  };
  app.on("before-quit", noteQuit);
  window.on("close", (event) => {
    if (isAllowed) return;
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    close()
      .catch(logUnexpected)
      .finally(() => {
        isAsking = false;
        isQuitting = false;
      });
  });
  window.once("closed", () => app.off("before-quit", noteQuit));
  return { settled: () => onSettled() };
}

async function mayClose(
  window: BrowserWindow,
  count: number,
  options: ClosingOptions,
): Promise<boolean> {
  const { t } = options;
  const { response } = await dialog.showMessageBox(window, {
    type: "warning",
    message: t("windows.unsaved.title", { count }),
    detail: t("windows.unsaved.detail"),
    buttons: [
      t("windows.unsaved.saveCopy"),
      t("windows.unsaved.closeAnyway"),
      t("windows.unsaved.keepOpen"),
    ],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  switch (response) {
    case 0:
      return copyAndTell(window, options);
    case 1:
      return true;
    default:
      return false;
  }
}

/** True once a copy lies elsewhere and the analyst knows where. */
async function copyAndTell(
  window: BrowserWindow,
  { t, saveCopy }: ClosingOptions,
): Promise<boolean> {
  try {
    const copy = await saveCopy();
    if (copy === null) return false;
    await dialog.showMessageBox(window, {
      type: "info",
      message: t(copy.isWhole ? "windows.unsaved.savedWhole" : "windows.unsaved.savedAlone"),
      detail: copy.path,
    });
    return true;
  } catch (error) {
    const told =
      error instanceof FailureError
        ? failureText(error.failure, t).advice
        : t("failures.unexpected.advice", { reference: logUnexpected(error) });
    await dialog.showMessageBox(window, {
      type: "error",
      message: t("windows.unsaved.copyFailed"),
      detail: told,
    });
    return false;
  }
}
