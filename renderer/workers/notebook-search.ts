import type { LedgerEntry } from "#shared/ledger/change.ts";
import { searchKinds } from "#shared/searching/documents.ts";
import type { IndexState, SearchRequest, SearchResult } from "#shared/searching/search-result.ts";
import type { ProjectionDatabase } from "./projection-database.ts";
import { answerSearch } from "./search-answer.ts";
import { SearchFeed } from "./search-feed.ts";
import type { SearchFile } from "./search-file.ts";
import { SearchIndex } from "./search-index.ts";
import { SearchSource } from "./search-source.ts";

/** SQLite's codes for a file that can not be believed any more, in their lowest byte. */
const damageCodes: ReadonlySet<number> = new Set([10, 11, 26]);

/** Entries read from the ledger at a time, where they did not come by themselves. */
const pageSize = 500;

/** A disk that damages every new index would keep the worker at making them. */
const mostReplaced = 2;

/** How long the writing rests before what was written is made lasting. */
const lastingAfterMs = 1000;

export type SearchHost = {
  readonly storeId: string;
  readonly entriesAfter: (sequence: number, limit: number) => Promise<readonly LedgerEntry[]>;
  readonly report: (state: IndexState) => void;
  /** Lets other work of this thread come in between. */
  readonly pause: () => Promise<void>;
};

/**
 * The search of one notebook: an index beside the projection, brought up to it in the
 * background and made anew when it is missing, damaged or older. Searches are answered at any
 * time, from as much as there is.
 */
export class NotebookSearch {
  readonly #file: SearchFile;
  readonly #source: SearchSource;
  readonly #host: SearchHost;
  #index: SearchIndex;
  #feed: SearchFeed;
  #wanted: number;
  #known: LedgerEntry[] = [];
  #work: Promise<void> | null = null;
  #replaced = 0;
  #committing: ReturnType<typeof setTimeout> | undefined;
  #hasFailed = false;

  private constructor(file: SearchFile, source: SearchSource, host: SearchHost, sequence: number) {
    this.#file = file;
    this.#source = source;
    this.#host = host;
    this.#wanted = sequence;
    this.#index = openIndex(file);
    this.#feed = new SearchFeed(this.#index, source, host.pause);
  }

  /** @param sequence where the projection stands */
  static open(
    file: SearchFile,
    database: ProjectionDatabase,
    host: SearchHost,
    sequence: number,
  ): NotebookSearch {
    const search = new NotebookSearch(file, new SearchSource(database), host, sequence);
    search.#goOn();
    return search;
  }

  /** The projection has these entries now. */
  follow(entries: readonly LedgerEntry[], sequence: number): void {
    this.#wanted = Math.max(this.#wanted, sequence);
    this.#known.push(...entries);
    this.#goOn();
  }

  /** Answers from what is in the index; a damaged one is made anew and answers with what it has then. */
  async search(request: SearchRequest): Promise<SearchResult> {
    try {
      return await answerSearch(this.#index, this.#source, request);
    } catch (error) {
      if (!isDamage(error)) throw error;
      this.#replace();
      this.#goOn();
      return answerSearch(this.#index, this.#source, request);
    }
  }

  /** Resolves when there is nothing left to do for now. */
  async settled(): Promise<void> {
    while (this.#work !== null) await this.#work;
  }

  #goOn(): void {
    this.#work ??= this.#bringUp()
      .catch((error: unknown) => this.#mend(error))
      .finally(() => {
        this.#work = null;
        if (!this.#hasFailed && this.#isBehind()) this.#goOn();
      });
  }

  #isBehind(): boolean {
    return (this.#feed.sequence ?? -1) < this.#wanted || !this.#feed.isBuilt;
  }

  async #bringUp(): Promise<void> {
    const { storeId, report } = this.#host;
    const isOurs = this.#index.meta("storeId") === storeId;
    if (this.#feed.sequence === null || !isOurs || this.#feed.sequence > this.#wanted) {
      if (this.#feed.sequence !== null) this.#replace();
      this.#feed.begin(storeId, this.#wanted);
    }
    await this.#takeEntries();
    const isBuilding = !this.#feed.isBuilt;
    if (isBuilding) {
      const total = await this.#total();
      const tell = (done: number) =>
        report({ kind: "building", done: Math.min(done, total), total });
      tell(Number(this.#index.meta("done")));
      while (await this.#feed.buildOn(tell)) await this.#takeEntries();
    }
    await this.#takeEntries();
    // A build takes articles in the order of their ids, which is that of time.
    if (!isBuilding && !this.#index.isInOrder) {
      this.#replace();
      this.#replaced -= 1;
      return this.#bringUp();
    }
    if (this.#replaced < mostReplaced && (await this.#isShort())) {
      this.#replace();
      return this.#bringUp();
    }
    this.#commitSoon();
    report({ kind: "ready" });
  }

  /** One change after the other is made lasting together. */
  #commitSoon(): void {
    clearTimeout(this.#committing);
    this.#committing = setTimeout(() => {
      try {
        this.#index.commit();
      } catch (error) {
        this.#mend(error);
        this.#goOn();
      }
    }, lastingAfterMs);
  }

  async #takeEntries(): Promise<void> {
    for (;;) {
      const sequence = this.#feed.sequence ?? 0;
      if (sequence >= this.#wanted) {
        this.#known = [];
        return;
      }
      const known = this.#known.filter((entry) => entry.sequence > sequence);
      const follows = known[0]?.sequence === sequence + 1;
      const page = follows
        ? known.slice(0, pageSize)
        : await this.#host.entriesAfter(sequence, Math.min(pageSize, this.#wanted - sequence));
      if (page.length === 0) throw new Error(`The ledger ends before ${this.#wanted}`);
      await this.#feed.take(page);
      await this.#host.pause();
    }
  }

  /** True when there are fewer articles or claims than the projection counts: an index is never believed by itself. */
  async #isShort(): Promise<boolean> {
    for (const kind of ["article", "claim"] as const) {
      if (this.#index.countOf(kind) < (await this.#source.countOf(kind))) {
        // Something may have been written meanwhile that is still to be taken.
        return (this.#feed.sequence ?? 0) >= this.#wanted;
      }
    }
    return false;
  }

  async #total(): Promise<number> {
    const counts = await Promise.all(searchKinds.map((kind) => this.#source.countOf(kind)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  #mend(error: unknown): void {
    if (isDamage(error) && this.#replaced < mostReplaced) {
      this.#replace();
      return;
    }
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    this.#hasFailed = true;
    this.#host.report({ kind: "failed", detail });
  }

  #replace(): void {
    this.#replaced += 1;
    try {
      this.#index.close();
    } catch {
      // It was damaged, and is dropped.
    }
    this.#file.drop();
    this.#index = openIndex(this.#file);
    this.#feed = new SearchFeed(this.#index, this.#source, this.#host.pause);
  }
}

function openIndex(file: SearchFile): SearchIndex {
  let index: SearchIndex | null = null;
  try {
    index = new SearchIndex(file.open());
    if (index.isUsable()) return index;
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  try {
    index?.close();
  } catch {
    // It was damaged, and is dropped.
  }
  file.drop();
  const made = new SearchIndex(file.open());
  made.create();
  return made;
}

function isDamage(error: unknown): boolean {
  if (typeof error !== "object" || error === null || !("resultCode" in error)) return false;
  return typeof error.resultCode === "number" && damageCodes.has(error.resultCode & 0xff);
}
