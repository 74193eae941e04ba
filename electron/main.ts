import "./web-crypto.ts";
import path from "node:path";
import { app, dialog, ipcMain, Menu } from "electron";
import { z } from "zod";
import { createTranslate } from "#shared/messages/catalogue.ts";
import { parseArguments } from "./arguments.ts";
import { exitCodes, type Streams } from "./command.ts";
import { handOver, openCommandDoor, stateOfDoor } from "./command-door.ts";
import { commandNames } from "./command-names.ts";
import { sendToMainWindows } from "./ipc/send.ts";
import { registerSystemHandlers } from "./ipc/system-handlers.ts";
import { KeptWorkStore } from "./kept-work/kept-work-store.ts";
import { nodeDisk } from "./ledger/disk.ts";
import { snapshotInThread } from "./ledger/snapshot-thread.ts";
import { turnOfOthers } from "./ledger/turn-of-others.ts";
import { keepLog, logUnexpected } from "./log.ts";
import { provideStores } from "./notebooks/notebook-store.ts";
import { Notebooks } from "./notebooks/notebooks.ts";
import { keepInProfile } from "./profile.ts";
import { runWindow } from "./window-program.ts";
import { hardenProgram } from "./windows/hardening.ts";
import { focusMainWindow } from "./windows/main-window.ts";
import { WaitingFiles } from "./windows/waiting-files.ts";

/** How long a command waits for its turn while another one holds the data folder. */
const patienceMs = 30_000;
const retryMs = 100;
/** How long a program that holds the data folder has to answer before the analyst is told that it does not. */
const otherAnswersMs = 800;

const lookAtRoomEveryMs = 60_000;

/** What a second start tells the first one: that a command waits, or which files to open. */
const callSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("command") }),
  z.object({ kind: z.literal("files"), files: z.array(z.string()) }),
]);
type Call = z.infer<typeof callSchema>;

const { profile, command, isSampleWanted, files } = parseArguments(
  process.argv.slice(1),
  process.env,
  { commandNames, programFolder: app.isPackaged ? null : app.getAppPath() },
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
  } else {
    startWindowOrLeave(folder, files).catch(crash);
  }
}

async function startWindowOrLeave(folder: string, files: readonly string[]): Promise<void> {
  // Electron would draw one of its own first.
  Menu.setApplicationMenu(null);
  // Asked before the lock, since the lock waits long for a program that hangs.
  if ((await stateOfDoor(folder, otherAnswersMs)) === "silent") {
    tellAndExit(createTranslate("en")("windows.heldByOther", { folder }));
    return;
  }
  if (!app.requestSingleInstanceLock({ kind: "files", files: [...files] } satisfies Call)) {
    await leaveToOther(folder);
    return;
  }
  const waiting = new WaitingFiles(files, () => sendToMainWindows("window:files", {}));
  registerSystemHandlers(ipcMain);
  app.on("second-instance", (_event, _argv, _folder, data) => {
    const call = callSchema.safeParse(data);
    if (!call.success || call.data.kind === "command") return;
    waiting.add(call.data.files);
    focusMainWindow();
  });
  // macOS hands files over so, at a start and later.
  app.on("open-file", (event, file) => {
    event.preventDefault();
    waiting.add([file]);
  });
  app.on("window-all-closed", () => app.quit());
  await startWindow(folder, waiting);
}

/**
 * The program that holds this data folder comes to the front instead, and opens the files; one that
 * does not answer is told of.
 */
async function leaveToOther(folder: string): Promise<void> {
  const t = createTranslate("en");
  const giveUpAt = Date.now() + otherAnswersMs;
  do {
    if ((await stateOfDoor(folder, otherAnswersMs)) === "open") {
      process.stderr.write(`${t("windows.alreadyOpen", { folder })}\n`);
      app.exit(exitCodes.done);
      return;
    }
    // It may be starting.
    await new Promise((resolve) => setTimeout(resolve, retryMs));
  } while (Date.now() < giveUpAt);
  tellAndExit(t("windows.heldByOther", { folder }));
}

