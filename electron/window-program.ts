import { type App, BrowserWindow, clipboard, dialog, type IpcMain, shell } from "electron";
import type { NotebookId } from "#shared/domain/ids.ts";
import { createTranslate, type Translate } from "#shared/messages/catalogue.ts";
import { archiveHandlers } from "./archive/archive-handlers.ts";
import { briefHandlers } from "./briefs/brief-handlers.ts";
import { custodyHandlers } from "./custody/custody-handlers.ts";
import { diagnosticsText, lastLogLines } from "./diagnostics.ts";
import { articleHandlers } from "./importing/article-handlers.ts";
import { registerAll } from "./ipc/register-all.ts";
import { sendEvent, sendToMainWindows } from "./ipc/send.ts";
import { keptWorkHandlers } from "./kept-work/kept-work-handlers.ts";
import type { KeptWorkStore } from "./kept-work/kept-work-store.ts";
import { saveCopy } from "./kept-work/save-copy.ts";
import { nodeDisk } from "./ledger/disk.ts";
import { logFile, logUnexpected } from "./log.ts";
import { describeProgram, isDevelopmentBuild } from "./notebooks/describe-program.ts";
import { notebookHandlers } from "./notebooks/notebook-handlers.ts";
import type { Notebooks } from "./notebooks/notebooks.ts";
import { sampleNotebook } from "./sample/sample-notebook.ts";
import { setApplicationMenu } from "./windows/application-menu.ts";
import { closeWithCare } from "./windows/closing.ts";
import { createMainWindow, showMainPage } from "./windows/main-window.ts";
import type { WaitingFiles } from "./windows/waiting-files.ts";
import { watchOver } from "./windows/watch-over.ts";
import { zoom } from "./windows/zoom.ts";

/** Notebooks in "Open recent". */
const mostRecent = 9;

const t = createTranslate("en");

export interface WindowProgramOptions {
  readonly app: App;
  readonly ipc: IpcMain;
  readonly notebooks: Notebooks;
  readonly kept: KeptWorkStore;
  readonly files: WaitingFiles;
  readonly dataFolder: string;
  readonly isSampleWanted: boolean;
}

