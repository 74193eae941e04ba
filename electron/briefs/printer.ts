import type { BriefModel } from "#shared/domain/brief/brief-model.ts";
import { PrintWindow } from "./print-window.ts";
import { type PrintChoice, type PrintedBrief, printBrief } from "./printed-brief.ts";
import { unlessAborted } from "./unless-aborted.ts";

/** Prints briefs in one hidden window, opened with the first and kept for the next. */
export class Printer {
  #opening: Promise<PrintWindow> | null = null;

  /** @throws the reason of the watch's signal as soon as that is aborted, however long a page takes */
  async print(model: BriefModel, choice: PrintChoice): Promise<PrintedBrief> {
    const signal = choice.watch?.signal ?? new AbortController().signal;
    signal.throwIfAborted();
    this.#opening ??= PrintWindow.open();
    const opening = this.#opening;
    try {
      return await unlessAborted(printBrief(await opening, model, choice), signal);
    } catch (error) {
      // Whatever broke it, the next brief gets a fresh window.
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
