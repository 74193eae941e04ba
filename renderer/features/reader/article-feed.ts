import { liveQuery, type Subscription } from "dexie";
import type { Notebook } from "#renderer/db/notebook.ts";
import { IntervalIndex } from "#shared/anchoring/interval-index.ts";
import type { TextRange } from "#shared/anchoring/text-range.ts";
import type { RowOf } from "#shared/domain/record.ts";
import {
  decidedBlocks,
  hasMeantLineEnds,
  type TextVersion,
} from "#shared/domain/text/text-version.ts";
import { AnnotationFeed } from "./annotation-feed.ts";
import { type Layout, layingOut } from "./article-layout.ts";
import { type LostMark, type Mark, MarkPlacer, type RegionMark } from "./marks.ts";
import {
  type AnnotationRow,
  articleById,
  decisionsOf,
  type ReadVersion,
  versionById,
} from "./reader-queries.ts";
import { keptPosition } from "./reading-position.ts";
import { ReadingText } from "./reading-text.ts";
import { inTurns } from "./turns.ts";

/** An article as the panes of the reader need it. */
export type ReadArticle = {
  readonly article: RowOf<"articles">;
  readonly version: TextVersion;
  readonly text: string;
  readonly layout: Layout;
  readonly reading: ReadingText;
  readonly marks: IntervalIndex<Mark>;
  /** Marks on regions of pages, page by page. */
  readonly regions: readonly RegionMark[];
  readonly lost: readonly LostMark[];
  /** Of thousands of marks those of these ranges of the text are to come first. */
  readonly wantMarks: (ranges: readonly TextRange[]) => void;
};

export type ArticleState =
  | { readonly kind: "loading" | "none-chosen" | "gone" | "text-missing" }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "ready"; readonly read: ReadArticle };

const loading: ArticleState = { kind: "loading" };

type Decisions = readonly RowOf<"blockDecisions">[];

/** What is worked out of one text version, which never changes. */
type Prepared = {
  readonly version: TextVersion;
  readonly text: string;
  readonly placer: MarkPlacer;
};

/**
 * One article, read and laid out once for all panes that show it, as long as one of
 * them does. Three panes of their own reading took three times as long, which a
 * megabyte with thousands of marks shows.
 */
export class ArticleFeed {
  readonly #notebook: Notebook;
  readonly #articleId: string;
  readonly #listeners = new Set<() => void>();
  #subscriptions: Subscription[] = [];
  #versionSubscriptions: Subscription[] = [];
  #state: ArticleState = loading;

  #article: RowOf<"articles"> | null = null;
  #stored: ReadVersion | null = null;
  #decisions: Decisions | null = null;
  #annotations: readonly (readonly AnnotationRow[])[] | null = null;
  #annotationFeed: AnnotationFeed | null = null;
  #prepared: Prepared | null = null;
  #layout: { readonly layout: Layout; readonly reading: ReadingText } | null = null;
  /** Gives up the layout that is being worked out. */
  #giveUpLayout: (() => void) | null = null;
  #placed: Pick<ReadArticle, "marks" | "regions" | "lost"> | null = null;

  constructor(notebook: Notebook, articleId: string) {
    this.#notebook = notebook;
    this.#articleId = articleId;
  }

  readonly state = (): ArticleState => this.#state;

