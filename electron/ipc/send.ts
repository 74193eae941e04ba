import { BrowserWindow, type WebContents } from "electron";
import { type EventName, type EventOf, events } from "#shared/ipc/contract.ts";
import { isMainPage } from "./main-page.ts";

/** Tells one window that something happened. A window that has closed meanwhile is passed over. */
export function sendEvent<E extends EventName>(
  window: WebContents,
  event: E,
  payload: EventOf<E>,
): void {
  if (!window.isDestroyed()) window.send(event, events[event].parse(payload));
}

/** Tells every main window. Windows that handle untrusted files hear nothing. */
export function sendToMainWindows<E extends EventName>(event: E, payload: EventOf<E>): void {
  for (const { webContents } of BrowserWindow.getAllWindows()) {
    if (isMainPage(webContents.getURL())) sendEvent(webContents, event, payload);
  }
}
