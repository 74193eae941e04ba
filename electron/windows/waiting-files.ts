/** Files the program was given from outside, until the window takes them. */
export class WaitingFiles {
  readonly #onMore: () => void;
  #paths: readonly string[];

  constructor(paths: readonly string[], onMore: () => void) {
    this.#paths = paths;
    this.#onMore = onMore;
  }

  add(paths: readonly string[]): void {
    if (paths.length === 0) return;
    this.#paths = [...this.#paths, ...paths];
    this.#onMore();
  }

  /** Each is given once. */
  take(): string[] {
    const taken = [...this.#paths];
    this.#paths = [];
    return taken;
  }
}
