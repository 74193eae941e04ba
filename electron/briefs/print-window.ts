import { randomBytes } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { BrowserWindow, session } from "electron";
import { z } from "zod";
import type { Paper } from "#shared/domain/brief/brief.ts";
import { unlessAborted } from "../unless-aborted.ts";
import { type Route, serveApp } from "../windows/app-scheme.ts";
import { headersFor } from "../windows/content-policy.ts";
import type { Draw } from "./drawn-page.ts";
import { picturesOfDrawings } from "./pictures-of-drawings.ts";

export interface PrintOptions {
  readonly paper: Paper;
  /** Begun once the engine is at the print, in its own process: work that need not wait for it. */
  readonly meanwhile?: () => void;
}

const partition = "brief";
const documentPath = "/document";

/**
 * A print that still asked for a font is made again. A letter may be looked for in one font after the
 * other, an emoji in eleven pieces of one; more prints than that mean that it will never come.
 */
const mostPrints = 16;

/** Small prints kept for when they come again: those of some briefs open side by side. */
const mostKept = 16;

/** How long the fonts or pictures of one page may take: all they need comes from the program's own folder. */
const answerTimeoutMs = 60_000;

/**
 * Run by the engine's inspector, since the page itself may run no script: lays the page
 * out, so that it asks for its fonts, and answers once they are in use or have failed.
 */
const fontsInUse = `document.body.offsetHeight, document.fonts.ready.then((fonts) =>
  [...fonts].every(({ status }) => status !== "error"))`;

/**
 * A hidden window that turns HTML into PDF: no script, no preload, a session of its own.
 * It does one thing at a time; the printer sees to that.
 */
export class PrintWindow {
  readonly #window: BrowserWindow;
  readonly #desk: Desk;
  readonly #closing = new AbortController();
  readonly #kept = new Map<string, Uint8Array>();

  private constructor(window: BrowserWindow, desk: Desk) {
    this.#window = window;
    this.#desk = desk;
    window.webContents.debugger.attach();
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
        // Hidden from first to last: its fonts could otherwise be waited for until its next turn, a minute off.
        backgroundThrottling: false,
        // Pictures come only as data inside the page: its policy and this session load no other.
        images: true,
      },
    });
    await desk.loadFontStyles();
    return new PrintWindow(window, desk);
  }

  /**
   * The PDF of a page. Its margins and size are those of the page's own `@page` rule.
   *
   * @throws when the window is closed meanwhile
   */
  print(options: PrintOptions, draw: Draw): Promise<Uint8Array> {
    return unlessAborted(this.#print(options, draw), this.#closing.signal);
  }

  /** The PDF of a small page that comes again and again, unchanged: it is printed once. */
  async printOnce(paper: Paper, draw: Draw): Promise<Uint8Array> {
    const words = draw({ fontStyles: [], styleNonce: "" });
    const kept = this.#kept.get(words);
    if (kept !== undefined) return kept;
    const bytes = await this.print({ paper }, draw);
    if (this.#kept.size === mostKept) this.#kept.clear();
    this.#kept.set(words, bytes);
    return bytes;
  }

  /** Each drawing of a page as a PNG, in the order in which they stand there. */
  pictures(draw: Draw): Promise<readonly Uint8Array[]> {
    return unlessAborted(this.#pictures(draw), this.#closing.signal);
  }

  async #pictures(draw: Draw): Promise<readonly Uint8Array[]> {
    await this.#show(draw);
    const pictures = await this.#evaluate(picturesOfDrawings, z.array(z.string()));
    return pictures.map((picture) => Buffer.from(picture, "base64"));
  }

  /** Ends what is being printed: the engine never answers for a window that is gone. */
  close(): void {
    this.#closing.abort(new Error("The window that prints was closed."));
    if (!this.#window.isDestroyed()) this.#window.destroy();
  }

  async #print({ paper, meanwhile }: PrintOptions, draw: Draw): Promise<Uint8Array> {
    await this.#show(draw);
    // Printing lays the page out anew and may need a font that the screen did without.
    for (let attempt = 1; attempt <= mostPrints; attempt += 1) {
      const askedBefore = this.#desk.fontsAsked;
      const printing = this.#window.webContents.printToPDF(printOptions(paper));
      if (attempt === 1) meanwhile?.();
      const bytes = await printing;
      if (this.#desk.fontsAsked === askedBefore) return bytes;
      await this.#waitForFonts();
    }
    throw new Error(`The pages of a brief asked for more fonts in each of ${mostPrints} prints.`);
  }

  /** Loads the page, and waits until its fonts are in use. */
  async #show(draw: Draw): Promise<void> {
    this.#desk.lay(draw);
    await this.#window.loadURL(`app://brief${documentPath}`);
    await this.#waitForFonts();
  }

  async #waitForFonts(): Promise<void> {
    const areThere = await this.#evaluate(fontsInUse, z.boolean());
    if (!areThere) throw new Error("A font of the brief did not load.");
  }

  /** What the inspector answers: it may run script in the page, which the page itself may not. */
  async #evaluate<T>(expression: string, schema: z.ZodType<T>): Promise<T> {
    const asked = this.#window.webContents.debugger.sendCommand("Runtime.evaluate", {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    const answer = await unlessAborted(asked, AbortSignal.timeout(answerTimeoutMs));
    return z.object({ result: z.object({ value: schema }) }).parse(answer).result.value;
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
  /** Counted, because a print that asks for one has not used it. */
  fontsAsked = 0;
  #fontStyles: readonly string[] = [];
  #draw: Draw | null = null;

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

  readonly route: Route = async (_request, url) => {
    if (url.pathname === documentPath) return this.#document();
    if (url.pathname.endsWith(".woff2")) this.fontsAsked += 1;
    return null;
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
