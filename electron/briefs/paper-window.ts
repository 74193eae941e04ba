import { BrowserWindow, session } from "electron";
import { v7 } from "uuid";
import { z } from "zod";
import { FailureError } from "#shared/failure.ts";
import { unlessAborted } from "../unless-aborted.ts";
import { type Route, serveApp } from "../windows/app-scheme.ts";
import type { PrintWatch } from "./printed-brief.ts";
import { overAt } from "./prints-under-way.ts";

/** A finished PDF on its way to a printer. */
export interface PaperJob {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The name of the job in the printer's queue. */
  readonly title: string;
  readonly watch: PrintWatch;
  /** The window it is printed from, with which that of the pages goes at the latest. */
  readonly owner: BrowserWindow | null;
}

const partition = "paper";
const pagePath = "/pdf-frame/paper.html";
/** Where the page fetches its file, with the query it was opened with (renderer/pdf-frame/paper.ts). */
const filePath = "/printed.pdf";

/**
 * Prints a finished PDF from the system's own dialog, and answers whether it went to a printer:
 * false when the dialog was closed. The engine prints no PDF without its viewer, an extension that
 * the walls of this program keep out, so pdf.js draws each page into a hidden page of pictures.
 *
 * @throws FailureError `print-failed`; the reason of the watch's signal as soon as that is aborted
 */
export async function printOnPaper({ bytes, title, watch, owner }: PaperJob): Promise<boolean> {
  for (const done of leftOver) done.destroy();
  leftOver.clear();
  const job = v7();
  files.set(job, bytes);
  const window = openWindow();
  const page = window.webContents;
  /** Settles once the dialog is closed; null until there is one. */
  let over: Promise<void> | null = null;
  /** The page answers only with what is cloned, and is asked for no more than a number. */
  const ask = async <T>(call: string, schema: z.ZodType<T>): Promise<T> =>
    schema.parse(await unlessAborted(page.executeJavaScript(call), watch.signal));
  try {
    await unlessAborted(window.loadURL(`app://pdf${pagePath}?job=${job}`), watch.signal);
    const pages = await ask(`paper.open(${JSON.stringify(title)})`, z.number().int().positive());
    for (let number = 1; number <= pages; number += 1) {
      await ask(`paper.draw(${number})`, z.undefined());
      watch.reached(number, pages);
    }
    const dialog = isDialogOfPage
      ? page.executeJavaScript("paper.print()").then((isPrinted) => z.boolean().parse(isPrinted))
      : fromDialog(page);
    over = overAt(dialog);
    stayUntil(over, window);
    return await unlessAborted(dialog, watch.signal);
  } finally {
    files.delete(job);
    if (over !== null && isDialogOfPage) leaveOver(window, over, owner);
    else window.destroy();
  }
}

/** Ending the program closes every window at once, this one too; the main window waits, and asks again. */
function stayUntil(over: Promise<void>, window: BrowserWindow): void {
  const stay = (event: Electron.Event) => event.preventDefault();
  window.on("close", stay);
  void over.then(() => window.off("close", stay));
}

/** Windows that printed, until the next print. */
const leftOver = new Set<BrowserWindow>();

/**
 * Destroyed under an open dialog, or while the engine still hands its pages on, which it tells
 * nobody, a window would take the program with it.
 */
function leaveOver(window: BrowserWindow, over: Promise<void>, owner: BrowserWindow | null): void {
  void over.then(() => leftOver.add(window));
  // A hidden window left behind would keep the program running.
  owner?.once("closed", () => void over.then(() => window.destroy()));
}

/**
 * On Linux the engine shows no dialog for `print` of a page's contents and never answers
 * (https://github.com/electron/electron/issues/39025); the page's own call shows it.
 */
const isDialogOfPage = process.platform === "linux";

/** The system's printers alone: Electron asks for one before it shows the dialog. */
export async function hasPrinter(contents: Electron.WebContents): Promise<boolean> {
  return (await contents.getPrintersAsync()).length > 0;
}

function fromDialog(page: Electron.WebContents): Promise<boolean> {
  const options = {
    silent: false,
    printBackground: true,
    margins: { marginType: "none" as const },
  };
  return new Promise((resolve, reject) => {
    page.print(options, (isPrinted, reason) => {
      if (isPrinted) resolve(true);
      else if (/cancel/iu.test(reason)) resolve(false);
      else reject(new FailureError({ kind: "print-failed", detail: reason }));
    });
  });
}

/** What is being printed, by job. */
const files = new Map<string, Uint8Array<ArrayBuffer>>();

const route: Route = async (_request, url) => {
  const file = files.get(url.searchParams.get("job") ?? "");
  if (url.pathname !== filePath || file === undefined) return null;
  return new Response(file, { headers: { "Content-Type": "application/pdf" } });
};

let isServing = false;

/** A page of its own for each job: no bridge, no network, nothing kept. */
function openWindow(): BrowserWindow {
  if (!isServing) serveApp(session.fromPartition(partition, { cache: false }), ["pdf"], [route]);
  isServing = true;
  return new BrowserWindow({
    show: false,
    webPreferences: {
      partition,
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
      // Hidden from first to last: pages of it would otherwise be drawn at leisure.
      backgroundThrottling: false,
    },
  });
}
