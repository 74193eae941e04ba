import "./web-crypto.ts";
import path from "node:path";
import { app, dialog, ipcMain } from "electron";
import { createTranslate } from "#shared/messages/catalogue.ts";
import { archiveHandlers } from "./archive/archive-handlers.ts";
import { parseArguments } from "./arguments.ts";
import { briefHandlers } from "./briefs/brief-handlers.ts";
import { commandNames, runCommand } from "./cli.ts";
import { exitCodes, type Streams } from "./command.ts";
import { handOver, openCommandDoor } from "./command-door.ts";
import { articleHandlers } from "./importing/article-handlers.ts";
import { registerAll } from "./ipc/register-all.ts";
import { sendToMainWindows } from "./ipc/send.ts";
import { registerSystemHandlers } from "./ipc/system-handlers.ts";
import { nodeDisk } from "./ledger/disk.ts";
import { snapshotInThread } from "./ledger/snapshot-thread.ts";
import { keepLog, logUnexpected } from "./log.ts";
import { describeProgram, isDevelopmentBuild } from "./notebooks/describe-program.ts";
import { notebookHandlers } from "./notebooks/notebook-handlers.ts";
import { provideStores } from "./notebooks/notebook-store.ts";
import { Notebooks } from "./notebooks/notebooks.ts";
import { keepInProfile } from "./profile.ts";
import { sampleNotebook } from "./sample/sample-notebook.ts";
import { setApplicationMenu } from "./windows/application-menu.ts";
import { hardenProgram } from "./windows/hardening.ts";
import { focusMainWindow, openMainWindow } from "./windows/main-window.ts";

/** How long a command waits for its turn while another one holds the data folder. */
const patienceMs = 30_000;
const retryMs = 100;

const commandWaiting = { isCommand: true };
const isCommandWaiting = (data: unknown) =>
  typeof data === "object" && data !== null && "isCommand" in data;

const { profile, command, isSampleWanted } = parseArguments(
  process.argv.slice(1),
  process.env,
  commandNames,
);

try {
  const folder = keepInProfile(app, profile);
  keepLog(folder);
  hardenProgram();
  start(folder);
} catch (error) {
  refuseToStart(error);
}

function start(folder: string): void {
  if (command !== null) {
    // Closing the hidden window that printed or read files must not end the program: the command does.
    app.on("window-all-closed", () => {});
    app
      .whenReady()
      .then(() => runOrHandOver(command, folder))
      .then(async (exitCode) => {
        // Ending the program drops what a slow reader has not taken yet.
        await Promise.all([written(process.stdout), written(process.stderr)]);
        app.exit(exitCode);
      })
      .catch(crash);
  } else if (!app.requestSingleInstanceLock()) {
    // The program that holds this data folder comes to the front instead.
    app.exit(0);
  } else {
    registerSystemHandlers(ipcMain);
    app.on("second-instance", (_event, _argv, _folder, data) => {
      if (!isCommandWaiting(data)) focusMainWindow();
    });
    app.on("window-all-closed", () => app.quit());
    startWindow(folder).catch(crash);
  }
}

/** Resolves once all that was written to the stream has left this process. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write("", () => resolve());
  });
}

async function startWindow(folder: string): Promise<void> {
  const notebooks = await loadNotebooks(folder);
  registerAll(
    ipcMain,
    notebookHandlers(notebooks, { ...describeProgram(app, folder), isSampleWanted }),
  );
  registerAll(
    ipcMain,
    briefHandlers({
      store: (id) => notebooks.store(id),
      now: () => new Date(),
      t: createTranslate("en"),
    }),
  );
  registerAll(
    ipcMain,
    articleHandlers({
      onProgress: (progress) => sendToMainWindows("import:progress", progress),
      logUnexpected,
    }),
  );
  registerAll(
    ipcMain,
    archiveHandlers({
      notebooks,
      disk: nodeDisk,
      now: () => new Date(),
      t: createTranslate("en"),
      onProgress: (progress) => sendToMainWindows("archive:progress", progress),
    }),
  );
  registerAll(ipcMain, {
    "notebook:sample": () => sampleNotebook(notebooks, logUnexpected),
  });
  // Without it commands can not reach this window; the window itself works as ever.
  await openCommandDoor(folder, (words, from, streams) =>
    runCommand(words, from, notebooks, streams),
  ).catch(logUnexpected);
  await app.whenReady();
  setApplicationMenu(createTranslate("en"), (commandId) =>
    sendToMainWindows("menu:command", { commandId }),
  );
  await openMainWindow(
    isDevelopmentBuild(app) ? createTranslate("en")("windows.developmentBuild") : null,
  );
}

/** A command runs in the program that holds the data folder: in this one when no other does. */
async function runOrHandOver(words: readonly string[], folder: string): Promise<number> {
  const streams: Streams = {
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
  };
  const giveUpAt = Date.now() + patienceMs;
  do {
    const exitCode = await handOver(folder, words, process.cwd(), streams);
    if (exitCode !== null) return exitCode;
    if (app.requestSingleInstanceLock(commandWaiting)) {
      return runCommand(words, process.cwd(), await loadNotebooks(folder), streams);
    }
    // It is starting, or busy with another command and ends soon.
    await new Promise((resolve) => setTimeout(resolve, retryMs));
  } while (Date.now() < giveUpAt);
  streams.error(`${createTranslate("en")("command.inUse", { folder })}\n`);
  return exitCodes.storeNeedsAttention;
}

async function loadNotebooks(folder: string): Promise<Notebooks> {
  const notebooks = await Notebooks.load(
    folder,
    {
      disk: nodeDisk,
      tool: `railhead ${app.getVersion()}`,
      now: () => new Date(),
      snapshotBy: snapshotInThread(path.join(__dirname, "snapshot-worker.cjs")),
      onTrouble: logUnexpected,
    },
    (notebookId, entries) =>
      sendToMainWindows("ledger:appended", { notebookId, entries: [...entries] }),
  );
  provideStores((id) => notebooks.store(id));
  return notebooks;
}

/** Without a folder to keep things in, nothing could be saved, so nothing is opened. */
function refuseToStart(error: unknown): void {
  const detail = error instanceof Error ? error.message : String(error);
  const words = createTranslate("en")("windows.noDataFolder", { detail });
  process.stderr.write(`${words}\n`);
  // A person who started it from an icon sees no terminal.
  if (command === null && !process.stderr.isTTY) dialog.showErrorBox("Railhead", words);
  app.exit(exitCodes.storeNeedsAttention);
}

function crash(error: unknown): void {
  logUnexpected(error);
  app.exit(1);
}
