import path from "node:path";
import {
  type App,
  BrowserWindow,
  clipboard,
  dialog,
  type IpcMain,
  Notification,
  shell,
} from "electron";
import type { NotebookId } from "#shared/domain/ids.ts";
import { createTranslate, type Translate } from "#shared/messages/catalogue.ts";
import { printsOver } from "./briefs/prints-under-way.ts";
import { diagnosticsText, lastLogLines } from "./diagnostics.ts";
import { WatchedFolders } from "./importing/watched-folders.ts";
import { registerAll } from "./ipc/register-all.ts";
import { registerLate } from "./ipc/register-late.ts";
import { sendEvent, sendToMainWindows } from "./ipc/send.ts";
import { keptWorkHandlers } from "./kept-work/kept-work-handlers.ts";
import type { KeptWorkStore } from "./kept-work/kept-work-store.ts";
import { saveCopy } from "./kept-work/save-copy.ts";
import { nodeDisk } from "./ledger/disk.ts";
import { logFile, logUnexpected } from "./log.ts";
import { backupHandlers } from "./notebooks/backup-handlers.ts";
import { keepBackups } from "./notebooks/backup-schedule.ts";
import { describeProgram, isDevelopmentBuild } from "./notebooks/describe-program.ts";
import { notebookHandlers } from "./notebooks/notebook-handlers.ts";
import type { Notebooks } from "./notebooks/notebooks.ts";
import { setApplicationMenu, showRunnable } from "./windows/application-menu.ts";
import { closeWithCare } from "./windows/closing.ts";
import { createMainWindow, focusMainWindow, showMainPage } from "./windows/main-window.ts";
import type { WaitingFiles } from "./windows/waiting-files.ts";
import { watchOver } from "./windows/watch-over.ts";
import { zoom } from "./windows/zoom.ts";

/** Notebooks in "Open recent". */
const mostRecent = 9;

