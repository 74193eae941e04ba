import type { WorkerOrder, WorkerReport } from "#shared/ipc/projection-messages.ts";
import type { ListAnswer, ListRequest } from "#shared/listing/list-request.ts";
import { type Observable, Observed } from "./observable.ts";

export type ReadSoFar = Pick<Extract<WorkerReport, { kind: "reading" }>, "done" | "total">;

/** The lists of the open notebook, kept in order by the notebook worker. */
export interface NotebookLists {
  /** The sequence the lists stand at: when it rises, what was asked before may be out of date. */
  readonly sequence: Observable<number>;
  /** How far the claims have been read that lists are made from; null while nothing is being read. */
  readonly reading: Observable<ReadSoFar | null>;
  /** Null when it could not be read, or the notebook was closed. */
  ask(request: ListRequest): Promise<ListAnswer | null>;
}

type Order = Extract<WorkerOrder, { kind: "list" }>;
type Report = Extract<WorkerReport, { kind: "listed" }>;

/** The window's side of the lists. */
export class ListClient implements NotebookLists {
  readonly sequence = new Observed(0);
  readonly reading = new Observed<ReadSoFar | null>(null);
  readonly #order: (order: Order) => void;
  readonly #asked = new Map<number, (answer: ListAnswer | null) => void>();
  #lastId = 0;

  constructor(order: (order: Order) => void) {
    this.#order = order;
  }

  ask(request: ListRequest): Promise<ListAnswer | null> {
    this.#lastId += 1;
    const listId = this.#lastId;
    return new Promise((resolve) => {
      this.#asked.set(listId, resolve);
      this.#order({ kind: "list", listId, request });
    });
  }

  take({ listId, answer }: Report): void {
    this.#asked.get(listId)?.(answer);
    this.#asked.delete(listId);
  }

  isReading({ done, total }: ReadSoFar): void {
    this.reading.set(done < total ? { done, total } : null);
  }

  changed(sequence: number): void {
    this.sequence.set(sequence);
  }

  /** Nobody will answer any more. */
  close(): void {
    for (const resolve of this.#asked.values()) resolve(null);
    this.#asked.clear();
    this.reading.set(null);
  }
}
