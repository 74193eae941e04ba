// A page and its fonts, and one printToPDF: what the engine itself needs for the pages of a brief.
const fs = require("node:fs");
const path = require("node:path");
const { app, BrowserWindow, protocol, session } = require("electron");

/** @param {string} name */
const option = (name) => process.argv[process.argv.indexOf(name) + 1] ?? "";
const page = option("--page");
const renderer = option("--renderer");
app.setPath("userData", option("--profile"));
protocol.registerSchemesAsPrivileged([
  { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

void app.whenReady().then(() => {
  void new BrowserWindow({ show: false }).loadFile(path.join(__dirname, "index.html"));
  const partition = "print";
  session.fromPartition(partition).protocol.handle("app", (request) => {
    const { pathname } = new URL(request.url);
    const isPage = pathname === "/page";
    const bytes = fs.readFileSync(isPage ? page : path.join(renderer, pathname));
    const isStyle = pathname.endsWith(".css");
    const type = isPage ? "text/html; charset=utf-8" : isStyle ? "text/css" : "font/woff2";
    return new Response(bytes, { headers: { "Content-Type": type } });
  });
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      partition,
      javascript: false,
      sandbox: true,
      spellcheck: false,
      // As in the program: a hidden page would otherwise wait a minute for its turn now and then.
      backgroundThrottling: false,
    },
  });
  Reflect.set(globalThis, "print", async () => {
    await window.loadURL("app://print/page");
    const options = { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true };
    const pdf = await window.webContents.printToPDF(options);
    return [...pdf.toString("latin1").matchAll(/\/Type \/Page\b/g)].length;
  });
});
