import { type DateSpan, dateSpan, dayOfMoment } from "./date-span.ts";
import type { FigureView } from "./figure.ts";
import { articleTitle, byId, claimsIn, type FigureRecords } from "./records.ts";
import type { Target } from "./scene.ts";

/** What a date is the date of. They are never drawn on one row: a report is not what it reports. */
export const lanes = ["event", "report", "import"] as const;
export type Lane = (typeof lanes)[number];

export interface TimelineEntry {
  readonly id: string;
  readonly lane: Lane;
  readonly label: string;
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
  const claims = byId(claimsIn(records, claimIds));
  const annotations = byId(records.annotations);
  const articles = byId(records.articles);
  const events = new Map<string, TimelineEntry>();
  const dated = new Set<string>();
  const used = new Set<string>();
  for (const evidence of records.evidence) {
    const claim = claims.get(evidence.claimId);
    const { annotationId } = evidence;
    const articleId =
      records.articleOfPassage?.get(annotationId) ?? annotations.get(annotationId)?.articleId;
    const article = articles.get(articleId ?? "");
    if (claim === undefined || article === undefined) continue;
    used.add(article.id);
    if (evidence.date === null) continue;
    dated.add(claim.id);
    const id = `event~${claim.id}~${evidence.date}`;
    // Several passages that give a claim one date are one event; one that states it is enough.
    const isInferred = (events.get(id)?.isInferred ?? true) && evidence.dateBasis === "inferred";
    events.set(id, {
      id,
      lane: "event",
      label: claim.statement,
      date: evidence.date,
      span: dateSpan(evidence.date),
      isInferred,
      target: { kind: "claims", claimIds: [claim.id] },
    });
  }
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
      span: dateSpan(day),
      isInferred: false,
      target,
    };
    if (article.published === null) return [brought];
    const reported: TimelineEntry = {
      id: `report~${article.id}`,
      lane: "report",
      label,
      date: article.published,
      span: dateSpan(article.published),
      isInferred: article.publishedBasis === "inferred",
      target,
    };
    return [reported, brought];
  });
  return {
    entries: [...events.values(), ...ofArticles].sort(inTime),
    undated: {
      claims: claims.size - dated.size,
      articles: shown.filter(({ published }) => published === null).length,
    },
  };
}

function inTime(a: TimelineEntry, b: TimelineEntry): number {
  return (
    lanes.indexOf(a.lane) - lanes.indexOf(b.lane) ||
    startOf(a) - startOf(b) ||
    (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1)
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