/** The first screen is drawn by then: nobody opens a menu before it. */
const menuSettlesMs = 400;

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
  const watched = new WatchedFolders({
    file: path.join(dataFolder, "watched-folders.json"),
    onFiles: (paths) => files.add(paths),
    onTrouble: logUnexpected,
  });
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
      menu.draw(openNotebook);
      if (!opened.isReadOnly) watched.opened(openNotebook).catch(logUnexpected);
      return opened;
    },
    "notebook:close": (input) => {
      if (openNotebook === input.notebookId) openNotebook = null;
      watched.closed(input.notebookId);
      return handlers["notebook:close"](input);
    },
    "notebook:sample": async () => {
      const { sampleNotebook } = await import("./sample/sample-notebook.ts");
      return sampleNotebook(notebooks, logUnexpected);
    },
    "window:take-files": ({ purpose }) => files.take(purpose),
  });
  registerAll(ipc, backupHandlers(notebooks));
  notebooks.onRepaired((notebookId) => sendToMainWindows("notebook:repaired", { notebookId }));
  notebooks.space.onChange((room) => sendToMainWindows("room:changed", room));
  keepBackups(notebooks, logUnexpected);
  registerLateRooms(options);
  registerAll(ipc, {
    "folder:watched": async ({ notebookId }) => ({ folder: await watched.folderOf(notebookId) }),
    "folder:watch": async ({ notebookId }, sender) => {
      const words = { title: t("windows.watch.title"), buttonLabel: t("windows.watch.choose") };
      const folder = await chosenFolder(BrowserWindow.fromWebContents(sender), words);
      if (folder !== null) await watched.watch(notebookId, folder);
      return { folder: await watched.folderOf(notebookId) };
    },
    "folder:unwatch": async ({ notebookId }) => {
      await watched.unwatch(notebookId);
      return {};
    },
  });
  const copyOf = async (id: NotebookId, window: BrowserWindow | null) => {
    const folder = await chosenFolder(window, {
      title: t("windows.unsaved.chooseFolder"),
      buttonLabel: t("windows.unsaved.chooseButton"),
    });
    return folder === null ? null : saveCopy(notebooks, kept, id, { folder, now: new Date(), t });
  };
  registerAll(
    ipc,
    keptWorkHandlers(kept, (id, asking) => copyOf(id, BrowserWindow.fromWebContents(asking))),
  );

  await app.whenReady();
  menu.draw();
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
    printsOver,
    saveCopy: () => (openNotebook === null ? Promise.resolve(null) : copyOf(openNotebook, window)),
  });
  registerAll(ipc, {
    "menu:show-keys": ({ keys }) => {
      menu.showKeys(keys);
      return {};
    },
    "menu:show-runnable": ({ commandIds }) => {
      menu.showRunnable(commandIds);
      return {};
    },
    "window:show-progress": ({ percent }) => {
      // Above 1 is drawn as a bar that runs to and fro.
      window.setProgressBar(percent > 100 ? 2 : percent / 100);
      return {};
    },
    "window:notify": ({ text }) => {
      if (Notification.isSupported()) {
        const notification = new Notification({ title: "Railhead", body: text });
        notification.on("click", focusMainWindow);
        notification.show();
      }
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
  reloadWhenTold(() => {
    returnsTo = openNotebook;
    window.webContents.reload();
  });
  await showMainPage(window);
}

/** The rooms that a start does not enter. */
function registerLateRooms({ ipc, notebooks, files, dataFolder }: WindowProgramOptions): void {
  const store = (id: NotebookId) => notebooks.store(id);
  const now = () => new Date();
  registerLate(ipc, ["carry-over"], async () => {
    const { carryOverHandlers } = await import("./carry-over/carry-over-handlers.ts");
    return carryOverHandlers(notebooks, t);
  });
  registerLate(ipc, ["brief"], async () => {
    const { briefHandlers } = await import("./briefs/brief-handlers.ts");
    const { ExportPlaces } = await import("./briefs/export-places.ts");
    return briefHandlers({
      store,
      places: new ExportPlaces(nodeDisk, dataFolder),
      now,
      t,
      onProgress: (progress) => sendToMainWindows("brief:progress", progress),
    });
  });
  registerLate(ipc, ["figure"], async () => {
    const { figureHandlers } = await import("./briefs/figure-handlers.ts");
    return figureHandlers(t);
  });
  registerLate(ipc, ["codebook"], async () => {
    const { codebookHandlers } = await import("./notebooks/codebook-handlers.ts");
    return codebookHandlers(t);
  });
  registerLate(ipc, ["article"], async () => {
    const { articleHandlers } = await import("./importing/article-handlers.ts");
    return articleHandlers({
      onArchives: (paths) => files.add(paths),
      onProgress: (progress) => sendToMainWindows("import:progress", progress),
      logUnexpected,
    });
  });
  registerLate(ipc, ["archive"], async () => {
    const { archiveHandlers } = await import("./archive/archive-handlers.ts");
    return archiveHandlers({
      notebooks,
      disk: nodeDisk,
      now,
      t,
      onProgress: (progress) => sendToMainWindows("archive:progress", progress),
    });
  });
  registerLate(ipc, ["history", "custody", "record"], async () => {
    const { custodyHandlers } = await import("./custody/custody-handlers.ts");
    return custodyHandlers({
      store,
      now,
      t,
      onProgress: (progress) => sendToMainWindows("custody:progress", progress),
    });
  });
}

/** `npm run dev` has built the page anew. No other parent has a line to this process. */
function reloadWhenTold(reload: () => void): void {
  process.on("message", (message) => {
    if (message === "reload") reload();
  });
}

/** The system's menus, drawn anew when keys or the list of notebooks change. */
class ProgramMenu {
  readonly #t: Translate;
  readonly #notebooks: Notebooks;
  #keys: Readonly<Record<string, readonly string[]>> = {};
  #open: NotebookId | null = null;
  #runnable: ReadonlySet<string> | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(translate: Translate, notebooks: Notebooks) {
    this.#t = translate;
    this.#notebooks = notebooks;
  }

  showKeys(keys: Readonly<Record<string, readonly string[]>>): void {
    this.#keys = keys;
    this.draw();
  }

  showRunnable(ids: readonly string[]): void {
    this.#runnable = new Set(ids);
    showRunnable(this.#runnable);
  }

  /** Soon, and once for all that a start or an opening notebook tells at a time: it is some 150 items. */
  draw(open: NotebookId | null = this.#open): void {
    this.#open = open;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#drawNow().catch(logUnexpected);
    }, menuSettlesMs);
  }

  async #drawNow(): Promise<void> {
    const recent = (await this.#notebooks.list())
      .filter(({ id, trashedAt }) => trashedAt === null && id !== this.#open)
      .slice(0, mostRecent);
    setApplicationMenu({
      t: this.#t,
      keys: this.#keys,
      runnable: this.#runnable,
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

async function chosenFolder(
  window: BrowserWindow | null,
  words: { readonly title: string; readonly buttonLabel: string },
): Promise<string | null> {
  const options: Electron.OpenDialogOptions = {
    ...words,
    properties: ["openDirectory", "createDirectory"],
  };
  const { filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return filePaths[0] ?? null;
}
