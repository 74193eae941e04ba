import type { Article } from "../domain/article/article.ts";
import { type ClaimRecords, claimTables } from "../domain/claim/assembled-claim.ts";
import type { Hypothesis, HypothesisClaim } from "../domain/hypothesis/hypothesis.ts";
import type { DatedFilter } from "../listing/list-request.ts";

/** The tables that figures are drawn from. Rows whose parents are away may be among them. */
export type FigureRecords = ClaimRecords & {
  readonly hypotheses: readonly Hypothesis[];
  readonly hypothesisClaims: readonly HypothesisClaim[];
  /** How many claims the figure is about, where only those of the part shown were read. */
  readonly claimCount?: number;
  /** All claims in order, where of their rows none was read: the words of those drawn come by `statementOf`. */
  readonly claimIds?: readonly string[];
  readonly statementOf?: (claimId: string) => string;
  /** Passages that are away, by themselves or with their article, where the passages were not read. */
  readonly awayPassages?: ReadonlySet<string>;
  /** How many articles bear each date, where of their rows none was read: those drawn come by `articlesOn`. */
  readonly datesOfArticles?: {
    readonly groups: readonly (Pick<ArticlesWanted, "lane" | "date"> & { readonly size: number })[];
    /** Articles without a date of publication. */
    readonly undated: number;
  };
  readonly articlesOn?: (wanted: ArticlesWanted) => readonly ArticleOnDate[];
};

/** Of the articles that bear a date, in order of id, those from one place to another. */
export interface ArticlesWanted {
  readonly lane: DatedFilter["as"];
  readonly date: string;
  readonly from: number;
  readonly to: number;
}

export type ArticleOnDate = Pick<Article, "id" | "title" | "originalName" | "publishedBasis">;

/** The names of those tables, for whoever reads them. */
export const figureTables = [
  ...claimTables,
  "hypotheses",
  "hypothesisClaims",
] as const satisfies readonly (keyof ClaimRecords | "hypotheses" | "hypothesisClaims")[];

/** The claims a figure is about: those of a brief in the order of the brief. */
export function claimsIn(
  { claims }: Pick<FigureRecords, "claims">,
  claimIds: ReadonlySet<string> | null,
): FigureRecords["claims"] {
  if (claimIds === null) return claims;
  const known = byId(claims);
  return [...claimIds].flatMap((id) => known.get(id) ?? []);
}

/** The same by their ids alone. */
export function claimIdsIn(
  records: Pick<FigureRecords, "claims" | "claimIds">,
  claimIds: ReadonlySet<string> | null,
): readonly string[] {
  if (records.claimIds === undefined) return claimsIn(records, claimIds).map(({ id }) => id);
  return claimIds === null
    ? records.claimIds
    : records.claimIds.filter((claimId) => claimIds.has(claimId));
}

/** What a claim says, by its id. */
export function statementsOf({
  claims,
  statementOf,
}: Pick<FigureRecords, "claims" | "statementOf">): (claimId: string) => string {
  if (statementOf !== undefined) return statementOf;
  const known = byId(claims);
  return (claimId) => known.get(claimId)?.statement ?? "";
}

/**
 * The records of some claims alone, so that drawing thirty of a hundred thousand costs one
 * pass over each table.
 */
export function recordsOfClaims(
  records: FigureRecords,
  claims: FigureRecords["claims"],
): FigureRecords {
  const ids = new Set<string>(claims.map(({ id }) => id));
  const evidence = records.evidence.filter(({ claimId }) => ids.has(claimId));
  const evidenceIds = new Set<string>(evidence.map(({ id }) => id));
  const impacts = records.impacts.filter(({ claimId }) => ids.has(claimId));
  const impactIds = new Set<string>(impacts.map(({ id }) => id));
  return {
    ...records,
    claims,
    evidence,
    impacts,
    speakers: records.speakers.filter(({ evidenceId }) => evidenceIds.has(evidenceId)),
    impactDimensions: records.impactDimensions.filter(({ impactId }) => impactIds.has(impactId)),
  };
}

export function byId<Row extends { readonly id: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** An article's title, or the name of its file. */
export function articleTitle(article: {
  readonly title: string | null;
  readonly originalName: string;
}): string {
  return article.title ?? article.originalName;
}
