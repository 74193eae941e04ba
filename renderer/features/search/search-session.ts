import type { Notebook } from "#renderer/db/notebook.ts";
import { Observed } from "#renderer/db/observable.ts";
import type { SearchHit, SearchRequest, SearchResult } from "#shared/searching/search-result.ts";

type Order = SearchRequest["order"];

/** What the search shows: it stays as it is while a hit is read, so that Back finds it again. */
export type SearchShown = {
  readonly typed: string;
  readonly order: Order;
  /** Hits asked for of each kind. */
  readonly limit: number;
  /** Of the last search that was answered; null before the first, and while nothing is typed. */
  readonly result: SearchResult | null;
  /** The hit that Enter opens. */
  readonly activeKey: string | null;
};

/** A screenful or two of each kind; the rest is asked for when it is wanted. */
const firstLimit = 20;
const wholeLimit = 500;

/** One notebook's search, for as long as the notebook is open. */
export class SearchSession {
  readonly shown = new Observed<SearchShown>({
    typed: "",
    order: "newest",
    limit: firstLimit,
    result: null,
    activeKey: null,
  });
  readonly #notebook: Notebook;

  constructor(notebook: Notebook) {
    this.#notebook = notebook;
  }

  type(typed: string): void {
    this.#change({ typed, limit: firstLimit });
    void this.ask();
  }

  orderBy(order: Order): void {
    this.#change({ order });
    void this.ask();
  }

  showAll(): void {
    this.#change({ limit: wholeLimit });
    void this.ask();
  }

  choose(activeKey: string): void {
    this.#change({ activeKey });
  }

  /** Asks again: something was typed, or the notebook has changed. */
  async ask(): Promise<void> {
    const { typed, order, limit } = this.shown.get();
    if (typed.trim() === "") {
      this.#change({ result: null, activeKey: null });
      return;
    }
    const result = await this.#notebook.search.find({ typed, isTyping: true, order, limit });
    // Overtaken by what was typed since.
    if (result === null || this.shown.get().typed !== typed) return;
    const keys = hitsIn(result).map(keyOf);
    const { activeKey } = this.shown.get();
    const isStillThere = activeKey !== null && keys.includes(activeKey);
    this.#change({ result, activeKey: isStillThere ? activeKey : (keys[0] ?? null) });
  }

  /** Moves the choice by so many hits, across the kinds. */
  move(by: number): void {
    const { result, activeKey } = this.shown.get();
    if (result === null) return;
    const keys = hitsIn(result).map(keyOf);
    const at = activeKey === null ? -1 : keys.indexOf(activeKey);
    const next = keys[Math.min(keys.length - 1, Math.max(0, at + by))];
    if (next !== undefined) this.choose(next);
  }

  get activeHit(): SearchHit | null {
    const { result, activeKey } = this.shown.get();
    return result === null
      ? null
      : (hitsIn(result).find((hit) => keyOf(hit) === activeKey) ?? null);
  }

  #change(change: Partial<SearchShown>): void {
    this.shown.set({ ...this.shown.get(), ...change });
  }
}

export function hitsIn({ groups }: SearchResult): readonly SearchHit[] {
  return groups.flatMap(({ hits }) => hits);
}

export const keyOf = ({ kind, id }: SearchHit): string => `${kind}-${id}`;

const sessions = new WeakMap<Notebook, SearchSession>();

export function sessionOf(notebook: Notebook): SearchSession {
  const known = sessions.get(notebook);
  if (known !== undefined) return known;
  const session = new SearchSession(notebook);
  sessions.set(notebook, session);
  return session;
}
