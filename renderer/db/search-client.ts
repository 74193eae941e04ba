import type { WorkerOrder, WorkerReport } from "#shared/ipc/projection-messages.ts";
import type { IndexState, SearchRequest, SearchResult } from "#shared/searching/search-result.ts";
import { type Observable, Observed } from "./observable.ts";

/** The search of the open notebook, for views. */
export interface NotebookSearch {
  /** How far the index is; searches are answered meanwhile, from what is in it. */
  readonly state: Observable<IndexState>;
  /**
   * Null when a later search has overtaken this one, which is then not asked at all, or when
   * it could not be answered (`state` says why).
   */
  find(request: SearchRequest): Promise<SearchResult | null>;
}

type Order = Extract<WorkerOrder, { kind: "search" }>;
type Report = Extract<WorkerReport, { kind: "index" | "found" }>;
type Asked = {
  readonly request: SearchRequest;
  readonly resolve: (result: SearchResult | null) => void;
};

/** The window's side of the search: one question at a time, and of those that wait only the last. */
export class SearchClient implements NotebookSearch {
  readonly state = new Observed<IndexState>({ kind: "opening" });
  readonly #order: (order: Order) => void;
  #lastId = 0;
  #asked: Asked | null = null;
  #waiting: Asked | null = null;

  constructor(order: (order: Order) => void) {
    this.#order = order;
  }

  find(request: SearchRequest): Promise<SearchResult | null> {
    return new Promise((resolve) => {
      this.#waiting?.resolve(null);
      this.#waiting = { request, resolve };
      this.#askNext();
    });
  }

  take(report: Report): void {
    if (report.kind === "index") {
      this.state.set(report.state);
      return;
    }
    if (report.searchId !== this.#lastId) return;
    this.#asked?.resolve(report.result);
    this.#asked = null;
    this.#askNext();
  }

  /** Nobody will answer any more. */
  close(): void {
    this.#asked?.resolve(null);
    this.#waiting?.resolve(null);
    this.#asked = null;
    this.#waiting = null;
  }

  #askNext(): void {
    if (this.#asked !== null || this.#waiting === null) return;
    this.#asked = this.#waiting;
    this.#waiting = null;
    this.#lastId += 1;
    this.#order({ kind: "search", searchId: this.#lastId, request: this.#asked.request });
  }
}
