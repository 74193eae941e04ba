import { type DateSpan, dateSpan, dayOfMoment } from "./date-span.ts";
import type { FigureView } from "./figure.ts";
import {
  type ArticleOnDate,
  articleTitle,
  byId,
  claimIdsIn,
  type FigureRecords,
} from "./records.ts";
import type { Target } from "./scene.ts";

/** What a date is the date of. They are never drawn on one row: a report is not what it reports. */
export const lanes = ["event", "report", "import"] as const;
export type Lane = (typeof lanes)[number];

export interface TimelineEntry {
  readonly id: string;
  readonly lane: Lane;
  /** Null for an event: the words of its claim, which only those that are drawn need. */
  readonly label: string | null;
  /** EDTF. */
  readonly date: string;
  /** Null for a date without a year. */
  readonly span: DateSpan | null;
  /** Concluded by somebody, not stated where it was read. */
  readonly isInferred: boolean;
  readonly target: Target;
}

/** All that is of one lane and bears one date, and so lies at one place. */
export interface Heap extends Pick<TimelineEntry, "lane" | "date" | "span"> {
  readonly size: number;
  /** Those from one place to another, in order of id. */
  readonly entries: (from: number, to: number) => readonly TimelineEntry[];
}

export interface Timeline {
  /** In order of time within each lane; dates without a year last. */
  readonly heaps: readonly Heap[];
  /** Claims without any date, and articles without a date of publication. */
  readonly undated: { readonly claims: number; readonly articles: number };
}

/** The dates of a notebook: when things are said to have happened, were reported, and were brought in. */
export function timelineOf(
  records: FigureRecords,
  { claimIds, named }: Pick<FigureView, "claimIds" | "named">,
): Timeline {
  const claims = new Set(claimIdsIn(records, claimIds));
  const annotations = byId(records.annotations);
  const articles = new Set<string>(records.articles.map(({ id }) => id));
  // By date, then by claim: a name made of both would be put together and looked up 100,000 times.
  const events = new Map<string, Map<string, boolean>>();
  const dated = new Set<string>();
  const used = new Set<string>();
  for (const evidence of records.evidence) {
    const { annotationId, claimId, date } = evidence;
    const articleId = annotations.get(annotationId)?.articleId ?? "";
    const isAway = records.awayPassages?.has(annotationId) ?? !articles.has(articleId);
    if (!claims.has(claimId) || isAway) continue;
    used.add(articleId);
    if (date === null) continue;
    dated.add(claimId);
    const ofDate = events.get(date) ?? new Map<string, boolean>();
    if (ofDate.size === 0) events.set(date, ofDate);
    // Several passages that give a claim one date are one event; one that states it is enough.
    ofDate.set(claimId, (ofDate.get(claimId) ?? true) && evidence.dateBasis === "inferred");
  }
  const spanOf = spansOnce();
  const heaps = [...events].map(([date, ofDate]) => heapOfEvents(date, spanOf(date), ofDate));
  const { datesOfArticles } = records;
  if (claimIds === null && datesOfArticles !== undefined) {
    const { articlesOn = () => [] } = records;
    const ofArticles = datesOfArticles.groups.map(({ lane, date, size }): Heap => {
      const span = spanOf(date);
      const entries: Heap["entries"] = (from, to) =>
        articlesOn({ lane, date, from, to }).map((one) =>
          articleEntry(one, { lane, date, span }, named),
        );
      return { lane, date, span, size, entries };
    });
    return {
      heaps: [...heaps, ...ofArticles].sort(byDate),
      undated: { claims: claims.size - dated.size, articles: datesOfArticles.undated },
    };
  }
  const shown =
    claimIds === null ? records.articles : records.articles.filter(({ id }) => used.has(id));
  const ofArticles = (lane: Lane, dateOf: (article: DatedArticle) => string | null) =>
    [...byDateOf(shown, dateOf)].map(([date, some]): Heap => {
      const span = spanOf(date);
      const entries: Heap["entries"] = (from, to) =>
        some
          .toSorted((a, b) => (a.id < b.id ? -1 : 1))
          .slice(from, to)
          .map((one) => articleEntry(one, { lane, date, span }, named));
      return { lane, date, span, size: some.length, entries };
    });
  return {
    heaps: [
      ...heaps,
      ...ofArticles("report", ({ published }) => published),
      ...ofArticles("import", ({ importedAt }) => dayOfMoment(importedAt)),
    ].sort(byDate),
    undated: {
      claims: claims.size - dated.size,
      articles: shown.filter(({ published }) => published === null).length,
    },
  };
}

