import type { WebContents } from "electron";
import { type EventName, type EventOf, events } from "#shared/ipc/contract.ts";

/** Tells one window that something happened. A window that has closed meanwhile is passed over. */
export function sendEvent<E extends EventName>(
  window: WebContents,
  event: E,
  payload: EventOf<E>,
): void {
  if (!window.isDestroyed()) window.send(event, events[event].parse(payload));
}