  readonly subscribe = (listen: () => void): (() => void) => {
    this.#listeners.add(listen);
    if (this.#listeners.size === 1) this.#start();
    return () => {
      this.#listeners.delete(listen);
      if (this.#listeners.size === 0) this.#stop();
    };
  };

  #follow<Value>(
    read: () => Promise<Value>,
    take: (value: Value) => void,
    into: Subscription[],
  ): void {
    const next = (value: Value) => {
      take(value);
      this.#announce();
    };
    const error = (problem: unknown) => this.#tell({ kind: "failed", error: problem });
    into.push(liveQuery(read).subscribe({ next, error }));
  }

  #start(): void {
    const [notebook, articleId] = [this.#notebook, this.#articleId];
    this.#follow(
      () => articleById(notebook, articleId),
      (article) => this.#takeArticle(article),
      this.#subscriptions,
    );
    this.#annotationFeed = new AnnotationFeed(notebook, articleId, {
      onRows: (lists) => {
        this.#annotations = lists;
        this.#placed = null;
        this.#announce();
      },
      onError: (error) => this.#tell({ kind: "failed", error }),
    });
    void this.#annotationFeed.start(keptPosition(articleId));
  }

  /** Of thousands of marks those of these ranges are to come first. */
  readonly wantMarks = (ranges: readonly TextRange[]): void => this.#annotationFeed?.want(ranges);

  #takeArticle(article: RowOf<"articles"> | null): void {
    const former = this.#article;
    this.#article = article;
    if (article === null) this.#tell({ kind: "gone" });
    if (article?.language !== former?.language) this.#forgetLayout();
    if (article === null || article.currentTextVersionId === former?.currentTextVersionId) return;

    this.#forgetVersion();
    const versionId = article.currentTextVersionId;
    this.#follow(
      () => versionById(this.#notebook, versionId),
      (stored) => this.#takeVersion(stored),
      this.#versionSubscriptions,
    );
    this.#follow(
      () => decisionsOf(this.#notebook, versionId),
      (decisions) => {
        this.#decisions = decisions;
        this.#forgetLayout();
      },
      this.#versionSubscriptions,
    );
  }

  #takeVersion(stored: ReadVersion | null): void {
    this.#stored = stored;
    if (stored === null || stored.text === null) {
      this.#tell({ kind: "text-missing" });
      return;
    }
    const { version, text } = stored;
    if (this.#prepared?.version.id === version.id) return;
    this.#prepared = { version, text, placer: new MarkPlacer(text) };
    this.#forgetLayout();
    this.#placed = null;
  }

  /** Works out what is missing, and tells the panes once all of it is there. */
  #announce(): void {
    const [article, prepared, decisions, annotations] = [
      this.#article,
      this.#prepared,
      this.#decisions,
      this.#annotations,
    ];
    if (article === null || prepared === null || decisions === null || annotations === null) return;
    if (this.#stored === null || this.#stored.text === null) return;

    const { version, text, placer } = prepared;
    if (this.#layout === null) this.#layOut(article, prepared, decisions);
    // Of a long article the layout takes a while; it is told of when it is there.
    if (this.#layout === null) return;
    if (this.#placed === null) {
      const placed = annotations.map((list) => placer.place(list));
      const marks = placed.flatMap((one) => one.marks);
      const lost = placed.flatMap((one) => one.lost);
      const regions = placed.flatMap((one) => one.regions);
      const inOrder = regions.toSorted(
        (a, b) => a.region.page - b.region.page || a.region.top - b.region.top,
      );
      this.#placed = { marks: new IntervalIndex(marks), regions: inOrder, lost };
    }
    const { wantMarks } = this;
    const read = { article, version, text, ...this.#layout, ...this.#placed, wantMarks };
    this.#tell({ kind: "ready", read });
  }

  #layOut(
    { language }: RowOf<"articles">,
    { version, text }: Prepared,
    decisions: Decisions,
  ): void {
    if (this.#giveUpLayout !== null) return;
    let isAtOnce = true;
    const blocks = decidedBlocks(version.blocks, decisions);
    const work = layingOut(text, blocks, hasMeantLineEnds(version));
    const giveUp = inTurns(work, (layout) => {
      this.#giveUpLayout = null;
      this.#layout = { layout, reading: new ReadingText(text, layout.kept, language) };
      if (!isAtOnce) this.#announce();
    });
    isAtOnce = false;
    if (this.#layout === null) this.#giveUpLayout = giveUp;
  }

  #forgetLayout(): void {
    this.#giveUpLayout?.();
    this.#giveUpLayout = null;
    this.#layout = null;
  }

  #tell(state: ArticleState): void {
    this.#state = state;
    for (const listen of this.#listeners) listen();
  }

  #forgetVersion(): void {
    for (const subscription of this.#versionSubscriptions) subscription.unsubscribe();
    this.#versionSubscriptions = [];
    this.#stored = null;
    this.#prepared = null;
    this.#decisions = null;
    this.#forgetLayout();
    this.#placed = null;
  }

  #stop(): void {
    for (const subscription of this.#subscriptions) subscription.unsubscribe();
    this.#subscriptions = [];
    this.#annotationFeed?.stop();
    this.#annotationFeed = null;
    this.#forgetVersion();
    this.#article = null;
    this.#annotations = null;
    this.#state = loading;
  }
}