type DatedArticle = FigureRecords["articles"][number];
type Place = Pick<TimelineEntry, "lane" | "date" | "span">;

/** @param ofDate the claims, and whether their date was inferred */
function heapOfEvents(
  date: string,
  span: DateSpan | null,
  ofDate: ReadonlyMap<string, boolean>,
): Heap {
  const entries: Heap["entries"] = (from, to) =>
    [...ofDate]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .slice(from, to)
      .map(([claimId, isInferred]) => ({
        id: `event~${claimId}~${date}`,
        lane: "event",
        label: null,
        date,
        span,
        isInferred,
        target: { kind: "claims", claimIds: [claimId] },
      }));
  return { lane: "event", date, span, size: ofDate.size, entries };
}

function articleEntry(
  article: ArticleOnDate,
  place: Place,
  named: FigureView["named"],
): TimelineEntry {
  return {
    ...place,
    id: `${place.lane}~${article.id}`,
    label: named(articleTitle(article)),
    // The program was there when it was brought in.
    isInferred: place.lane === "report" && article.publishedBasis === "inferred",
    target: { kind: "article", articleId: article.id },
  };
}

function byDateOf(
  articles: readonly DatedArticle[],
  dateOf: (article: DatedArticle) => string | null,
): ReadonlyMap<string, readonly DatedArticle[]> {
  const dates = new Map<string, DatedArticle[]>();
  for (const article of articles) {
    const date = dateOf(article);
    if (date === null) continue;
    const some = dates.get(date);
    if (some === undefined) dates.set(date, [article]);
    else some.push(article);
  }
  return dates;
}

/** Of all that lies in these heaps, in their order, what stands from one place to another. */
export function entriesIn(
  heaps: readonly Heap[],
  from: number,
  to: number,
): readonly TimelineEntry[] {
  let before = 0;
  return heaps.flatMap(({ size, entries }) => {
    const [first, last] = [Math.max(0, from - before), Math.min(size, to - before)];
    before += size;
    return first < last ? entries(first, last) : [];
  });
}

/** How many entries lie in these heaps. */
export function sizeOf(heaps: readonly Heap[]): number {
  return heaps.reduce((sum, { size }) => sum + size, 0);
}

/** Many dates are the same day: each is worked out once. */
function spansOnce(): (date: string) => DateSpan | null {
  const spans = new Map<string, DateSpan | null>();
  return (date) => {
    const known = spans.get(date);
    if (known !== undefined) return known;
    const span = dateSpan(date);
    spans.set(date, span);
    return span;
  };
}

function byDate(a: Heap, b: Heap): number {
  return (
    lanes.indexOf(a.lane) - lanes.indexOf(b.lane) ||
    startOf(a) - startOf(b) ||
    (a.date < b.date ? -1 : 1)
  );
}

function startOf({ span }: Heap): number {
  return span === null ? Number.MAX_SAFE_INTEGER : (span.from ?? span.to ?? 0);
}

/** True for what bears a date that may lie between two days. */
export function liesIn(
  { span }: Pick<TimelineEntry, "span">,
  window: { readonly from: number; readonly to: number },
): boolean {
  if (span === null) return false;
  return (span.from ?? -Infinity) <= window.to && (span.to ?? Infinity) >= window.from;
}