/** The program with a window: answers what it asks, and keeps it on screen. */
export async function runWindow(options: WindowProgramOptions): Promise<void> {
  const { app, ipc, notebooks, kept, files, dataFolder, isSampleWanted } = options;
  let openNotebook: NotebookId | null = null;
  let returnsTo: NotebookId | null = null;
  const menu = new ProgramMenu(t, notebooks);
  const description = { ...describeProgram(app, dataFolder), isSampleWanted };
  const handlers = notebookHandlers(notebooks, kept, description, () => {
    const id = returnsTo;
    returnsTo = null;
    return id;
  });
  registerAll(ipc, {
    ...handlers,
    "notebook:open": async (input) => {
      const opened = await handlers["notebook:open"](input);
      openNotebook = input.notebookId;
      menu.draw(openNotebook).catch(logUnexpected);
      return opened;
    },
    "notebook:close": (input) => {
      if (openNotebook === input.notebookId) openNotebook = null;
      return handlers["notebook:close"](input);
    },
    "notebook:sample": () => sampleNotebook(notebooks, logUnexpected),
    "window:take-files": () => files.take(),
  });
  registerAll(ipc, briefHandlers({ store: (id) => notebooks.store(id), now: () => new Date(), t }));
  registerAll(
    ipc,
    articleHandlers({
      onProgress: (progress) => sendToMainWindows("import:progress", progress),
      logUnexpected,
    }),
  );
  registerAll(
    ipc,
    archiveHandlers({
      notebooks,
      disk: nodeDisk,
      now: () => new Date(),
      t,
      onProgress: (progress) => sendToMainWindows("archive:progress", progress),
    }),
  );
  registerAll(
    ipc,
    custodyHandlers({
      store: (id) => notebooks.store(id),
      now: () => new Date(),
      t,
      onProgress: (progress) => sendToMainWindows("custody:progress", progress),
    }),
  );
  const copyOf = async (id: NotebookId, window: BrowserWindow | null) => {
    const folder = await chosenFolder(window);
    return folder === null ? null : saveCopy(notebooks, kept, id, { folder, now: new Date(), t });
  };
  registerAll(
    ipc,
    keptWorkHandlers(kept, (id, asking) => copyOf(id, BrowserWindow.fromWebContents(asking))),
  );

  await app.whenReady();
  await menu.draw();
  const window = createMainWindow(isDevelopmentBuild(app) ? t("windows.developmentBuild") : null);
  const watch = watchOver(window, {
    t,
    ask: () => sendEvent(window.webContents, "window:ask", {}),
    onRevival: () => {
      returnsTo = openNotebook;
    },
  });
  const closing = closeWithCare(window, {
    t,
    ask: () => sendEvent(window.webContents, "window:closing", {}),
    unsavedCount: () => (openNotebook === null ? 0 : kept.unsavedOf(openNotebook).length),
    saveCopy: () => (openNotebook === null ? Promise.resolve(null) : copyOf(openNotebook, window)),
  });
  registerAll(ipc, {
    "menu:show-keys": async ({ keys }) => {
      await menu.showKeys(keys);
      return {};
    },
    "window:zoom": ({ step }) => ({ percent: zoom(window.webContents, step) }),
    "app:copy-diagnostics": async ({ settings, notebookId }) => {
      const { version, runtime, platform, isDevelopmentBuild: isDevelopment } = description;
      const counts = await countsOf(notebooks, notebookId);
      const facts = { version, runtime, platform, isDevelopmentBuild: isDevelopment };
      const text = diagnosticsText({ ...facts, settings, counts, log: lastLogLines() });
      await clipboard.writeText(text);
      return { text };
    },
    "app:show-log": () => {
      shell.showItemInFolder(logFile() ?? dataFolder);
      return {};
    },
    "window:answer": () => {
      watch.answered();
      return {};
    },
    "window:settled": () => {
      closing.settled();
      return {};
    },
  });
  await showMainPage(window);
}

/** The system's menus, drawn anew when keys or the list of notebooks change. */
class ProgramMenu {
  readonly #t: Translate;
  readonly #notebooks: Notebooks;
  #keys: Readonly<Record<string, readonly string[]>> = {};
  #open: NotebookId | null = null;

  constructor(translate: Translate, notebooks: Notebooks) {
    this.#t = translate;
    this.#notebooks = notebooks;
  }

  async showKeys(keys: Readonly<Record<string, readonly string[]>>): Promise<void> {
    this.#keys = keys;
    await this.draw();
  }

  async draw(open: NotebookId | null = this.#open): Promise<void> {
    this.#open = open;
    const recent = (await this.#notebooks.list())
      .filter(({ id, trashedAt }) => trashedAt === null && id !== this.#open)
      .slice(0, mostRecent);
    setApplicationMenu({
      t: this.#t,
      keys: this.#keys,
      recent,
      run: (commandId) => sendToMainWindows("menu:command", { commandId }),
      openNotebook: (notebookId) => sendToMainWindows("menu:notebook", { notebookId }),
    });
  }
}

async function countsOf(
  notebooks: Notebooks,
  id: NotebookId | null,
): Promise<Readonly<Record<string, number>>> {
  const count = (await notebooks.list()).length;
  if (id === null) return { "all notebooks": count };
  return { "all notebooks": count, ...(await (await notebooks.store(id)).ledger.counts()) };
}

async function chosenFolder(window: BrowserWindow | null): Promise<string | null> {
  const options: Electron.OpenDialogOptions = {
    title: t("windows.unsaved.chooseFolder"),
    buttonLabel: t("windows.unsaved.chooseButton"),
    properties: ["openDirectory", "createDirectory"],
  };
  const { filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return filePaths[0] ?? null;
}
