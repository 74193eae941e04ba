// The least that Electron can show: what every program on it pays, with the switches and the kind of page that Railhead has.
const fs = require("node:fs");
const path = require("node:path");
const { app, BrowserWindow, protocol } = require("electron");

const profile = process.argv[process.argv.indexOf("--profile") + 1];
if (profile !== undefined) app.setPath("userData", profile);

app.commandLine.appendSwitch("host-resolver-rules", "MAP * ~NOTFOUND");
app.commandLine.appendSwitch("disable-background-networking");
protocol.registerSchemesAsPrivileged([
  {
    scheme: "app",
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
]);

void app.whenReady().then(() => {
  protocol.registerBufferProtocol("app", (_request, answer) => {
    fs.readFile(path.join(__dirname, "index.html"), (error, data) =>
      answer(error === null ? { data, mimeType: "text/html", charset: "utf-8" } : { error: -2 }),
    );
  });
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    show: false,
    webPreferences: { contextIsolation: true, sandbox: true, spellcheck: false },
  });
  window.once("ready-to-show", () => window.show());
  void window.loadURL("app://empty/");
});
