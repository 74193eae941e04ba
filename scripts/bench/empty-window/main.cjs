// The least that Electron can show: what every program on it pays.
const path = require("node:path");
const { app, BrowserWindow } = require("electron");

const profile = process.argv[process.argv.indexOf("--profile") + 1];
if (profile !== undefined) app.setPath("userData", profile);

void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    show: false,
    webPreferences: { contextIsolation: true, sandbox: true, spellcheck: false },
  });
  window.once("ready-to-show", () => window.show());
  void window.loadFile(path.join(__dirname, "index.html"));
});
