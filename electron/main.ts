import { app, dialog, ipcMain } from "electron";
import { createTranslate } from "#shared/messages/catalogue.ts";
import { parseArguments } from "./arguments.ts";
import { runCommand } from "./cli.ts";
import { registerSystemHandlers } from "./ipc/system-handlers.ts";
import { keepLog, logUnexpected } from "./log.ts";
import { keepInProfile } from "./profile.ts";
import { hardenProgram } from "./windows/hardening.ts";
import { focusMainWindow, openMainWindow } from "./windows/main-window.ts";

/** Exit code of the command line, DESIGN section 8. */
const storeNeedsAttention = 4;

const { profile, command } = parseArguments(process.argv.slice(1), process.env);

try {
  keepLog(keepInProfile(app, profile));
  hardenProgram();
  start();
} catch (error) {
  refuseToStart(error);
}

function start(): void {
  if (command !== null) {
    app
      .whenReady()
      .then(() => runCommand(command))
      .then((exitCode) => app.exit(exitCode), crash);
  } else if (!app.requestSingleInstanceLock()) {
    // The program that holds this data folder comes to the front instead.
    app.exit(0);
  } else {
    registerSystemHandlers(ipcMain);
    app.on("second-instance", focusMainWindow);
    app.on("window-all-closed", () => app.quit());
    app.whenReady().then(openMainWindow).catch(crash);
  }
}

/** Without a folder to keep things in, nothing could be saved, so nothing is opened. */
function refuseToStart(error: unknown): void {
  const detail = error instanceof Error ? error.message : String(error);
  const words = createTranslate("en")("windows.noDataFolder", { detail });
  process.stderr.write(`${words}\n`);
  // A person who started it from an icon sees no terminal.
  if (command === null && !process.stderr.isTTY) dialog.showErrorBox("Railhead", words);
  app.exit(storeNeedsAttention);
}

function crash(error: unknown): void {
  logUnexpected(error);
  app.exit(1);
}
