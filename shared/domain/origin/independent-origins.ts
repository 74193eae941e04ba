import type { Evidence } from "../evidence/evidence.ts";
import type { ArticleId, ClaimId, OriginId } from "../ids.ts";
import type { Relation } from "../relation/relation.ts";
import type { Origin } from "./origin.ts";

type ReportedPassage = Pick<
  Evidence,
  "claimId" | "annotationId" | "bearing" | "originStanding" | "originId"
>;

/** What the count needs of a notebook, as the tables hold it. */
export interface OriginRecords<O extends Origin = Origin> {
  readonly evidence: readonly ReportedPassage[];
  readonly origins: readonly O[];
  readonly relations: readonly Pick<Relation, "kind" | "fromClaimId" | "toClaimId">[];
  readonly annotations: readonly { readonly id: string; readonly articleId: ArticleId }[];
}

/** The same, looked up by id: made once with `indexOrigins`, then asked for many claims. */
export interface OriginIndex<O extends Origin = Origin> {
  /** Supporting passages by claim. */
  readonly support: ReadonlyMap<string, readonly ReportedPassage[]>;
  readonly origins: ReadonlyMap<string, O>;
  /** For each claim the claims that `repeats` ties it to, both ways. */
  readonly repeated: ReadonlyMap<string, readonly ClaimId[]>;
  readonly articleOfAnnotation: ReadonlyMap<string, ArticleId>;
}

/** How many independent origins stand behind a claim, and what was not counted. */
export interface OriginCount<O extends Origin = Origin> {
  /** Distinct articles with a supporting passage. */
  readonly articles: number;
  readonly articleIds: readonly ArticleId[];
  /** The independent origins: distinct roots, in order of id. */
  readonly known: readonly O[];
  /** Supporting passages whose origin was looked for and is not stated. */
  readonly unknown: number;
  /** Supporting passages whose origin nobody has looked for yet. */
  readonly unset: number;
  /** Supporting passages that give their author's own judgement or feeling. */
  readonly ownJudgement: number;
  /** Two or more articles that all rest on one origin: agreement, not corroboration. */
  readonly isCircular: boolean;
}

export function indexOrigins<O extends Origin>(records: OriginRecords<O>): OriginIndex<O> {
  const support = new Map<string, ReportedPassage[]>();
  for (const passage of records.evidence) {
    if (passage.bearing === "supports") append(support, passage.claimId, passage);
  }
  const repeated = new Map<string, ClaimId[]>();
  for (const { kind, fromClaimId, toClaimId } of records.relations) {
    if (kind !== "repeats") continue;
    append(repeated, fromClaimId, toClaimId);
    append(repeated, toClaimId, fromClaimId);
  }
  return {
    support,
    repeated,
    origins: new Map(records.origins.map((origin) => [origin.id, origin])),
    articleOfAnnotation: new Map(records.annotations.map(({ id, articleId }) => [id, articleId])),
  };
}

/**
 * Counts the independent origins of a claim: the distinct known root origins over its
 * supporting evidence and that of the claims it repeats, however many steps away.
 * What is unknown, not looked for, or an author's own judgement is never counted.
 */
export function independentOrigins<O extends Origin>(
  claimId: ClaimId,
  index: OriginIndex<O>,
): OriginCount<O> {
  return independentOriginsOver([claimId], index);
}

/** The same count for several claims taken together, as under one judgement. */
export function independentOriginsOver<O extends Origin>(
  claimIds: Iterable<ClaimId>,
  index: OriginIndex<O>,
): OriginCount<O> {
  const articles = new Set<ArticleId>();
  const known = new Map<string, O>();
  const articlesWithKnown = new Set<ArticleId>();
  let unknown = 0;
  let unset = 0;
  let ownJudgement = 0;

  for (const passage of supportOf(claimIds, index)) {
    const articleId = index.articleOfAnnotation.get(passage.annotationId);
    // The article was deleted: its passages are hidden with it and come back with it.
    if (articleId === undefined) continue;
    articles.add(articleId);

    if (passage.originStanding === "unknown") {
      unknown += 1;
      continue;
    }
    const root =
      passage.originStanding === "known" && passage.originId !== null
        ? rootOrigin(passage.originId, index.origins)
        : null;
    if (root === null) {
      unset += 1;
    } else if (root.kind === "own-judgement") {
      ownJudgement += 1;
    } else {
      known.set(root.id, root);
      articlesWithKnown.add(articleId);
    }
  }

  return {
    articles: articles.size,
    articleIds: [...articles].sort(),
    known: [...known.values()].sort(byId),
    unknown,
    unset,
    ownJudgement,
    isCircular: known.size === 1 && articlesWithKnown.size >= 2,
  };
}

/** The claim and every claim tied to it by `repeats`, directly or through others. */
export function claimsRepeating(
  claimIds: Iterable<ClaimId>,
  repeated: OriginIndex["repeated"],
): ReadonlySet<ClaimId> {
  const group = new Set<ClaimId>(claimIds);
  // A Set hands out what is added while it is walked, so this reaches every step.
  for (const claimId of group) {
    for (const other of repeated.get(claimId) ?? []) group.add(other);
  }
  return group;
}

/**
 * Where a piece of information first came from, following `derivedFromId`; null when the
 * origin itself is gone. The walk ends at an author's own judgement: what is derived
 * from a judgement is that judgement, whatever its author had read.
 *
 * Origins that name each other in a circle, or share a parent that was deleted, have
 * one root between them, the one with the smallest id: a gap in the record must not
 * make one origin look like two.
 */
export function rootOrigin<O extends Origin>(
  originId: OriginId,
  origins: ReadonlyMap<string, O>,
): O | null {
  const start = origins.get(originId);
  if (start === undefined) return null;
  const path: O[] = [];
  let current = start;
  for (;;) {
    if (current.kind === "own-judgement" || current.derivedFromId === null) return current;
    const circleFrom = path.indexOf(current);
    if (circleFrom !== -1) return smallest(path.slice(circleFrom), current);
    path.push(current);
    const parentId: OriginId = current.derivedFromId;
    const parent = origins.get(parentId);
    if (parent === undefined) {
      const siblings = [...origins.values()].filter((origin) => origin.derivedFromId === parentId);
      return smallest(siblings, current);
    }
    current = parent;
  }
}

/** The origins that a new parent would not turn into a circle: all but the origin itself and what derives from it. */
export function possibleParents<O extends Origin>(
  originId: OriginId,
  origins: readonly O[],
): readonly O[] {
  const derived = new Set<string>([originId]);
  for (const id of derived) {
    for (const origin of origins) if (origin.derivedFromId === id) derived.add(origin.id);
  }
  return origins.filter((origin) => !derived.has(origin.id));
}

function* supportOf(claimIds: Iterable<ClaimId>, index: OriginIndex): Iterable<ReportedPassage> {
  for (const claimId of claimsRepeating(claimIds, index.repeated)) {
    yield* index.support.get(claimId) ?? [];
  }
}

function smallest<O extends Origin>(origins: readonly O[], first: O): O {
  return origins.reduce((least, origin) => (origin.id < least.id ? origin : least), first);
}

function byId(a: Origin, b: Origin): number {
  return a.id < b.id ? -1 : 1;
}

function append<V>(map: Map<string, V[]>, key: string, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
