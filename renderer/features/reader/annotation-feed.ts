import { liveQuery, type Subscription } from "dexie";
import type { Notebook } from "#renderer/db/notebook.ts";
import type { TextRange } from "#shared/anchoring/text-range.ts";
import {
  type AnnotationRow,
  annotationsFrom,
  annotationsOf,
  lastStartOfMore,
} from "./reader-queries.ts";

/** Up to so many marks are read at once; reading twenty thousand holds the window up for a second. */
const mostAtOnce = 1000;
/** How much of the text one reading of a longer list covers, by where the marks begin. */
const stretchUtf16 = 4096;
/** Before the place where reading begins: a mark that begins there may reach into what is on screen. */
const before = 1;
/** And after it: more than a screen. */
const after = 2;
/** The rest comes in when nothing else is to be done, or after this time: scrolling is not held up for it. */
const latestMs = 1000;
/** So many stretches of it together. */
const together = 4;

/** Some of the annotations, by where they begin. */
interface Stretch extends TextRange {
  rows: readonly AnnotationRow[] | null;
  /** Somebody looks at it, and waits. */
  isWanted: boolean;
}

export interface AnnotationListener {
  /** What is there so far; a list that did not change is the very same. */
  readonly onRows: (lists: readonly (readonly AnnotationRow[])[]) => void;
  readonly onError: (error: unknown) => void;
}

/**
 * The annotations of one article, live. Of thousands those come first that are near the place
 * where somebody reads, and then the others bit by bit; a change reads only those about it again.
 */
export class AnnotationFeed {
  readonly #notebook: Notebook;
  readonly #articleId: string;
  readonly #listener: AnnotationListener;
  #subscriptions: Subscription[] = [];
  #stretches: Stretch[] = [];
  /** What has not been asked for yet, in the order of the text. */
  #waiting: Stretch[] = [];
  #idle: number | null = null;
  #isStopped = false;

  constructor(notebook: Notebook, articleId: string, listener: AnnotationListener) {
    this.#notebook = notebook;
    this.#articleId = articleId;
    this.#listener = listener;
  }

  /** Begins with what is near this offset of the text. */
  async start(offset: number): Promise<void> {
    const [notebook, articleId] = [this.#notebook, this.#articleId];
    try {
      const lastStart = await lastStartOfMore(notebook, articleId, mostAtOnce);
      if (this.#isStopped) return;
      if (lastStart === null) {
        this.#follow(
          () => annotationsOf(notebook, articleId),
          (rows) => this.#listener.onRows([rows]),
        );
        return;
      }
      const last = Math.floor(lastStart / stretchUtf16);
      this.#stretches = Array.from({ length: last + 1 }, (_, index) => ({
        start: index * stretchUtf16,
        end: index === last ? Number.POSITIVE_INFINITY : (index + 1) * stretchUtf16,
        rows: null,
        isWanted: false,
      }));
      const here = Math.min(last, Math.floor(offset / stretchUtf16));
      const first = Math.max(0, here - before);
      this.#waiting = [...this.#stretches];
      this.#take(this.#stretches.slice(first, here + after));
    } catch (error) {
      this.#listener.onError(error);
    }
  }

  /** Takes these ranges of the text before the others. */
  want(ranges: readonly TextRange[]): void {
    this.#take(
      this.#waiting.filter(({ start, end }) =>
        ranges.some((range) => start < range.end && end > range.start - before * stretchUtf16),
      ),
    );
  }

  stop(): void {
    this.#isStopped = true;
    if (this.#idle !== null) cancelIdleCallback(this.#idle);
    for (const subscription of this.#subscriptions) subscription.unsubscribe();
    this.#subscriptions = [];
    this.#waiting = [];
  }

  #take(wanted: readonly Stretch[]): void {
    this.#waiting = this.#waiting.filter((stretch) => !wanted.includes(stretch));
    for (const stretch of wanted) {
      stretch.isWanted = true;
      this.#read(stretch);
    }
  }

  #read(stretch: Stretch): void {
    const end = Number.isFinite(stretch.end) ? stretch.end : null;
    this.#follow(
      () => annotationsFrom(this.#notebook, this.#articleId, stretch.start, end),
      (rows) => this.#arrived(stretch, rows),
    );
  }

  /** What comes in for the first time is told of with the rest of it, or the panes would be drawn a hundred times. */
  #arrived(stretch: Stretch, rows: readonly AnnotationRow[]): void {
    const isChange = stretch.rows !== null;
    stretch.rows = rows;
    const isAwaited = this.#stretches.some(
      (one) => one.rows === null && (stretch.isWanted ? one.isWanted : true),
    );
    if (isChange || !isAwaited) {
      this.#listener.onRows(
        this.#stretches.flatMap((one) => (one.rows === null ? [] : [one.rows])),
      );
    }
    if (!isChange) this.#goOn();
  }

  #goOn(): void {
    const isUnderWay = this.#stretches.some(
      (one) => one.rows === null && !this.#waiting.includes(one),
    );
    if (this.#isStopped || this.#idle !== null || isUnderWay || this.#waiting.length === 0) return;
    const readNext = () => {
      this.#idle = null;
      for (const next of this.#waiting.splice(0, together)) this.#read(next);
    };
    this.#idle = requestIdleCallback(readNext, { timeout: latestMs });
  }

  #follow<Value>(read: () => Promise<Value>, next: (value: Value) => void): void {
    const error = (problem: unknown) => this.#listener.onError(problem);
    this.#subscriptions.push(liveQuery(read).subscribe({ next, error }));
  }
}
