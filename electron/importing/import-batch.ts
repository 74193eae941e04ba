import { BrowserWindow } from "electron";
import type { ImportProgress } from "./importer.ts";

/** How often it is told how far an import is: many files may come in a moment. */
const tellEveryMs = 200;

/** One import under way: it can be paused and cancelled, and tells, in the taskbar too, how far it is. */
export class Batch {
  readonly #stop = new AbortController();
  readonly #window: BrowserWindow | null;
  #goOn: Promise<void> | null = null;
  #release: (() => void) | null = null;
  #share = 0;
  readonly #tell: (progress: ImportProgress) => void;
  #untold: ImportProgress | null = null;
  #pause: NodeJS.Timeout | null = null;

  constructor(sender: Electron.WebContents | null, tell: (progress: ImportProgress) => void) {
    this.#tell = tell;
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

  /** The last of what comes in a moment is told. */
  show(progress: ImportProgress): void {
    this.#untold = progress;
    if (this.#pause === null) this.#tellLatest();
  }

  end(): void {
    if (this.#pause !== null) clearTimeout(this.#pause);
    if (this.#untold !== null) this.#tell(this.#untold);
    if (this.#window?.isDestroyed() === false) this.#window.setProgressBar(-1);
  }

  #tellLatest(): void {
    const progress = this.#untold;
    this.#untold = null;
    this.#pause = null;
    if (progress === null) return;
    this.#tell(progress);
    this.#share = progress.total === 0 ? 0 : progress.done / progress.total;
    this.#showShare(this.#release === null ? "normal" : "paused");
    this.#pause = setTimeout(() => this.#tellLatest(), tellEveryMs);
  }

  #showShare(mode: "normal" | "paused"): void {
    if (this.#window?.isDestroyed() === false) this.#window.setProgressBar(this.#share, { mode });
  }
}
