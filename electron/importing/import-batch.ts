import { BrowserWindow } from "electron";
import type { ImportProgress } from "./importer.ts";

/** One import under way: it can be paused and cancelled, and shows in the taskbar how far it is. */
export class Batch {
  readonly #stop = new AbortController();
  readonly #window: BrowserWindow | null;
  #goOn: Promise<void> | null = null;
  #release: (() => void) | null = null;
  #share = 0;

  constructor(sender: Electron.WebContents | null) {
    this.#window = sender === null ? null : BrowserWindow.fromWebContents(sender);
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Resolves at once, or when a paused import may go on. */
  async mayGoOn(): Promise<void> {
    await this.#goOn;
  }

  pause(isPaused: boolean): void {
    this.#release?.();
    this.#release = null;
    this.#goOn = null;
    if (isPaused) {
      this.#goOn = new Promise((resolve) => {
        this.#release = resolve;
      });
    }
    this.#showShare(isPaused ? "paused" : "normal");
  }

  cancel(): void {
    this.#stop.abort();
    this.pause(false);
  }

  show({ done, total }: ImportProgress): void {
    this.#share = total === 0 ? 0 : done / total;
    this.#showShare(this.#release === null ? "normal" : "paused");
  }

  end(): void {
    if (this.#window?.isDestroyed() === false) this.#window.setProgressBar(-1);
  }

  #showShare(mode: "normal" | "paused"): void {
    if (this.#window?.isDestroyed() === false) this.#window.setProgressBar(this.#share, { mode });
  }
}
