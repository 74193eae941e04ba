import type { BriefModel } from "#shared/domain/brief/brief-model.ts";
import { PrintWindow } from "./print-window.ts";
import { type PrintChoice, type PrintedBrief, printBrief } from "./printed-brief.ts";

/** Prints briefs in one hidden window, opened with the first and kept for the next. */
export class Printer {
  #opening: Promise<PrintWindow> | null = null;

  async print(model: BriefModel, choice: PrintChoice): Promise<PrintedBrief> {
    this.#opening ??= PrintWindow.open();
    const opening = this.#opening;
    try {
      return await printBrief(await opening, model, choice);
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
