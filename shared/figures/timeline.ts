import { type DateSpan, dateSpan, dayOfMoment } from "./date-span.ts";
import type { FigureView } from "./figure.ts";
import { articleTitle, byId, claimIdsIn, type FigureRecords } from "./records.ts";
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

export interface Timeline {
  /** In order of time within each lane; dates without a year last. */
  readonly entries: readonly TimelineEntry[];
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
  const spanOf = spansOnce();
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
  const heaps = [...events].map(([date, ofDate]) => {
    const span = spanOf(date);
    return [...ofDate].map(([claimId, isInferred]): TimelineEntry => {
      const target: Target = { kind: "claims", claimIds: [claimId] };
      const id = `event~${claimId}~${date}`;
      return { id, lane: "event", label: null, date, span, isInferred, target };
    });
  });
  const shown =
    claimIds === null ? records.articles : records.articles.filter(({ id }) => used.has(id));
  const ofArticles = shown.flatMap((article): readonly TimelineEntry[] => {
    const label = named(articleTitle(article));
    const target: Target = { kind: "article", articleId: article.id };
    const day = dayOfMoment(article.importedAt);
    const brought: TimelineEntry = {
      id: `import~${article.id}`,
      lane: "import",
      label,
      date: day,
      span: spanOf(day),
      isInferred: false,
      target,
    };
    if (article.published === null) return [brought];
    const reported: TimelineEntry = {
      id: `report~${article.id}`,
      lane: "report",
      label,
      date: article.published,
      span: spanOf(article.published),
      isInferred: article.publishedBasis === "inferred",
      target,
    };
    return [reported, brought];
  });
  return {
    entries: inTime([...heaps, ...ofOneDate(ofArticles)]),
    undated: {
      claims: claims.size - dated.size,
      articles: shown.filter(({ published }) => published === null).length,
    },
  };
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

/** Parted by lane and date. */
function ofOneDate(entries: readonly TimelineEntry[]): readonly TimelineEntry[][] {
  const heaps = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    const name = `${entry.lane} ${entry.date}`;
    const heap = heaps.get(name);
    if (heap === undefined) heaps.set(name, [entry]);
    else heap.push(entry);
  }
  return [...heaps.values()];
}

/**
 * By lane and date, of one date by id. Dates are put in order, and not the 100,000 entries that
 * share a few of them.
 *
 * @param heaps each of one lane and date
 */
function inTime(heaps: readonly TimelineEntry[][]): readonly TimelineEntry[] {
  return heaps
    .flatMap((heap) => heap.slice(0, 1).map((first) => ({ first, heap })))
    .sort((a, b) => byDate(a.first, b.first))
    .flatMap(({ heap }) => heap.sort((a, b) => (a.id < b.id ? -1 : 1)));
}

function byDate(a: TimelineEntry, b: TimelineEntry): number {
  return (
    lanes.indexOf(a.lane) - lanes.indexOf(b.lane) ||
    startOf(a) - startOf(b) ||
    (a.date < b.date ? -1 : 1)
  );
}

function startOf({ span }: TimelineEntry): number {
  return span === null ? Number.MAX_SAFE_INTEGER : (span.from ?? span.to ?? 0);
}

/** True for an entry whose date may lie between two days. */
export function liesIn(
  { span }: Pick<TimelineEntry, "span">,
  window: { readonly from: number; readonly to: number },
): boolean {
  if (span === null) return false;
  return (span.from ?? -Infinity) <= window.to && (span.to ?? Infinity) >= window.from;
}