/** Resolves once all that was written to the stream has left this process. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write("", () => resolve());
  });
}

async function startWindow(folder: string, waiting: WaitingFiles): Promise<void> {
  const notebooks = await loadNotebooks(folder);
  // Without it commands can not reach this window; the window itself works as ever.
  await openCommandDoor(folder, async (words, from, streams) => {
    await loadCommandRooms();
    const { runCommand } = await import("./cli.ts");
    return runCommand(words, from, notebooks, streams);
  }).catch(logUnexpected);
  await runWindow({
    app,
    ipc: ipcMain,
    notebooks,
    kept: new KeptWorkStore(path.join(folder, "kept-work"), nodeDisk, logUnexpected),
    files: waiting,
    dataFolder: folder,
    isSampleWanted,
  });
}

/** Brings in what commands need, one room in a task: all of them in one would hold the window up. */
async function loadCommandRooms(): Promise<void> {
  const rooms = [
    () => import("./importing/article-handlers.ts"),
    () => import("./carry-over/carry-over-handlers.ts"),
    () => import("./briefs/read-brief.ts"),
    () => import("./archive/restore-archive.ts"),
  ];
  for (const load of rooms) {
    await load();
    await turnOfOthers();
  }
}

/** A command runs in the program that holds the data folder: in this one when no other does. */
async function runOrHandOver(words: readonly string[], folder: string): Promise<number> {
  const streams: Streams = {
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
  };
  const giveUpAt = Date.now() + patienceMs;
  const isHung = (await stateOfDoor(folder, otherAnswersMs)) === "silent";
  while (!isHung && Date.now() < giveUpAt) {
    const exitCode = await handOver(folder, words, process.cwd(), streams);
    if (exitCode !== null) return exitCode;
    if (app.requestSingleInstanceLock({ kind: "command" } satisfies Call)) {
      const { runCommand } = await import("./cli.ts");
      return runCommand(words, process.cwd(), await loadNotebooks(folder), streams);
    }
    // It is starting, or busy with another command and ends soon.
    await new Promise((resolve) => setTimeout(resolve, retryMs));
  }
  streams.error(`${createTranslate("en")("command.inUse", { folder })}\n`);
  return exitCodes.storeNeedsAttention;
}

async function loadNotebooks(folder: string): Promise<Notebooks> {
  const tool = `railhead ${app.getVersion()}`;
  const notebooks = await Notebooks.load(
    folder,
    {
      disk: nodeDisk,
      tool,
      now: () => new Date(),
      beforeMigration: async (store, version) => {
        const { keepBeforeMigration } = await import("./archive/keep-before-migration.ts");
        await keepBeforeMigration(store, version, { disk: nodeDisk, tool, now: new Date() });
      },
      snapshotBy: snapshotInThread(path.join(__dirname, "snapshot-worker.cjs")),
      onTrouble: logUnexpected,
    },
    (notebookId, entries) =>
      sendToMainWindows("ledger:appended", { notebookId, entries: [...entries] }),
  );
  provideStores((id) => notebooks.store(id));
  const look = () => {
    notebooks.space.look().catch(logUnexpected);
  };
  look();
  setInterval(look, lookAtRoomEveryMs).unref();
  return notebooks;
}

/** Without a folder to keep things in, nothing could be saved, so nothing is opened. */
function refuseToStart(error: unknown): void {
  const detail = error instanceof Error ? error.message : String(error);
  tellAndExit(createTranslate("en")("windows.noDataFolder", { detail }));
}

function tellAndExit(words: string): void {
  process.stderr.write(`${words}\n`);
  // A person who started it from an icon sees no terminal.
  if (command === null && !process.stderr.isTTY) dialog.showErrorBox("Railhead", words);
  app.exit(exitCodes.storeNeedsAttention);
}

function crash(error: unknown): void {
  logUnexpected(error);
  app.exit(1);
}
