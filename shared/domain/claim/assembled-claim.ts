import type { Annotation } from "../annotation/annotation.ts";
import type { Article } from "../article/article.ts";
import { type Conflict, isOpen } from "../conflict/conflict.ts";
import { type Drift, driftConflict, driftsAmong } from "../evidence/drift.ts";
import { eventLinkIn } from "../evidence/event-link.ts";
import type { Evidence, Speaker } from "../evidence/evidence.ts";
import type { Impact, ImpactDimension } from "../impact/impact.ts";
import { openDimensions, peopleOf } from "../impact/open-dimensions.ts";
import type { Lens, LensDimension } from "../lens/lens.ts";
import {
  independentOrigins,
  indexOrigins,
  type OriginCount,
  type OriginIndex,
} from "../origin/independent-origins.ts";
import type { Origin } from "../origin/origin.ts";
import { byPosition } from "../position.ts";
import type { RowOf } from "../record.ts";
import type { Relation } from "../relation/relation.ts";
import type { Reliability, Source } from "../source/source.ts";
import type { Claim } from "./claim.ts";
import { type Standing, standingOf } from "./standing.ts";
import { type Unfinished, unfinishedOf } from "./unfinished.ts";

/** The tables a claim is assembled from. Rows whose parents are away may be among them; they are left out. */
export interface ClaimRecords {
  readonly claims: readonly Claim[];
  readonly evidence: readonly Evidence[];
  readonly speakers: readonly Speaker[];
  readonly annotations: readonly Annotation[];
  readonly articles: readonly Article[];
  readonly origins: readonly Origin[];
  readonly sources: readonly Source[];
  readonly relations: readonly Relation[];
  /** One whose relation or other end is away counts as unfinished all the same: whoever shows that leaves it out. */
  readonly conflicts: readonly Conflict[];
  readonly lenses: readonly Lens[];
  readonly lensDimensions: readonly LensDimension[];
  readonly impacts: readonly Impact[];
  readonly impactDimensions: readonly ImpactDimension[];
}

/** The same as a notebook's projection has them. */
export type ClaimRows = { readonly [T in keyof ClaimRecords]: readonly RowOf<T>[] };

/** The tables that claims are assembled from: the texts of a large notebook are not among them. */
export const claimTables = [
  "claims",
  "evidence",
  "speakers",
  "annotations",
  "articles",
  "origins",
  "sources",
  "relations",
  "conflicts",
  "lenses",
  "lensDimensions",
  "impacts",
  "impactDimensions",
] as const satisfies readonly (keyof ClaimRecords)[];

type Rows<R extends ClaimRecords, T extends keyof ClaimRecords> = R[T][number];

/** A passage of a claim with what it hangs on. Speakers stand outermost first. */
export interface AssembledEvidence<R extends ClaimRecords = ClaimRecords> {
  readonly evidence: Rows<R, "evidence">;
  readonly annotation: Rows<R, "annotations">;
  readonly article: Rows<R, "articles">;
  readonly speakers: readonly Rows<R, "speakers">[];
  readonly origin: Rows<R, "origins"> | null;
  /** The innermost registered speaker, or else the article's author or publisher. */
  readonly source: Rows<R, "sources"> | null;
}

export interface AssembledImpact<R extends ClaimRecords = ClaimRecords> {
  readonly impact: Rows<R, "impacts">;
  readonly lens: Rows<R, "lenses">;
  readonly answers: readonly Rows<R, "impactDimensions">[];
  /** How many people a sentiment speaks for; null for other lenses and where nobody has said. */
  readonly people: number | null;
}

/** A claim with all that is known of it: what the board, the panel and the command line show. */
export interface AssembledClaim<R extends ClaimRecords = ClaimRecords> {
  readonly claim: Rows<R, "claims">;
  readonly evidence: readonly AssembledEvidence<R>[];
  /** In the notebook's order of lenses; a lens without a decision is missing. */
  readonly impacts: readonly AssembledImpact<R>[];
  readonly standing: Standing;
  readonly origins: OriginCount;
  /** Drifts among its passages, those already in the register included. */
  readonly drifts: readonly Drift[];
  readonly unfinished: readonly Unfinished[];
}

/** Assembles all claims of a notebook, in the order given. Linear in the number of records. */
export function assembleClaims<R extends ClaimRecords>(records: R): readonly AssembledClaim<R>[] {
  const ground = groundOf(records);
  return records.claims.map((claim) => assembleClaim(claim, ground));
}

interface Ground<R extends ClaimRecords> {
  readonly evidence: ReadonlyMap<string, readonly AssembledEvidence<R>[]>;
  readonly impacts: ReadonlyMap<string, readonly AssembledImpact<R>[]>;
  readonly lenses: readonly Rows<R, "lenses">[];
  readonly dimensions: readonly LensDimension[];
  readonly conflictIds: ReadonlySet<string>;
  /** Of each claim and passage the open conflicts that it is an end of. */
  readonly openConflicts: ReadonlyMap<string, readonly Conflict[]>;
  readonly origins: OriginIndex;
}

