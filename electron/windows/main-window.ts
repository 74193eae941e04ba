import path from "node:path";
import { BrowserWindow } from "electron";

let mainWindow: BrowserWindow | null = null;

export async function openMainWindow(): Promise<void> {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 640,
    minHeight: 480,
    show: false,
    backgroundColor: "#ffffff",
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
  window.setMenuBarVisibility(false);
  window.once("ready-to-show", () => window.show());
  window.once("closed", () => {
    mainWindow = null;
  });
  await window.loadURL("app://railhead/");
}

export function focusMainWindow(): void {
  if (mainWindow === null) return;
  if (mainWindow.isMinimized()) mainWindow.restore();
  mainWindow.focus();
}
