import type { ListAnswer, ListFilter, ListRequest, ListRow } from "#shared/listing/list-request.ts";

/** Asks for rows of a list; null when it could not be read, or the notebook was closed. */
export type AskList = (
  list: ListFilter,
  from: number,
  limit: number,
) => Promise<readonly ListRow[] | null>;

/** The notebook's lists as this worker reaches them: by the window, to which their own worker belongs. */
export class FigureLists {
  readonly #order: (askId: number, request: ListRequest) => void;
  readonly #asked = new Map<number, (answer: ListAnswer | null) => void>();
  readonly #followers = new Set<() => void>();
  #lastId = 0;

  constructor(order: (askId: number, request: ListRequest) => void) {
    this.#order = order;
  }

  readonly ask: AskList = async (list, from, limit) => {
    this.#lastId += 1;
    const askId = this.#lastId;
    const answer = await new Promise<ListAnswer | null>((resolve) => {
      this.#asked.set(askId, resolve);
      this.#order(askId, { list, from, limit, place: null });
    });
    return answer?.rows ?? null;
  };

  take(askId: number, answer: ListAnswer | null): void {
    this.#asked.get(askId)?.(answer);
    this.#asked.delete(askId);
  }

  /** What was asked before may be out of date. */
  changed(): void {
    for (const follow of this.#followers) follow();
  }

  /** Reads at once, and again whenever the lists have changed; one reading at a time. */
  follow<Value>(
    read: () => Promise<Value>,
    { next, error }: { next: (value: Value) => void; error: (error: unknown) => void },
  ): { readonly unsubscribe: () => void } {
    let isReading = false;
    let isOutOfDate = false;
    const run = async () => {
      isOutOfDate = true;
      if (isReading) return;
      isReading = true;
      while (isOutOfDate && this.#followers.has(start)) {
        isOutOfDate = false;
        try {
          const value = await read();
          if (this.#followers.has(start)) next(value);
        } catch (failure) {
          if (this.#followers.has(start)) error(failure);
        }
      }
      isReading = false;
    };
    const start = () => void run();
    this.#followers.add(start);
    start();
    return { unsubscribe: () => this.#followers.delete(start) };
  }
}
