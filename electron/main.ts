import { app, ipcMain } from "electron";
import { parseArguments } from "./arguments.ts";
import { runCommand } from "./cli.ts";
import { registerSystemHandlers } from "./ipc/system-handlers.ts";
import { keepLog, logUnexpected } from "./log.ts";
import { keepInProfile } from "./profile.ts";
import { hardenProgram } from "./windows/hardening.ts";
import { focusMainWindow, openMainWindow } from "./windows/main-window.ts";

const { profile, command } = parseArguments(process.argv.slice(1), process.env);
const folder = keepInProfile(app, profile);
keepLog(folder);
hardenProgram();

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

function crash(error: unknown): void {
  logUnexpected(error);
  app.exit(1);
}
