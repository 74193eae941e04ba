// Serves the built page of the search bench as the program serves its own, and nothing else.
const fs = require("node:fs/promises");
const path = require("node:path");
const { app, BrowserWindow, protocol } = require("electron");

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
};

app.setPath("userData", process.argv[process.argv.indexOf("--profile") + 1]);
protocol.registerSchemesAsPrivileged([
  {
    scheme: "app",
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
]);

void app.whenReady().then(() => {
  protocol.handle("app", async (request) => {
    const { pathname } = new URL(request.url);
    const file = path.join(__dirname, pathname === "/" ? "index.html" : pathname);
    const headers = {
      "Content-Type": types[path.extname(file)] ?? "application/octet-stream",
      "Content-Security-Policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
      "Cross-Origin-Embedder-Policy": "require-corp",
      "Cross-Origin-Opener-Policy": "same-origin",
    };
    return new Response(await fs.readFile(file), { headers });
  });
  const window = new BrowserWindow({
    show: false,
    webPreferences: { contextIsolation: true, sandbox: true, spellcheck: false },
  });
  void window.loadURL("app://bench/");
});
