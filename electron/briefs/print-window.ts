import { randomBytes } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { BrowserWindow, session } from "electron";
import type { Paper } from "#shared/domain/brief/brief.ts";
import { fileResponse, type Route, serveApp } from "../windows/app-scheme.ts";
import { headersFor } from "../windows/content-policy.ts";

/** Makes one page of HTML, given what the page has to name in order to be styled. */
export type Draw = (page: {
  readonly fontStyles: readonly string[];
  readonly styleNonce: string;
}) => string;

const partition = "brief";
const documentPath = "/document";

/** Prints until the pages stand still; more of them mean that a font will never come. */
const mostPrints = 10;

/** How long the fonts of one page may take. They come from this program's own folder. */
const fontTimeoutMs = 10_000;

/**
 * A hidden window that turns HTML into PDF: no script, no preload, a session of its own.
 * One at a time prints; others wait for their turn.
 */
export class PrintWindow {
  readonly #window: BrowserWindow;
  readonly #desk: Desk;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(window: BrowserWindow, desk: Desk) {
    this.#window = window;
    this.#desk = desk;
  }

  static async open(): Promise<PrintWindow> {
    const desk = deskOfSession();
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        partition,
        javascript: false,
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
        // Pictures come only as data inside the page: its policy and this session load no other.
        images: true,
      },
    });
    await desk.loadFontStyles();
    return new PrintWindow(window, desk);
  }

  /** The PDF of a page. Its margins and size are those of the page's own `@page` rule. */
  print(paper: Paper, draw: Draw): Promise<Uint8Array> {
    const printed = this.#turn.then(() => this.#print(paper, draw));
    // The next print goes ahead whether or not this one came out.
    this.#turn = printed.catch(() => {});
    return printed;
  }

  close(): void {
    if (!this.#window.isDestroyed()) this.#window.destroy();
  }

  async #print(paper: Paper, draw: Draw): Promise<Uint8Array> {
    this.#desk.lay(draw);
    await this.#window.loadURL(`app://brief${documentPath}`);
    // A page without script can not say that its fonts are there. It asks for them while it
    // is laid out for print, so the pages are final when a print asked for none and came
    // out like the one before.
    let lengthBefore = -1;
    for (let attempt = 1; attempt <= mostPrints; attempt += 1) {
      const askedBefore = this.#desk.fontsAsked;
      const bytes = await this.#window.webContents.printToPDF(printOptions(paper));
      const isSettled = this.#desk.fontsAsked === askedBefore && bytes.length === lengthBefore;
      if (isSettled) return bytes;
      lengthBefore = bytes.length;
      await this.#desk.fontsServed();
    }
    throw new Error(`The pages of a brief changed in each of ${mostPrints} prints.`);
  }
}

function printOptions(paper: Paper): Electron.PrintToPDFOptions {
  return {
    pageSize: paper,
    preferCSSPageSize: true,
    printBackground: true,
    displayHeaderFooter: false,
    // Ignored by runtimes that can not do it.
    generateTaggedPDF: true,
    generateDocumentOutline: false,
  };
}

/** What the print window may read: the page laid on it, and the program's own fonts. */
class Desk {
  fontsAsked = 0;
  #fontStyles: readonly string[] = [];
  #draw: Draw | null = null;
  readonly #pending = new Set<Promise<unknown>>();

  lay(draw: Draw): void {
    this.#draw = draw;
  }

  /** Names of style sheets carry a hash of their content, so the built page is asked for them. */
  async loadFontStyles(): Promise<void> {
    const page = path.join(__dirname, "..", "renderer", "brief-fonts", "index.html");
    const links = (await fs.readFile(page, "utf8")).matchAll(/<link[^>]+href="([^"]+\.css)"/gu);
    this.#fontStyles = [...links].flatMap(([, href]) => href ?? []);
    if (this.#fontStyles.length === 0)
      throw new Error("The styles of the brief's fonts are missing.");
  }

  /** Serves the page and its fonts, and keeps count of the fonts. */
  readonly route: Route = async (_request, url) => {
    if (url.pathname === documentPath) return this.#document();
    if (!url.pathname.endsWith(".woff2")) return null;
    this.fontsAsked += 1;
    const reading = fileResponse("brief", url.pathname);
    this.#pending.add(reading);
    try {
      return await reading;
    } finally {
      this.#pending.delete(reading);
    }
  };

  #document(): Response {
    if (this.#draw === null) return new Response(null, { status: 404 });
    const styleNonce = randomBytes(16).toString("base64");
    const page = this.#draw({ fontStyles: this.#fontStyles, styleNonce });
    const headers = headersFor({ host: "brief", path: documentPath, styleNonce });
    return new Response(page, {
      headers: { ...headers, "Content-Type": "text/html; charset=utf-8" },
    });
  }

  /** Resolves when every font asked for has been answered. */
  async fontsServed(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(
        () => reject(new Error("A font of the brief did not load.")),
        fontTimeoutMs,
      );
    });
    try {
      await Promise.race([Promise.all(this.#pending), late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

let desk: Desk | null = null;

/** The session lives as long as the program, so it is set up once. */
function deskOfSession(): Desk {
  if (desk !== null) return desk;
  const made = new Desk();
  const printing = session.fromPartition(partition, { cache: false });
  serveApp(printing, ["brief"], [made.route]);
  desk = made;
  return made;
}
