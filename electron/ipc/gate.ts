import type { IpcMainInvokeEvent } from "electron";
import { logUnexpected } from "../log.ts";
import type { Gate } from "./register.ts";

/** Only the top frame of the main window's own page may ask anything. */
export const mainWindowGate: Gate = {
  isTrusted: ({ senderFrame }) => senderFrame !== null && isMainPage(senderFrame),
  logUnexpected,
};

function isMainPage(frame: NonNullable<IpcMainInvokeEvent["senderFrame"]>): boolean {
  if (frame.parent !== null) return false;
  // `origin` of an app: address is the string "null", so protocol and host are compared.
  const { protocol, host } = new URL(frame.url);
  return protocol === "app:" && host === "railhead";
}
