import path from "node:path";
import { app, BrowserWindow, screen } from "electron";
import { logUnexpected } from "../log.ts";
import { isReachable, loadPlace, savePlace } from "./window-bounds.ts";

const usualSize = { width: 1280, height: 800 };

let mainWindow: BrowserWindow | null = null;

/**
 * Makes the window, in the place it had when it was closed; `showMainPage` fills it.
 *
 * @param mark stands after the title of a window that is no release's; null for a release
 */
export function createMainWindow(mark: string | null): BrowserWindow {
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
      zoomFactor: place?.zoom ?? 1,
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
      savePlace(profile, {
        bounds: window.getNormalBounds(),
        isMaximized: window.isMaximized(),
        zoom: window.webContents.isCrashed() ? 1 : window.webContents.getZoomFactor(),
      });
    } catch (error) {
      // A full disk must not keep the window open.
      logUnexpected(error);
    }
  });
  window.once("closed", () => {
    mainWindow = null;
  });
  return window;
}

export function showMainPage(window: BrowserWindow): Promise<void> {
  return window.loadURL("app://railhead/");
}

export function focusMainWindow(): void {
  if (mainWindow === null) return;
  if (mainWindow.isMinimized()) mainWindow.restore();
  mainWindow.focus();
}
