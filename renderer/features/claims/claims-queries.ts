import { useLiveQuery } from "dexie-react-hooks";
import { claimRowsOf } from "#renderer/db/claim-rows.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import type { NotebookDatabase } from "#renderer/db/notebook-database.ts";
import { type Listed, useListed } from "#renderer/db/use-listed.ts";
import { sentencesOf } from "#shared/anchoring/segments.ts";
import {
  type AssembledClaim,
  type AssembledEvidence,
  type AssembledImpact,
  assembleClaims,
  type ClaimRows,
} from "#shared/domain/claim/assembled-claim.ts";
import type { ClaimView } from "#shared/domain/claim/claim-view.ts";
import type { AnnotationId } from "#shared/domain/ids.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { LikeFilter, ListRow } from "#shared/listing/list-request.ts";
import { inOrder } from "./lens-order.ts";

export type { ClaimRows };
export type NotebookClaim = AssembledClaim<ClaimRows>;
export type ClaimEvidence = AssembledEvidence<ClaimRows>;
export type ClaimImpact = AssembledImpact<ClaimRows>;

/** Some claims of a notebook with all that they hang on. */
export interface NotebookClaims {
  readonly claims: readonly NotebookClaim[];
  readonly rows: ClaimRows;
  /** In the notebook's order, which the keys l 1 to l 9 follow. */
  readonly lenses: readonly RowOf<"lenses">[];
}

/** These claims, in the order asked for; those that are away are left out. Inside a live query: live. */
export async function loadClaims(
  db: NotebookDatabase,
  claimIds: readonly string[],
): Promise<NotebookClaims> {
  return together(await claimRowsOf((table) => db.table(table), claimIds));
}

function together(rows: ClaimRows): NotebookClaims {
  return { claims: assembleClaims(rows), rows, lenses: inOrder(rows.lenses) };
}

/** One claim, with the rows about it. */
export interface OneClaim {
  readonly item: NotebookClaim;
  readonly all: NotebookClaims;
}

/** Claims by their ids, each with the rows it was read with. */
export async function claimsById(
  db: NotebookDatabase,
  claimIds: readonly string[],
): Promise<ReadonlyMap<string, OneClaim>> {
  return byClaim(await loadClaims(db, claimIds));
}

/** Claims by their ids, as a list brings them. */
export function claimsListed(rows: ClaimRows | null): ReadonlyMap<string, OneClaim> {
  return rows === null ? new Map() : byClaim(together(rows));
}

const byClaim = (all: NotebookClaims): ReadonlyMap<string, OneClaim> =>
  new Map(all.claims.map((item) => [item.claim.id, { item, all }]));

/** What a list of claims loads: nothing, since its rows bring all with them. */
const loadListed = async (_: readonly ListRow[], rows: ClaimRows | null) => claimsListed(rows);

/** A claim, live; undefined until it has been read once, null when there is none. */
export function useClaim(claimId: string | null | undefined): OneClaim | null | undefined {
  const { db } = useNotebook();
  const read = useLiveQuery(
    async () => ({
      claimId,
      found: claimId ? ((await claimsById(db, [claimId])).get(claimId) ?? null) : null,
    }),
    [db, claimId],
  );
  // A live query answers with what it had until what is asked for now has come.
  return read?.claimId === claimId ? read?.found : undefined;
}

/** Claims, live, in the order asked for; undefined until they have been read once. */
export function useClaims(claimIds: readonly string[]): NotebookClaims | undefined {
  const { db } = useNotebook();
  return useLiveQuery(() => loadClaims(db, claimIds), [db, claimIds.join()]);
}

/** The lenses in the notebook's order, live. */
export function useLenses(): readonly RowOf<"lenses">[] {
  const { db } = useNotebook();
  return useLiveQuery(async () => inOrder(await db.lenses.toArray()), [db]) ?? noLenses;
}

const noLenses: readonly RowOf<"lenses">[] = [];

/** The claims that a view shows beside others, live; only those on screen are read. */
export function useListedClaims(
  view: ClaimView,
  claimId: string | null | undefined,
): Listed<OneClaim> | undefined {
  const how = { canWait: true, withClaims: true };
  return useListed({ of: "claims", filter: view }, claimId ?? null, loadListed, how);
}

/** How many of the likest claims are looked at. */
const mostLike = 40;

/** Claims that report one of these figures or days, the likest first; undefined until they have been read. */
export function useClaimsLike(filter: LikeFilter): readonly NotebookClaim[] | undefined {
  const listed = useListed({ of: "claims-like", filter }, null, loadListed, { withClaims: true });
  return listed === undefined ? undefined : firstOf(listed, mostLike);
}

/** A marked passage with the sentences around it, where reporters put dates and speakers. */
export interface PassageInContext {
  readonly annotation: RowOf<"annotations">;
  readonly article: RowOf<"articles">;
  readonly sentence: string;
}

/** null when the passage or its article is away. */
export async function passageInContext(
  db: NotebookDatabase,
  annotationId: AnnotationId,
): Promise<PassageInContext | null> {
  const annotation = await db.annotations.get(annotationId);
  if (annotation === undefined) return null;
  const [article, version] = await Promise.all([
    db.articles.get(annotation.articleId),
    db.textVersions.get(annotation.textVersionId),
  ]);
  if (article === undefined) return null;
  // A region of a page stands in no sentence.
  if ((annotation.region ?? null) !== null) return { annotation, article, sentence: "" };

  const text = version === undefined ? undefined : await db.texts.get(version.textHash);
  const block = version?.blocks.find(
    ({ start, end }) => start <= annotation.start && annotation.start < end,
  );
  // Without the text the marked words are all there is to read.
  if (text === undefined || block === undefined) {
    return { annotation, article, sentence: annotation.exact };
  }
  const words = text.text.slice(block.start, block.end);
  const touched = sentencesOf(words, article.language ?? "und").filter(
    (range) =>
      block.start + range.start < annotation.end && block.start + range.end > annotation.start,
  );
  const first = touched[0];
  const last = touched.at(-1);
  const sentence =
    first === undefined || last === undefined
      ? annotation.exact
      : words.slice(first.start, last.end);
  return { annotation, article, sentence };
}

/** The first claims of a list, as far as they have been read. */
export function firstOf(listed: Listed<OneClaim>, count: number): readonly NotebookClaim[] {
  return Array.from({ length: Math.min(count, listed.length) }, (_, index) => listed.at(index))
    .filter((one) => one !== undefined)
    .map(({ item }) => item);
}
