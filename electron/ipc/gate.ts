import { logUnexpected } from "../log.ts";
import { isMainPage } from "./main-page.ts";
import type { Gate } from "./register.ts";

/** Only the top frame of the main window's own page may ask anything. */
export const mainWindowGate: Gate = {
  isTrusted: ({ senderFrame }) =>
    senderFrame !== null && senderFrame.parent === null && isMainPage(senderFrame.url),
  logUnexpected,
};
