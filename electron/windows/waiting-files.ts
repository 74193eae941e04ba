import { isArchiveName } from "#shared/domain/notebook/archive-name.ts";

/** What is done with a file: articles are imported, archives of whole notebooks are restored. */
export type FilePurpose = "articles" | "archives";

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

  /** Each is given once. Archives come one at a time: each is asked about before anything is restored. */
  take(purpose: FilePurpose): string[] {
    const fitting = this.#paths.filter((file) => isArchiveName(file) === (purpose === "archives"));
    const taken = purpose === "archives" ? fitting.slice(0, 1) : fitting;
    this.#paths = this.#paths.filter((file) => !taken.includes(file));
    return taken;
  }
}
