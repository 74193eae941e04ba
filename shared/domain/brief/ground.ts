import type { Annotation } from "../annotation/annotation.ts";
import type { Article } from "../article/article.ts";
import type { Claim } from "../claim/claim.ts";
import type { Conflict } from "../conflict/conflict.ts";
import type { Evidence, Speaker } from "../evidence/evidence.ts";
import type { ClaimId } from "../ids.ts";
import type { Judgement, JudgementClaim } from "../judgement/judgement.ts";
import type { Lens } from "../lens/lens.ts";
import {
  independentOrigins,
  indexOrigins,
  type OriginCount,
  type OriginIndex,
} from "../origin/independent-origins.ts";
import type { Origin } from "../origin/origin.ts";
import { byMaking, byPosition, type Made } from "../position.ts";
import type { Source } from "../source/source.ts";
import { type RecordOf, ruleOf, type TableName } from "../tables.ts";
import type { TextVersion } from "../text/text-version.ts";

/** The tables a brief is written from. */
export const groundTables = [
  "actors",
  "articles",
  "textVersions",
  "blockDecisions",
  "sources",
  "origins",
  "annotations",
  "claims",
  "evidence",
  "speakers",
  "relations",
  "conflicts",
  "lenses",
  "lensDimensions",
  "impacts",
  "impactDimensions",
  "judgements",
  "judgementClaims",
  "hypotheses",
  "hypothesisClaims",
  "briefs",
  "briefLenses",
  "briefJudgements",
  "briefFigures",
  "paragraphs",
  "citations",
] as const satisfies readonly TableName[];
export type GroundTable = (typeof groundTables)[number];

/** Live rows of a notebook, table by table, as `rowsOf` or the projection gives them. */
export type BriefRows = { readonly [T in GroundTable]: readonly RecordOf<T>[] };

/**
 * The rows that are to be seen: those whose parents are there too (tables.ts).
 * `rowsOf` leaves the others out by itself; the projection keeps them.
 */
export function visibleRows(rows: BriefRows): BriefRows {
  const ids = new Map<string, ReadonlySet<string>>();
  // `groundTables` names parents before their dependants.
  const isThere = (table: string, id: unknown) =>
    typeof id !== "string" || (ids.get(table)?.has(id) ?? true);
  const visible = groundTables.map((table) => {
    const { parents } = ruleOf(table);
    const kept = (rows[table] as readonly Readonly<Record<string, unknown>>[]).filter((row) =>
      Object.entries(parents).every(([field, parent]) => isThere(parent, row[field])),
    );
    ids.set(table, new Set(kept.map((row) => String(row["id"]))));
    return [table, kept] as const;
  });
  // The same tables with fewer rows.
  return Object.fromEntries(visible) as unknown as BriefRows;
}

/** One piece of evidence with the passage it stands on. */
export interface Passage {
  readonly evidence: Evidence;
  readonly annotation: Annotation;
  readonly article: Article;
}

/** The rows of a notebook, looked up the ways a brief needs them. */
export interface Ground {
  readonly rows: BriefRows;
  readonly articles: ReadonlyMap<string, Article>;
  readonly textVersions: ReadonlyMap<string, TextVersion>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly origins: ReadonlyMap<string, Origin>;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly lenses: ReadonlyMap<string, Lens>;
  readonly judgements: ReadonlyMap<string, Judgement>;
  readonly conflicts: ReadonlyMap<string, Conflict>;
  readonly passages: ReadonlyMap<string, Passage>;
  readonly originIndex: OriginIndex<Origin>;
  passagesOfClaim(claimId: string): readonly Passage[];
  speakersOf(evidenceId: string): readonly Speaker[];
  claimsOfJudgement(judgementId: string): readonly JudgementClaim[];
  originsOfClaim(claimId: ClaimId): OriginCount<Origin>;
}

export function groundOf(rows: BriefRows): Ground {
  const articles = byId(rows.articles);
  const annotations = byId(rows.annotations);
  const passages = new Map<string, Passage>();
  const passagesByClaim = new Map<string, Passage[]>();
  for (const evidence of rows.evidence) {
    const annotation = annotations.get(evidence.annotationId);
    const article = annotation === undefined ? undefined : articles.get(annotation.articleId);
    if (annotation === undefined || article === undefined) continue;
    const passage = { evidence, annotation, article };
    passages.set(evidence.id, passage);
    append(passagesByClaim, evidence.claimId, passage);
  }
  const speakers = grouped(rows.speakers, (speaker) => speaker.evidenceId, byPosition);
  const claims = byId(rows.claims);
  const claimsByJudgement = grouped(
    rows.judgementClaims,
    (link) => link.judgementId,
    (a, b) => inTurn(a, b, claims),
  );
  const originIndex = indexOrigins(rows);
  return {
    rows,
    articles,
    textVersions: byId(rows.textVersions),
    sources: byId(rows.sources),
    origins: byId(rows.origins),
    claims,
    lenses: byId(rows.lenses),
    judgements: byId(rows.judgements),
    conflicts: byId(rows.conflicts),
    passages,
    originIndex,
    passagesOfClaim: (claimId) => passagesByClaim.get(claimId) ?? [],
    speakersOf: (evidenceId) => speakers.get(evidenceId) ?? [],
    claimsOfJudgement: (judgementId) => claimsByJudgement.get(judgementId) ?? [],
    originsOfClaim: (claimId) => independentOrigins(claimId, originIndex),
  };
}

function byId<R extends { readonly id: string }>(rows: readonly R[]): ReadonlyMap<string, R> {
  return new Map(rows.map((row) => [row.id, row]));
}

function grouped<R>(
  rows: readonly R[],
  keyOf: (row: R) => string,
  order: (a: R, b: R) => number,
): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) append(groups, keyOf(row), row);
  for (const group of groups.values()) group.sort(order);
  return groups;
}

function append<V>(map: Map<string, V[]>, key: string, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

/** Claims stand under a judgement as they were put there, and those put there together as they were made. */
function inTurn(
  a: JudgementClaim & Made,
  b: JudgementClaim & Made,
  claims: ReadonlyMap<string, Claim & Made>,
): number {
  const [first, second] = [claims.get(a.claimId), claims.get(b.claimId)];
  const isTogether = a.$?.made === b.$?.made;
  return isTogether && first !== undefined && second !== undefined
    ? byMaking(first, second)
    : byMaking(a, b);
}
