import { useCallback } from "react";
import { useNotebook } from "#renderer/db/notebook.ts";
import type { NotebookDatabase } from "#renderer/db/notebook-database.ts";
import { useListed } from "#renderer/db/use-listed.ts";
import { firstOf } from "#renderer/db/use-listed-names.ts";
import { type ClaimView, wholeView } from "#shared/domain/claim/claim-view.ts";
import type { ClaimId } from "#shared/domain/ids.ts";
import {
  claimsRepeating,
  independentOriginsOver,
  indexOrigins,
  type OriginCount,
} from "#shared/domain/origin/independent-origins.ts";
import { byPosition } from "#shared/domain/position.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { ListRow } from "#shared/listing/list-request.ts";

export type ClaimRow = RowOf<"claims">;

/** The newest claims that have the words, in their statement, a quote or a speaker's name, live. */
export function useClaimsMatching(words: string, limit: number): readonly ClaimRow[] {
  const { db } = useNotebook();
  const load = useCallback(
    async (rows: readonly ListRow[]) => {
      const claims = present(await db.claims.bulkGet(keysOf(rows.slice(0, limit))));
      return new Map(claims.map((claim) => [claim.id as string, claim]));
    },
    [db, limit],
  );
  const filter: ClaimView = { ...wholeView, search: words, sort: "newest" };
  return firstOf(useListed({ of: "claims", filter }, null, load), limit);
}

/** The ids of rows of a list, as the tables take them. */
export function keysOf<Id extends string>(rows: readonly ListRow[]): Id[] {
  // A list names each row by the id of its record.
  return rows.map(({ key }) => key as Id);
}

/** The independent origins over these claims and all that they repeat, read from as few rows as it takes. */
export async function originsBehind(
  db: NotebookDatabase,
  claimIds: readonly ClaimId[],
): Promise<OriginCount<RowOf<"origins">>> {
  const relations = await repeatsAround(db, claimIds);
  const group = [...claimsRepeating(claimIds, repeatedIn(relations))];
  const [claims, evidence, origins] = await Promise.all([
    db.claims.bulkGet(group),
    db.evidence.where("claimId").anyOf(group).toArray(),
    db.origins.toArray(),
  ]);
  const isLive = new Set(present(claims).map(({ id }) => id));
  const annotations = await db.annotations.bulkGet(
    evidence.map(({ annotationId }) => annotationId),
  );
  const articles = await db.articles.bulkGet(
    present(annotations).map(({ articleId }) => articleId),
  );
  const liveArticles = new Set(present(articles).map(({ id }) => id));
  return independentOriginsOver(
    claimIds,
    indexOrigins({
      evidence: evidence.filter(({ claimId }) => isLive.has(claimId)),
      origins,
      relations: relations.filter(
        ({ fromClaimId, toClaimId }) => isLive.has(fromClaimId) && isLive.has(toClaimId),
      ),
      annotations: present(annotations).filter(({ articleId }) => liveArticles.has(articleId)),
    }),
  );
}

/** The `repeats` relations that hang together with these claims. */
async function repeatsAround(
  db: NotebookDatabase,
  claimIds: readonly ClaimId[],
): Promise<readonly RowOf<"relations">[]> {
  const found = new Map<string, RowOf<"relations">>();
  const reached = new Set<ClaimId>(claimIds);
  let frontier: readonly ClaimId[] = claimIds;
  while (frontier.length > 0) {
    const [from, to] = await Promise.all([
      db.relations
        .where("fromClaimId")
        .anyOf([...frontier])
        .toArray(),
      db.relations
        .where("toClaimId")
        .anyOf([...frontier])
        .toArray(),
    ]);
    const next: ClaimId[] = [];
    for (const relation of [...from, ...to]) {
      if (relation.kind !== "repeats") continue;
      found.set(relation.id, relation);
      for (const end of [relation.fromClaimId, relation.toClaimId]) {
        if (reached.has(end)) continue;
        reached.add(end);
        next.push(end);
      }
    }
    frontier = next;
  }
  return [...found.values()];
}

function repeatedIn(
  relations: readonly RowOf<"relations">[],
): ReadonlyMap<string, readonly ClaimId[]> {
  return indexOrigins({ evidence: [], origins: [], relations, annotations: [] }).repeated;
}

/** A passage of a claim with all that says where it comes from. */
export interface WeighedPassage {
  readonly evidence: RowOf<"evidence">;
  readonly annotation: RowOf<"annotations">;
  readonly article: RowOf<"articles">;
  readonly speakers: readonly RowOf<"speakers">[];
  readonly origin: RowOf<"origins"> | null;
}

/** The passages behind evidence, in the order given; those of deleted articles are left out. */
export async function passagesBehind(
  db: NotebookDatabase,
  evidence: readonly RowOf<"evidence">[],
): Promise<readonly WeighedPassage[]> {
  const [annotations, origins, speakers] = await Promise.all([
    db.annotations.bulkGet(evidence.map(({ annotationId }) => annotationId)),
    db.origins.bulkGet(evidence.flatMap(({ originId }) => originId ?? [])),
    db.speakers
      .where("evidenceId")
      .anyOf(evidence.map(({ id }) => id))
      .toArray(),
  ]);
  const articles = await db.articles.bulkGet(
    present(annotations).map(({ articleId }) => articleId),
  );
  const articleById = new Map(present(articles).map((article) => [article.id, article]));
  const originById = new Map(present(origins).map((origin) => [origin.id, origin]));
  return evidence.flatMap((piece, index) => {
    const annotation = annotations[index];
    const article = annotation === undefined ? undefined : articleById.get(annotation.articleId);
    if (annotation === undefined || article === undefined) return [];
    const chain = speakers.filter(({ evidenceId }) => evidenceId === piece.id).sort(byPosition);
    const origin = piece.originId === null ? null : (originById.get(piece.originId) ?? null);
    return [{ evidence: piece, annotation, article, speakers: chain, origin }];
  });
}

export function present<Value>(values: readonly (Value | undefined)[]): readonly Value[] {
  return values.filter((value) => value !== undefined);
}
