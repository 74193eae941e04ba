import path from "node:path";
import { app, BrowserWindow, screen, type WebContents } from "electron";
import { logUnexpected } from "../log.ts";
import { isReachable, loadPlace, savePlace } from "./window-bounds.ts";

const usualSize = { width: 1280, height: 800 };

/** A page that dies sooner than this after a revival would only die again. */
const shortestLifeMs = 30_000;

let mainWindow: BrowserWindow | null = null;

/**
 * Opens the window.
 *
 * @param mark stands after the title of a window that is no release's; null for a release
 */
export async function openMainWindow(mark: string | null): Promise<void> {
  const profile = app.getPath("userData");
  const place = loadPlace(profile);
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const isUsable = place !== null && isReachable(place.bounds, screens);

  const window = new BrowserWindow({
    ...(isUsable ? place.bounds : usualSize),
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: "Railhead",
    webPreferences: {
      preload: path.join(__dirname, "..", "preload", "preload.cjs"),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  mainWindow = window;
  if (mark !== null) {
    window.on("page-title-updated", (event, title) => {
      event.preventDefault();
      window.setTitle(`${title} · ${mark}`);
    });
  }
  if (place?.isMaximized === true) window.maximize();
  // Out of the way until Alt calls for it; a Mac shows it at the top of the screen anyway.
  window.setAutoHideMenuBar(true);
  window.once("ready-to-show", () => window.show());
  window.on("close", () => {
    try {
      savePlace(profile, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
    } catch (error) {
      // A full disk must not keep the window open.
      logUnexpected(error);
    }
  });
  window.once("closed", () => {
    mainWindow = null;
  });
  reviveAfterCrash(window.webContents);
  await window.loadURL("app://railhead/");
}

/** Shows the page again when its process died: all that was saved is in the ledger. */
function reviveAfterCrash(contents: WebContents): void {
  let revivedAtMs = Number.NEGATIVE_INFINITY;
  contents.on("render-process-gone", (_event, { reason }) => {
    logUnexpected(new Error(`The window's process ended: ${reason}`));
    const isCrashingAgain = Date.now() - revivedAtMs < shortestLifeMs;
    if (reason === "clean-exit" || isCrashingAgain) return;
    revivedAtMs = Date.now();
    contents.reload();
  });
}

export function focusMainWindow(): void {
  if (mainWindow === null) return;
  if (mainWindow.isMinimized()) mainWindow.restore();
  mainWindow.focus();
}