function groundOf<R extends ClaimRecords>(records: R): Ground<R> {
  const annotations = byId(records.annotations);
  const articles = byId(records.articles);
  const origins = byId(records.origins);
  const sources = byId(records.sources);
  const lenses = records.lenses.toSorted(byPosition);
  const lensById = byId(records.lenses);
  const speakers = groupBy(records.speakers.toSorted(byPosition), (speaker) => speaker.evidenceId);
  const answers = groupBy(records.impactDimensions, (answer) => answer.impactId);

  const evidence: AssembledEvidence<R>[] = [];
  for (const item of records.evidence) {
    const annotation = annotations.get(item.annotationId);
    const article = annotation === undefined ? undefined : articles.get(annotation.articleId);
    if (annotation === undefined || article === undefined) continue;
    const chain = speakers.get(item.id) ?? [];
    evidence.push({
      evidence: item,
      annotation,
      article,
      speakers: chain,
      origin: origins.get(item.originId ?? "") ?? null,
      source: sources.get(sourceIdOf(chain, article) ?? "") ?? null,
    });
  }

  const impacts: AssembledImpact<R>[] = [];
  for (const impact of records.impacts) {
    const lens = lensById.get(impact.lensId);
    if (lens === undefined) continue;
    const given = answers.get(impact.id) ?? [];
    impacts.push({ impact, lens, answers: given, people: peopleOf(impact, given) });
  }
  impacts.sort((a, b) => lenses.indexOf(a.lens) - lenses.indexOf(b.lens));

  return {
    evidence: groupBy(evidence, (item) => item.evidence.claimId),
    impacts: groupBy(impacts, (item) => item.impact.claimId),
    lenses,
    dimensions: records.lensDimensions.toSorted(byPosition),
    conflictIds: new Set(records.conflicts.map((conflict) => conflict.id)),
    openConflicts: openConflictsByEnd(records.conflicts),
    // Passages of an article that is away are hidden with it, so they count for nothing meanwhile.
    origins: indexOrigins({
      ...records,
      annotations: records.annotations.filter((annotation) => articles.has(annotation.articleId)),
    }),
  };
}

function assembleClaim<R extends ClaimRecords>(
  claim: Rows<R, "claims">,
  ground: Ground<R>,
): AssembledClaim<R> {
  const evidence = ground.evidence.get(claim.id) ?? [];
  const impacts = ground.impacts.get(claim.id) ?? [];
  const reported = evidence.map((item) => item.evidence);
  const drifts = driftsAmong(
    // One passage alone can not drift, and most claims have one: their words are not read.
    evidence.length < 2
      ? []
      : evidence.map((item) => ({ ...item.evidence, link: eventLinkIn(item.annotation.exact) })),
  );
  return {
    claim,
    evidence,
    impacts,
    standing: standingOf(reported),
    origins: independentOrigins(claim.id, ground.origins),
    drifts,
    unfinished: unfinishedOf({
      claim,
      evidence: reported,
      spokenEvidenceIds: new Set(
        evidence.filter((item) => item.speakers.length > 0).map((item) => item.evidence.id),
      ),
      lensIds: ground.lenses.map((lens) => lens.id),
      decidedLensIds: new Set(impacts.map((item) => item.lens.id)),
      open: impacts.flatMap(({ impact, answers }) =>
        openDimensions(impact, ground.dimensions, answers).map((dimension) => ({
          lensId: impact.lensId,
          dimensionId: dimension.id,
        })),
      ),
      drifts: drifts.filter((drift) => !ground.conflictIds.has(driftConflict(drift, null).id)),
      openConflictIds: [
        ...new Set(
          [claim.id, ...reported.map(({ id }) => id)].flatMap((end) =>
            (ground.openConflicts.get(end) ?? []).map(({ id }) => id),
          ),
        ),
      ],
    }),
  };
}

function openConflictsByEnd(
  conflicts: readonly Conflict[],
): ReadonlyMap<string, readonly Conflict[]> {
  const ends = conflicts
    .filter(isOpen)
    .flatMap((conflict) => [conflict.leftId, conflict.rightId].map((end) => ({ end, conflict })));
  const byEnd = new Map<string, Conflict[]>();
  for (const { end, conflict } of ends) {
    const some = byEnd.get(end);
    if (some === undefined) byEnd.set(end, [conflict]);
    else some.push(conflict);
  }
  return byEnd;
}

/** The letters behind a claim: of the sources of its supporting passages, each once, best first, unrated last. */
export function reliabilitiesOf(
  evidence: readonly Pick<AssembledEvidence, "evidence" | "source">[],
): readonly (Reliability | null)[] {
  const letters = evidence
    .filter((item) => item.evidence.bearing !== "disputes")
    .map((item) => item.source?.reliability ?? null);
  return [...new Set(letters)].sort((a, b) => (a ?? "Z").localeCompare(b ?? "Z"));
}

function sourceIdOf(chain: readonly Speaker[], article: Article): string | null {
  const spoken = chain.findLast((speaker) => speaker.sourceId !== null);
  return spoken?.sourceId ?? article.authorSourceId ?? article.publisherSourceId;
}

function byId<Value extends { readonly id: string }>(rows: readonly Value[]): Map<string, Value> {
  return new Map(rows.map((row) => [row.id, row]));
}

function groupBy<Value>(
  rows: readonly Value[],
  keyOf: (row: Value) => string,
): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
