import type { NotebookId } from "#shared/domain/ids.ts";
import type { FileReader } from "./importer.ts";

/** A reader that can wait for the next batch. */
export interface RestingReader extends FileReader {
  /** False while it is at work, and for good once it should read nothing more. */
  readonly isAtRest: boolean;
}

/** Whose going ends the waiting: a window, so that a hidden page never keeps the program up. */
export interface Owner {
  once(event: "closed", listen: () => void): unknown;
  removeListener(event: "closed", listen: () => void): unknown;
}

/** So long a reader waits for the next batch of its notebook. */
export const restMs = 10_000;

/**
 * Readers that are started once for batches that follow one another: starting one takes as long as
 * reading fifty files. A reader never sees the files of two notebooks, and one that was stopped at
 * its work, broke or is worn out waits for nothing.
 */
export class KeptReaders<Reader extends RestingReader> {
  readonly #make: () => Reader;
  readonly #resting = new Map<
    NotebookId,
    { readonly reader: Reader; readonly forget: () => void }
  >();

  constructor(make: () => Reader) {
    this.#make = make;
  }

  /** A reader for one batch; `owner` is the window that it was given in, null where there is none. */
  readerFor(notebookId: NotebookId, owner: Owner | null): FileReader {
    const kept = this.#resting.get(notebookId);
    kept?.forget();
    const reader = kept?.reader ?? this.#make();
    return {
      read: (job, bytes) => reader.read(job, bytes),
      close: () => {
        // Another batch of the same notebook may have brought one back meanwhile.
        if (owner === null || !reader.isAtRest || this.#resting.has(notebookId)) reader.close();
        else this.#rest(notebookId, reader, owner);
      },
    };
  }

  #rest(notebookId: NotebookId, reader: Reader, owner: Owner): void {
    const forget = () => {
      clearTimeout(timer);
      owner.removeListener("closed", end);
      this.#resting.delete(notebookId);
    };
    const end = () => {
      forget();
      reader.close();
    };
    const timer = setTimeout(end, restMs);
    owner.once("closed", end);
    this.#resting.set(notebookId, { reader, forget });
  }
}
