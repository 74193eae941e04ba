import { contextBridge, ipcRenderer, webUtils } from "electron";
import type { RailheadBridge } from "#shared/ipc/contract.ts";

// The names alone: every window loads this file, and the schemas behind them are 200 kB.
declare const CHANNEL_NAMES: readonly string[];
declare const EVENT_NAMES: readonly string[];

const bridge: RailheadBridge = {
  request(channel, input) {
    if (!CHANNEL_NAMES.includes(channel)) throw new Error(`There is no channel ${channel}`);
    return ipcRenderer.invoke(channel, input);
  },
  on(event, listen) {
    if (!EVENT_NAMES.includes(event)) throw new Error(`There is no event ${event}`);
    const handler = (_event: unknown, payload: Parameters<typeof listen>[0]) => listen(payload);
    ipcRenderer.on(event, handler);
    return () => ipcRenderer.off(event, handler);
  },
  pathOfFile,
};

/** Electron 25 puts the path on the file itself; later ones answer through `webUtils`. */
function pathOfFile(file: unknown): string {
  // 25 has no `webUtils`, whatever the types of the current Electron say.
  const utils: typeof webUtils | undefined = webUtils;
  // The contract's types have no DOM; `getPathForFile` itself refuses what is no file.
  if (utils !== undefined)
    return utils.getPathForFile(file as Parameters<typeof utils.getPathForFile>[0]);
  if (typeof file !== "object" || file === null || !("path" in file)) return "";
  return typeof file.path === "string" ? file.path : "";
}

contextBridge.exposeInMainWorld("railhead", bridge);
