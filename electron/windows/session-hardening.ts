import type { Session } from "electron";
import { noteBlocked } from "./blocked.ts";

/** Only the program itself, and what it made, can be requested. */
const allowedProtocols = new Set(["app:", "blob:", "data:", "devtools:"]);

/** Denies a session everything that reaches outside the program: network, permissions, devices. */
export function hardenSession(session: Session): void {
  // Chromium fetches dictionaries at first start, on a path that webRequest does not see.
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);

  session.setPermissionRequestHandler((_contents, permission, answer) => {
    noteBlocked("permission", permission);
    answer(false);
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
    isCopyingText(permission, requestingOrigin),
  );
  session.setDevicePermissionHandler(() => false);

  session.webRequest.onBeforeRequest((details, answer) => {
    const isAllowed = allowedProtocols.has(new URL(details.url).protocol);
    if (!isAllowed) noteBlocked("request", details.url);
    answer({ cancel: !isAllowed });
  });
  session.on("will-download", (event, item) => {
    noteBlocked("download", item.getURL());
    event.preventDefault();
  });
}

/** The one permission given: the main window may put text on the clipboard. */
function isCopyingText(permission: string, requestingOrigin: string): boolean {
  if (permission !== "clipboard-sanitized-write") return false;
  const origin = new URL(requestingOrigin);
  // `origin` of an app: address is the string "null", so protocol and host are compared.
  return origin.protocol === "app:" && origin.host === "railhead";
}
