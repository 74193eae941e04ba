import type { BriefModel } from "#shared/domain/brief/brief-model.ts";
import { html, Markup } from "#shared/domain/brief/markup.ts";
import { unlessAborted } from "../unless-aborted.ts";
import type { Page } from "./drawn-page.ts";
import { PrintWindow } from "./print-window.ts";
import { type PrintChoice, type PrintedBrief, printBrief } from "./printed-brief.ts";

/** Prints one brief after the other in a hidden window, opened with the first and kept for the next. */
export class Printer {
  #opening: Promise<PrintWindow> | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  /** @throws the reason of the watch's signal as soon as that is aborted, however long a page takes */
  async print(model: BriefModel, choice: PrintChoice): Promise<PrintedBrief> {
    const signal = choice.watch?.signal ?? new AbortController().signal;
    return this.#with((window) => printBrief(window, model, choice), signal);
  }

  /** Drawings as pictures, for documents that can not hold them as they are. */
  async pictures(
    drawings: readonly string[],
    signal = new AbortController().signal,
  ): Promise<ReadonlyMap<string, Uint8Array>> {
    if (drawings.length === 0) return new Map();
    const pictures = await this.#with(
      (window) => window.pictures((page) => drawingsHtml(drawings, page)),
      signal,
    );
    return new Map(
      drawings.flatMap((drawing, index) => {
        const picture = pictures[index];
        return picture === undefined ? [] : [[drawing, picture] as const];
      }),
    );
  }

  /** Work that waits for its turn ends at once when it is aborted, and nobody else's ends with it. */
  #with<T>(work: (window: PrintWindow) => Promise<T>, signal: AbortSignal): Promise<T> {
    const worked = this.#turn.then(() => this.#inWindow(work, signal));
    // The next goes ahead whether or not this one came out.
    this.#turn = worked.catch(() => {});
    return unlessAborted(worked, signal);
  }

  async #inWindow<T>(work: (window: PrintWindow) => Promise<T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    this.#opening ??= PrintWindow.open();
    const opening = this.#opening;
    try {
      return await unlessAborted(opening.then(work), signal);
    } catch (error) {
      // The engine can be stopped in no other way; and whatever broke it, the next brief gets a fresh window.
      if (this.#opening === opening) await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = null;
    if (opening !== null) (await opening.catch(() => null))?.close();
  }
}

function drawingsHtml(drawings: readonly string[], { fontStyles }: Page): string {
  // Drawn by this program, every word of the notebook in it escaped (scene-svg.ts).
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>-</title>${fontStyles.map((href) => html`<link rel="stylesheet" href="${href}">`)}</head>
<body>${drawings.map((svg) => new Markup(svg))}</body></html>
`.text;
}
