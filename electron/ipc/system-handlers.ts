import { type IpcMain, shell } from "electron";
import { blockedSoFar, noteBlocked } from "../windows/blocked.ts";
import { openLink } from "../windows/open-link.ts";
import { mainWindowGate } from "./gate.ts";
import { register } from "./register.ts";

/** Answers the window's requests that need nothing but the operating system. */
export function registerSystemHandlers(ipc: IpcMain): void {
  register(ipc, mainWindowGate, "link:open", async ({ url }, sender) => {
    await openLink(url, sender);
    return {};
  });
  register(ipc, mainWindowGate, "projection:clear", async (_input, sender) => {
    await sender.session.clearStorageData({ storages: ["indexdb"] });
    return {};
  });
  register(ipc, mainWindowGate, "network:note-stopped", ({ address }) => {
    noteBlocked("request", address);
    return {};
  });
  register(ipc, mainWindowGate, "network:blocked", () => blockedSoFar());
  register(ipc, mainWindowGate, "file:show-in-folder", ({ path }) => {
    shell.showItemInFolder(path);
    return {};
  });
}
