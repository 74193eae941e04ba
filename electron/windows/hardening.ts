import { app, BrowserWindow, session, type WebContents } from "electron";
import { logUnexpected } from "../log.ts";
import { declareAppScheme, servePages } from "./app-scheme.ts";
import { noteBlocked } from "./blocked.ts";
import { brokenItems, preferencesOf } from "./security-checklist.ts";
import { hardenSession } from "./session-hardening.ts";

/** Closes every way out of the program. Has to be called before it is ready. */
export function hardenProgram(): void {
  // enableSandbox() overrides --no-sandbox: as root every child would die and the program hang.
  if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();
  // A second wall behind webRequest: nothing in Chromium can look up a name. Only the tests, which a
  // packed program is not open to, lead every name to a server of their own instead.
  if (app.isPackaged || !app.commandLine.hasSwitch("host-resolver-rules")) {
    app.commandLine.appendSwitch("host-resolver-rules", "MAP * ~NOTFOUND");
  }
  app.commandLine.appendSwitch("disable-background-networking");

  declareAppScheme();
  app.on("session-created", hardenSession);
  app.on("web-contents-created", (_event, contents) => guardContents(contents));
  app
    .whenReady()
    .then(() => servePages(session.defaultSession, ["railhead", "pdf"]), logUnexpected);
}

function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    noteBlocked("window", url);
    return { action: "deny" };
  });
  contents.on("will-attach-webview", (event) => event.preventDefault());
  // Pages are opened by the main process alone; what a page asks for itself is refused.
  const refusePage = (event: Electron.Event, url: string) => {
    noteBlocked("page", url);
    event.preventDefault();
  };
  contents.on("will-navigate", refusePage);
  contents.on("will-redirect", refusePage);
  contents.on("will-frame-navigate", (event) => {
    if (!event.isMainFrame && !isOwnFrame(event.url)) refusePage(event, event.url);
  });
  refuseUnlessSafe(contents);
}

function isOwnFrame(address: string): boolean {
  const { protocol, host } = new URL(address);
  return (
    protocol === "blob:" || address === "about:srcdoc" || (protocol === "app:" && host === "pdf")
  );
}

/** Electron's checklist, asserted on each page as it comes into being. */
function refuseUnlessSafe(contents: WebContents): void {
  // Developer tools are a page of Electron's own, without these settings.
  if (contents.getType() === "remote") return;
  const broken = brokenItems(preferencesOf(contents));
  if (broken.length === 0) return;

  logUnexpected(new Error(`A page was refused: ${broken.join(", ")}`));
  // Not in the middle of the constructor that is making this page.
  setImmediate(() => BrowserWindow.fromWebContents(contents)?.destroy());
}
